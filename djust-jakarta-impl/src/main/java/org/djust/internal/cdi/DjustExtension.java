package org.djust.internal.cdi;

import java.util.Comparator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.WithAnnotations;

import org.djust.LiveView;
import org.djust.internal.config.Dashboards;
import org.djust.internal.dashboard.Dashboard;
import org.djust.internal.dashboard.DashboardView;
import org.djust.internal.descriptor.Problems;

/** Registers the beans of this library, finds the application's live views, and refuses to deploy mistakes. */
public class DjustExtension implements Extension {

    private static final Logger LOG = Logger.getLogger(DjustExtension.class.getName());

    /** Containers may report types from several threads; the order makes messages the same each time. */
    private final Set<Class<?>> views = new ConcurrentSkipListSet<>(Comparator.comparing(Class::getName));
    /** From all archives of the application: Payara lets the one of this library look up only its own. */
    private final Queue<Bean<?>> beans = new ConcurrentLinkedQueue<>();
    private volatile ViewCatalog catalog;

    void register(@Observes BeforeBeanDiscovery event) {
        for (Class<?> bean : Set.of(CurrentContext.class, DefaultBackends.class, ViewCatalogProducer.class,
                ApplicationDiagnostics.class, ApplicationChannels.class, ApplicationSignIns.class,
                ApplicationCluster.class)) {
            event.addAnnotatedType(bean, bean.getName());
        }
        if (Management.hasMetrics()) {
            event.addAnnotatedType(NodeMetrics.class, NodeMetrics.class.getName());
        }
        if (Dashboards.read().isOn()) {
            event.addAnnotatedType(Dashboard.class, Dashboard.class.getName());
            event.addAnnotatedType(DashboardView.class, DashboardView.class.getName());
        }
    }

    void collect(@Observes @WithAnnotations(LiveView.class) ProcessAnnotatedType<?> event) {
        if (event.getAnnotatedType().isAnnotationPresent(LiveView.class)) {
            views.add(event.getAnnotatedType().getJavaClass());
        }
    }

    void collect(@Observes ProcessBean<?> event) {
        beans.add(event.getBean());
    }

    void addReadiness(@Observes AfterBeanDiscovery event, BeanManager manager) {
        if (views.isEmpty()) {
            return;
        }
        try {
            Class<?> home = views.stream().filter(view -> view != DashboardView.class).findFirst()
                    .orElse(DashboardView.class);
            event.addBean(new ReadinessBean(home, manager));
        } catch (NoClassDefFoundError e) {
            LOG.log(Level.FINE, "The server has no MicroProfile Health: nothing tells it whether views can be served.",
                    e);
        }
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager manager) {
        Problems problems = new Problems();
        catalog = new CatalogBuilder(manager, beans, problems).build(views);
        beans.clear();
        if (problems.isEmpty() && !views.isEmpty()) {
            DeploymentChecks.log();
        }
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(new DeploymentException(problems.toString()));
        }
    }

    ViewCatalog catalog() {
        return catalog;
    }
}
