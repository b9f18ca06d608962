package org.djust.internal.cdi;

import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import org.djust.Diagnostics;
import org.djust.internal.cluster.Standing;
import org.djust.internal.view.Node;
import org.djust.internal.view.Store;

/**
 * Tells how the application's node is, and what holds without one: servers ask before the application has started.
 * Thread-safe. Not proxied: proxies fail on threads that no application owns.
 */
@Singleton
class ApplicationDiagnostics implements Diagnostics {

    private volatile String contextPath = "/";
    private volatile Diagnostics now = down("The application has not started yet.");

    /** The application's path on its server, {@code /} at the root and while it isn't known. */
    String contextPath() {
        return contextPath;
    }

    /** @param path as servlets have it */
    void deployedAt(String path) {
        contextPath = path.isEmpty() ? "/" : path;
    }

    void started(Node node) {
        now = node.diagnostics();
    }

    void stopped() {
        now = down("The application has stopped.");
    }

    private static Diagnostics down(String reason) {
        RoleHealth health = new RoleHealth(false, "", null, Map.of("reason", reason));
        return new Absent(Map.of(Store.ROLE, health, Standing.ROLE, health));
    }

    @Override
    public Map<String, RoleHealth> healthCheck() {
        return now.healthCheck();
    }

    @Override
    public Map<String, Number> stats() {
        return now.stats();
    }

    @Override
    public MemoryStats memoryStats() {
        return now.memoryStats();
    }

    private record Absent(Map<String, RoleHealth> healthCheck) implements Diagnostics {

        @Override
        public Map<String, Number> stats() {
            return Map.of();
        }

        @Override
        public MemoryStats memoryStats() {
            return new MemoryStats(0, 0, List.of(), Map.of());
        }
    }
}
