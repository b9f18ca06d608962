package org.djust.internal.cdi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.djust.Diagnostics;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The application's node for MicroProfile Metrics: each figure of {@link Diagnostics#stats} is a gauge, {@code djust.} and its name. A bean
 * only where the server has that API, and because Payara gives a registry to none but fields of beans. Any thread may read gauges.
 */
@Singleton
class NodeMetrics implements AutoCloseable {

    private static final String PREFIX = "djust.";
    /** A server that collects reads all gauges one after the other. */
    private static final long SAME_COLLECTION = Duration.ofMillis(100).toNanos();

    @Inject
    Instance<MetricRegistry> registries;

    private final List<MetricID> gauges = new ArrayList<>();
    private volatile Collected last;

    private record Collected(Map<String, Number> figures, long at) {
    }

    /** Shows all figures that the node has, if the server has a registry for the application. */
    void start(Diagnostics diagnostics, String contextPath) {
        if (registries.isResolvable()) {
            diagnostics.stats().keySet().forEach(name -> add(diagnostics, name, new Tag("context", contextPath)));
        }
    }

    private void add(Diagnostics diagnostics, String figure, Tag application) {
        MetricID id = new MetricID(PREFIX + figure, application);
        registries.get().gauge(id, () -> figure(diagnostics, figure));
        gauges.add(id);
    }

    private Number figure(Diagnostics diagnostics, String figure) {
        Collected collected = last;
        if (collected == null || System.nanoTime() - collected.at > SAME_COLLECTION) {
            collected = new Collected(diagnostics.stats(), System.nanoTime());
            last = collected;
        }
        return collected.figures.getOrDefault(figure, 0);
    }

    @Override
    public void close() {
        gauges.forEach(gauge -> registries.get().remove(gauge));
        gauges.clear();
    }
}
