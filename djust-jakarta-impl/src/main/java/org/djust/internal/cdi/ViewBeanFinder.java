package org.djust.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;

import org.djust.LiveContext;
import org.djust.internal.descriptor.Problems;

/** Finds the CDI beans of live views, and mistakes that only CDI can see. */
final class ViewBeanFinder {

    private final Collection<Bean<?>> known;
    private final Problems problems;

    /** @param known all beans of the application */
    ViewBeanFinder(Collection<Bean<?>> known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    Map<Class<?>, Bean<?>> find(Collection<Class<?>> types) {
        Map<Class<?>, Bean<?>> beans = new HashMap<>();
        for (Class<?> type : types) {
            Optional<Bean<?>> bean = known.stream()
                    .filter(candidate -> candidate.getBeanClass() == type && candidate.getTypes().contains(type))
                    .findFirst();
            bean.ifPresent(found -> beans.put(type, found));
            check(type, bean.orElse(null));
        }
        known.stream().sorted(Comparator.comparing(bean -> bean.getBeanClass().getName())).forEach(this::checkLifetime);
        return beans;
    }

    private void check(Class<?> type, Bean<?> bean) {
        boolean instantiable = !Modifier.isAbstract(type.getModifiers())
                && (!type.isMemberClass() || Modifier.isStatic(type.getModifiers()));
        if (bean == null && instantiable) {
            problems.add(type, "it is no CDI bean: give it a constructor without parameters, or mark one with @Inject");
        } else if (bean != null && bean.getScope() != Dependent.class) {
            problems.add(type,
                    "it is " + name(bean.getScope()) + ", but every visit of its page needs an instance of its own: "
                            + "remove the scope annotation");
        }
    }

    /** A bean that outlives a view must not keep that view's context. */
    private void checkLifetime(Bean<?> bean) {
        boolean injects = bean.getInjectionPoints().stream().anyMatch(point -> point.getType() == LiveContext.class);
        if (injects && bean.getScope() != Dependent.class) {
            problems.add(bean.getBeanClass(),
                    "it is " + name(bean.getScope()) + " and injects LiveContext, which belongs to one "
                            + "view: let views pass it as an argument");
        }
    }

    private static String name(Class<? extends Annotation> annotation) {
        return "@" + annotation.getSimpleName();
    }
}
