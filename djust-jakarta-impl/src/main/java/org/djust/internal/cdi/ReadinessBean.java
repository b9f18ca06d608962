package org.djust.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/**
 * The bean {@link StoreReadiness}, as if it were of the application's own archive: WildFly 39 finds no other checks. It is an
 * archive's by its bean class, and only as an object: Weld 5 puts what its configurators build where the extension is.
 */
final class ReadinessBean implements Bean<HealthCheck> {

    private final Class<?> home;
    private final BeanManager manager;

    /** @param home any class of the application's archive */
    ReadinessBean(Class<?> home, BeanManager manager) {
        this.home = home;
        this.manager = manager;
    }

    @Override
    public HealthCheck create(CreationalContext<HealthCheck> context) {
        return new StoreReadiness(manager.createInstance().select(ApplicationDiagnostics.class).get());
    }

    @Override
    public void destroy(HealthCheck check, CreationalContext<HealthCheck> context) {
        context.release();
    }

    @Override
    public Class<?> getBeanClass() {
        return home;
    }

    @Override
    public Set<Type> getTypes() {
        return Set.of(HealthCheck.class, Object.class);
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of(Readiness.Literal.INSTANCE, Any.Literal.INSTANCE);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return Singleton.class;
    }

    @Override
    public String getName() {
        return null;
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }
}
