package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.enterprise.inject.UnsatisfiedResolutionException;

import org.djust.Diagnostics;
import org.djust.LiveView;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers and applications are told before, after and without a running node. */
class ReadinessTest {

    @BeforeEach
    void answers() {
        HealthCheckResponse.setResponseProvider(Answer::new);
    }

    @AfterEach
    void noAnswers() {
        HealthCheckResponse.setResponseProvider(null);
    }

    @LiveView(value = "/desk", template = "<p>desk</p>")
    public static class DeskView {
    }

    private static String ask(Container container) {
        HealthCheckResponse answer = container.get(HealthCheck.class, Readiness.Literal.INSTANCE).call();
        return answer.getName() + " is " + answer.getStatus() + " " + answer.getData().orElseThrow();
    }

    @Test
    void anApplicationThatHasNotStartedIsNotReady() {
        try (Container container = Container.of(DeskView.class)) {
            assertEquals("djust-state / is DOWN {reason=The application has not started yet.}", ask(container));
            assertEquals(Map.of(), container.get(Diagnostics.class).stats());
            assertEquals(0, container.get(Diagnostics.class).memoryStats().sessions());
        }
    }

    @Test
    void anApplicationWithoutLiveViewsHasNoCheck() {
        try (Container container = Container.of()) {
            assertThrows(UnsatisfiedResolutionException.class, () -> ask(container));
        }
    }

    @Test
    void anApplicationThatHasStoppedIsNotReady() {
        try (Container container = Container.of(DeskView.class)) {
            container.get(ApplicationDiagnostics.class).deployedAt("/shop");
            container.get(ApplicationDiagnostics.class).stopped();
            assertEquals("djust-state /shop is DOWN {reason=The application has stopped.}", ask(container));
        }
    }

    @Test
    void anApplicationDeploysOnAServerWithoutMicroProfileHealth() throws Exception {
        URL health = HealthCheck.class.getProtectionDomain().getCodeSource().getLocation();
        List<URL> others = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            others.add(Path.of(entry).toUri().toURL());
        }
        others.remove(health);
        ClassLoader outer = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader server = new URLClassLoader(others.toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            assertThrows(ClassNotFoundException.class, () -> server.loadClass(HealthCheck.class.getName()));
            Thread.currentThread().setContextClassLoader(server);
            Object told = ((Callable<?>) server.loadClass(Deployment.class.getName()).getConstructor().newInstance())
                    .call();
            assertEquals("[cluster, state]", told);
        } finally {
            Thread.currentThread().setContextClassLoader(outer);
        }
    }

    /** Made in another class loader. */
    public static final class Deployment implements Callable<String> {

        @Override
        public String call() {
            try (Container container = Container.of(DeskView.class)) {
                return container.get(Diagnostics.class).healthCheck().keySet().stream().sorted().toList().toString();
            }
        }
    }
}
