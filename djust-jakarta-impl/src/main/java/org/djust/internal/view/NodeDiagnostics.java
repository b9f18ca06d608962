package org.djust.internal.view;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.djust.Diagnostics;
import org.djust.internal.cluster.Standing;
import org.djust.spi.Histogram;

/** Tells how one node is, from what it counts anyway. */
final class NodeDiagnostics implements Diagnostics {

    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;

    private final Services services;
    private final IntSupplier views;
    private final IntSupplier connections;
    private final Supplier<Census> census;
    private final BooleanSupplier draining;

    NodeDiagnostics(Services services, IntSupplier views, IntSupplier connections, Supplier<Census> census,
            BooleanSupplier draining) {
        this.services = services;
        this.views = views;
        this.connections = connections;
        this.census = census;
        this.draining = draining;
    }

    @Override
    public Map<String, RoleHealth> healthCheck() {
        StoreReport report = services.store().report();
        Map<String, String> details = new TreeMap<>(report.details());
        if (draining.getAsBoolean()) {
            details.put("reason", Messages.draining());
        }
        return Map.of(Store.ROLE, new RoleHealth(report.up() && !draining.getAsBoolean(),
                services.config().backends().state(), report.age(), details), Standing.ROLE,
                services.membership().standing().health(services.config().backends().cluster()));
    }

    @Override
    public Map<String, Number> stats() {
        Map<String, Number> stats = services.stats().figures();
        Census counted = census.get();
        stats.put("views", views.getAsInt());
        stats.put("views-connected", counted.connected());
        stats.put("views-dirty", counted.dirty());
        counted.byName().forEach((view, count) -> stats.put("views." + view, count));
        stats.put("mailbox-waiting", counted.waiting());
        stats.put("mailbox-deepest", counted.deepest());
        stats.put("connections", connections.getAsInt());
        Histogram commits = services.store().commitMicros();
        stats.put("commit-p50-us", commits.quantile(MEDIAN));
        stats.put("commit-p99-us", commits.quantile(SLOWEST));
        services.presences().statistics().forEach((name, value) -> stats.put("presence." + name, value));
        services.membership().standing().addTo(stats);
        services.store().backend().statistics().forEach((name, value) -> stats.put(Store.ROLE + "." + name, value));
        services.channels().statistics().forEach((name, value) -> stats.put("channel." + name, value));
        return stats;
    }

    @Override
    public MemoryStats memoryStats() {
        Census counted = census.get();
        return new MemoryStats(views.getAsInt(), counted.bytes(), counted.largest(),
                Map.copyOf(services.store().backend().statistics()));
    }
}
