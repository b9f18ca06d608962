package org.djust.internal.view;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.djust.Diagnostics;
import org.djust.internal.cluster.Standing;

/** Tells how one node is, from what it counts anyway. */
final class NodeDiagnostics implements Diagnostics {

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
        stats.put("connections", connections.getAsInt());
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
