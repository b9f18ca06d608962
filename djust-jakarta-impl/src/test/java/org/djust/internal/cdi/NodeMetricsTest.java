package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;

import org.djust.Diagnostics;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;

/** What a server that has MicroProfile Metrics is shown. */
class NodeMetricsTest {

    private static final Map<String, Supplier<?>> GAUGES = new HashMap<>();

    /** As Payara's: it asks for the field that the registry is injected into. */
    static class Registries {

        @Produces
        MetricRegistry registry(InjectionPoint point) {
            point.getAnnotated().getAnnotation(Deprecated.class);
            return (MetricRegistry) Proxy.newProxyInstance(MetricRegistry.class.getClassLoader(),
                    new Class<?>[] {MetricRegistry.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("gauge")) {
                            GAUGES.put(arguments[0].toString(), (Supplier<?>) arguments[1]);
                            return null;
                        }
                        return GAUGES.remove(((MetricID) arguments[0]).toString()) != null;
                    });
        }
    }

    private record Fixed(Map<String, Number> stats) implements Diagnostics {

        @Override
        public Map<String, RoleHealth> healthCheck() {
            return Map.of();
        }

        @Override
        public MemoryStats memoryStats() {
            return new MemoryStats(0, 0, List.of(), Map.of());
        }
    }

    @Test
    void everyFigureIsAGaugeOfTheApplicationUntilTheNodeStops() {
        try (Container container = Container.of(Registries.class)) {
            NodeMetrics metrics = container.get(NodeMetrics.class);
            metrics.start(new Fixed(Map.of("events", 7L, "views.CartView", 2)), "/shop");
            Map<String, Object> shown = new HashMap<>();
            GAUGES.forEach((name, value) -> shown.put(name, value.get()));
            assertEquals(Map.of(new MetricID("djust.events", tag()).toString(), 7L,
                    new MetricID("djust.views.CartView", tag()).toString(), 2), shown);
            metrics.close();
            assertEquals(Map.of(), GAUGES);
        }
    }

    private static Tag tag() {
        return new Tag("context", "/shop");
    }

    @Test
    void aServerWithTheApiButWithoutARegistryIsShownNothing() {
        try (Container container = Container.of()) {
            NodeMetrics metrics = container.get(NodeMetrics.class);
            metrics.start(new Fixed(Map.of("events", 7L)), "/shop");
            metrics.close();
            assertEquals(Map.of(), GAUGES);
        }
    }
}
