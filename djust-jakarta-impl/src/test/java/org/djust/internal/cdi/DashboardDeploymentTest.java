package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.djust.LiveView;
import org.djust.internal.dashboard.DashboardView;
import org.djust.internal.descriptor.ViewDescriptor;
import org.junit.jupiter.api.Test;

/** The dashboard is there when it is asked for, and only then. */
class DashboardDeploymentTest {

    private static final String PATH = "djust.dashboard.path";
    private static final String ROLE = "djust.dashboard.role";

    @LiveView(value = "/desk", template = "<p>desk</p>")
    static class DeskView {
    }

    private static String failure(Map<String, String> settings) {
        Throwable failure = assertThrows(Exception.class, () -> Container.of(settings, DeskView.class).close());
        assertTrue(failure instanceof DeploymentException, failure.toString());
        return failure.getMessage();
    }

    @Test
    void anApplicationThatDoesNotAskForItHasNone() {
        try (Container container = Container.of(Map.of(ROLE, "operator"), DeskView.class)) {
            assertEquals(List.of(DeskView.class),
                    container.catalog().views().stream().map(ViewDescriptor::type).toList());
            assertEquals(Set.of(), container.catalog().roleNames());
        }
    }

    @Test
    void itIsAViewWithTheConfiguredPathAndRole() {
        try (Container container = Container.of(Map.of(PATH, "/ops/nodes", ROLE, "operator"), DeskView.class)) {
            ViewDescriptor dashboard = container.catalog().views().stream()
                    .filter(view -> view.type() == DashboardView.class).findAny().orElseThrow();
            assertEquals("/ops/nodes", dashboard.path().toString());
            assertEquals(Set.of("operator"), dashboard.roles().names());
            assertTrue(dashboard.roles().allows("operator"::equals) && !dashboard.roles().allows("staff"::equals));
            assertEquals(Set.of("operator"), container.catalog().roleNames());
        }
    }

    @Test
    void withoutARoleTheApplicationIsNotDeployed() {
        assertEquals("""
                djust found 1 mistake in this application:
                  1. djust.dashboard.path is set, but djust.dashboard.role is not: name the role whose users may see the \
                dashboard and drain nodes.""", failure(Map.of(PATH, "/ops")));
    }

    @Test
    void aPathThatIsNoneOrTakenIsRefused() {
        assertTrue(failure(Map.of(PATH, "ops", ROLE, "operator")).contains(
                "1. djust.dashboard.path: the path \"ops\" doesn't start with '/': write \"/ops\"."));
        assertTrue(failure(Map.of(PATH, "/ops/{x}", ROLE, "operator")).contains(
                "1. djust.dashboard.path is \"/ops/{x}\"; allowed is a path without variables."));
        assertTrue(failure(Map.of(PATH, "/desk", ROLE, "operator")).contains("match the same pages"));
    }
}
