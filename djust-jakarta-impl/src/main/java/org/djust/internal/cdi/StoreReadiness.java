package org.djust.internal.cdi;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.djust.Diagnostics.RoleHealth;
import org.djust.internal.view.Store;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells load balancers whether this node can use its store of state. A bean only where the server has MicroProfile Health;
 * made while the application deploys, before anything is known of it.
 */
@Readiness
@Singleton
class StoreReadiness implements HealthCheck {

    private final ApplicationDiagnostics diagnostics;

    @Inject
    StoreReadiness(ApplicationDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public HealthCheckResponse call() {
        // One server may carry several applications.
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("djust-" + Store.ROLE + " " + diagnostics.contextPath());
        RoleHealth health = diagnostics.healthCheck().get(Store.ROLE);
        if (health == null) {
            return answer.up().build();
        }
        health.details().forEach(answer::withData);
        if (health.age() != null) {
            answer.withData("backend", health.backend()).withData("age-ms", health.age().toMillis());
        }
        return answer.status(health.up()).build();
    }
}
