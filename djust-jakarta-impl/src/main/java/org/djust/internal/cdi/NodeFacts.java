package org.djust.internal.cdi;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.djust.NodeInfo;

/** What this node tells others of itself, as {@link NodeInfo} lists it. */
final class NodeFacts implements Supplier<Map<String, String>> {

    private final Map<String, String> facts;
    private final LongSupplier views;

    NodeFacts(String name, String contextPath, LongSupplier views) {
        String version = Optional.ofNullable(NodeFacts.class.getPackage().getImplementationVersion()).orElse("unknown");
        this.facts = Map.of("name", name, "context-path", contextPath, "started", Instant.now().toString(), "version",
                version);
        this.views = views;
    }

    @Override
    public Map<String, String> get() {
        Map<String, String> all = new HashMap<>(facts);
        all.put("views", Long.toString(views.getAsLong()));
        return all;
    }
}
