package org.djust.it.cluster;

import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Cluster} or {@link Pair} parameter: one of each for the whole run, and the cluster healed before each
 * test that asks for it. When a test fails, the logs of the nodes get the stacks of all their threads.
 */
public final class ClusterExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);

    private record Shared<T extends AutoCloseable>(T servers) implements CloseableResource, AutoCloseable {
        @Override
        public void close() throws Exception {
            servers.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cluster.class || type == Pair.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Pair.class) {
            return shared(context, Pair.class, Pair::new);
        }
        Cluster cluster = shared(context, Cluster.class, Cluster::new);
        cluster.heal();
        return cluster;
    }

    private static <T extends AutoCloseable> T shared(ExtensionContext context, Class<T> type, Supplier<T> begin) {
        return type.cast(context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(type, key -> new Shared<>(begin.get()), Shared.class).servers());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            existing(context, Cluster.class).ifPresent(
                    cluster -> cluster.nodes().stream().filter(Node::isReady).forEach(Node::printStacks));
            existing(context, Pair.class).ifPresent(pair -> pair.nodes().forEach(PairNode::printStacks));
        }
    }

    private static <T> Optional<T> existing(ExtensionContext context, Class<T> type) {
        return Optional.ofNullable(context.getRoot().getStore(NAMESPACE).get(type, Shared.class))
                .map(shared -> type.cast(shared.servers()));
    }
}
