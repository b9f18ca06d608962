package org.djust.internal.cdi;

import org.djust.Diagnostics.RoleHealth;
import org.djust.internal.view.Store;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells load balancers whether this node can use its store of state. Made while the application deploys, before
 * anything is known of it. The annotation is what Payara 6 looks for in class files: without, it asks no check of the
 * application.
 */
@Readiness
final class StoreReadiness implements HealthCheck {

    private final ApplicationDiagnostics diagnostics;

    StoreReadiness(ApplicationDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public HealthCheckResponse call() {
        // One server may carry several applications.
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("djust-" + Store.ROLE + " " + diagnostics.contextPath());
        RoleHealth health = diagnostics.healthCheck().get(Store.ROLE);
        health.details().forEach(answer::withData);
        if (health.age() != null) {
            answer.withData("backend", health.backend()).withData("age-ms", health.age().toMillis());
        }
        return answer.status(health.up()).build();
    }
}
