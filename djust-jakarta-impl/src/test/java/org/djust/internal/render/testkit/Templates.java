package org.djust.internal.render.testkit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A class loader that has templates from memory. */
public final class Templates extends ClassLoader {
    private final Map<String, String> sources;

    /** @param sources by name */
    public Templates(Map<String, String> sources) {
        super(Templates.class.getClassLoader());
        this.sources = sources;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        String source = sources.get(name.replaceFirst("^templates/", ""));
        return source == null ? null : new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
    }
}
