package org.djust.internal.cdi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.djust.internal.config.Dashboards;
import org.djust.internal.config.DjustConfig;
import org.djust.internal.dashboard.DashboardView;
import org.djust.internal.descriptor.DescriptorReader;
import org.djust.internal.descriptor.PathPattern;
import org.djust.internal.descriptor.Problems;
import org.djust.internal.descriptor.Validation;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.view.Layers;
import org.djust.spi.ChannelLayer;
import org.djust.spi.ClusterBackend;
import org.djust.spi.SettingsException;
import org.djust.spi.PresenceBackend;
import org.djust.spi.RateLimiter;
import org.djust.spi.StateBackend;
import org.djust.spi.TemplateEngine;

/** Puts together what the runtime needs, when all beans are known. */
final class CatalogBuilder {

    private final BeanManager manager;
    private final Collection<Bean<?>> known;
    private final Problems problems;

    /** @param known all beans of the application */
    CatalogBuilder(BeanManager manager, Collection<Bean<?>> known, Problems problems) {
        this.manager = manager;
        this.known = known;
        this.problems = problems;
    }

    /** Null when it can't be built because of a problem. */
    ViewCatalog build(Collection<Class<?>> types) {
        DjustConfig config = config();
        if (config == null) {
            return null;
        }
        BackendPicker picker = new BackendPicker(manager, known, problems);
        Layers layers = new Layers(picker.pick(StateBackend.class, config.backends().state()),
                picker.pick(ChannelLayer.class, config.backends().channels()),
                picker.pick(ClusterBackend.class, config.backends().cluster()),
                picker.pick(PresenceBackend.class, config.backends().presence()),
                picker.pick(RateLimiter.class, config.backends().rates()));
        TemplateEngine templates = picker.pick(TemplateEngine.class, config.backends().template());
        Map<Class<?>, Bean<?>> beans = new ViewBeanFinder(known, problems).find(types);
        if (templates == null) {
            return null;
        }
        List<ViewDescriptor> views = reader(templates, config.dashboard()).read(types);
        Set<String> roleNames = new TreeSet<>();
        views.forEach(view -> roleNames.addAll(view.roleNames()));
        return new ViewCatalog(views, Set.copyOf(roleNames), config, layers,
                new Validation(Validators.find(manager.createInstance())), new ViewBeans(manager, beans));
    }

    private DescriptorReader reader(TemplateEngine templates, Dashboards dashboard) {
        if (!dashboard.isOn()) {
            return new DescriptorReader(templates, problems);
        }
        // whatever engine the application has, ours can read our template
        TemplateEngine own = new PebbleTemplateEngine(DashboardView.class.getClassLoader());
        DescriptorReader reader = new DescriptorReader(
                name -> name.equals(DashboardView.TEMPLATE) ? own.load(name) : templates.load(name), problems);
        try {
            reader.place(DashboardView.class, PathPattern.parse(dashboard.path()), dashboard.role());
        } catch (IllegalArgumentException e) {
            problems.add("djust.dashboard.path: " + e.getMessage() + ".");
        }
        return reader;
    }

    private DjustConfig config() {
        try {
            return DjustConfig.read();
        } catch (SettingsException e) {
            e.problems().forEach(problems::add);
            return null;
        }
    }
}
