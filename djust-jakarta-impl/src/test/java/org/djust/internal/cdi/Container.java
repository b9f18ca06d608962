package org.djust.internal.cdi;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** Weld with this library and the classes of a test. */
final class Container implements AutoCloseable {

    private final SeContainer weld;

    private Container(SeContainer weld) {
        this.weld = weld;
    }

    static Container of(Class<?>... classes) {
        return of(Map.of(), classes);
    }

    /** @param settings MicroProfile Config's, during deployment */
    static Container of(Map<String, String> settings, Class<?>... classes) {
        Map<String, String> all = new TreeMap<>(Map.of("djust.template.engine", "inline"));
        all.putAll(settings);
        all.forEach(System::setProperty);
        try {
            return new Container(SeContainerInitializer.newInstance().disableDiscovery()
                    .addExtensions(DjustExtension.class).addBeanClasses(InlineTemplates.class).addBeanClasses(classes)
                    .initialize());
        } finally {
            all.keySet().forEach(System::clearProperty);
        }
    }

    <T> T get(Class<T> type, Annotation... qualifiers) {
        return weld.select(type, qualifiers).get();
    }

    ViewCatalog catalog() {
        return get(ViewCatalog.class);
    }

    @Override
    public void close() {
        weld.close();
    }
}
