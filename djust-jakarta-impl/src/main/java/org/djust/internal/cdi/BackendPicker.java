package org.djust.internal.cdi;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.djust.internal.descriptor.Problems;
import org.djust.spi.Backend;
import org.djust.spi.SettingsException;

/** Picks implementations by the names that configuration gives. */
final class BackendPicker {

    private final BeanManager manager;
    private final Collection<Bean<?>> known;
    private final Problems problems;

    /** @param known all beans of the application */
    BackendPicker(BeanManager manager, Collection<Bean<?>> known, Problems problems) {
        this.manager = manager;
        this.known = known;
        this.problems = problems;
    }

    /** Null when there is none of the name. */
    <T> T pick(Class<T> type, String name) {
        Set<Bean<?>> found = known.stream().filter(bean -> bean.getTypes().contains(type) && name.equals(name(bean)))
                .collect(Collectors.toSet());
        String what = "Configuration asks for the " + type.getSimpleName() + " \"" + name + "\"";
        if (found.isEmpty()) {
            String missing = name.equals("redis") && !exists(name) ? "org.djust.jakarta:djust-redis" : "that has it";
            problems.add(what + ", but found are only " + names(type)
                    + ": correct the name, or add the artifact " + missing + " to the application.");
            return null;
        }
        try {
            Bean<?> bean = manager.resolve(found);
            return type.cast(manager.getReference(bean, type, manager.createCreationalContext(bean)));
        } catch (SettingsException e) {
            e.problems().forEach(problems::add);
            return null;
        } catch (AmbiguousResolutionException e) {
            problems.add(what + ", but several beans have that name: remove or rename all but one.");
            return null;
        }
    }

    private boolean exists(String name) {
        return known.stream().anyMatch(bean -> name.equals(name(bean)));
    }

    private String names(Class<?> type) {
        return known.stream().filter(bean -> bean.getTypes().contains(type)).map(BackendPicker::name)
                .filter(Objects::nonNull).distinct().sorted().collect(Collectors.joining(", "));
    }

    /** Null for a bean that isn't marked {@code @Backend}. */
    private static String name(Bean<?> bean) {
        return bean.getQualifiers().stream().filter(Backend.class::isInstance).map(Backend.class::cast)
                .map(Backend::value).findFirst().orElse(null);
    }
}
