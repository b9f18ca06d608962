package org.djust.it.cluster;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Cluster} parameter: one for the whole run, healed before each test that asks for it. When a test
 * fails, the logs of the nodes get the stacks of all their threads.
 */
public final class ClusterExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);

    private record Shared(Cluster cluster) implements CloseableResource, AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Cluster cluster = context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(Cluster.class, key -> new Shared(new Cluster()), Shared.class).cluster();
        cluster.heal();
        return cluster;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Shared shared = context.getRoot().getStore(NAMESPACE).get(Cluster.class, Shared.class);
        if (shared != null && context.getExecutionException().isPresent()) {
            shared.cluster.nodes().stream().filter(Node::isReady).forEach(Node::printStacks);
        }
    }
}
