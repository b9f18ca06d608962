package org.djust.spi;

/**
 * Turns template files into {@link Template}s. Implementations are thread-safe.
 */
public interface TemplateEngine {

    /**
     * Reads and parses a template.
     *
     * @param name the path below {@code templates/} on the application's class path
     * @throws TemplateException when it is missing or can't be parsed
     */
    Template load(String name);
}
