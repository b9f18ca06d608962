package org.djust.internal.pebble;

import java.util.Locale;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import org.djust.spi.Template;
import org.djust.spi.TemplateEngine;
import org.djust.spi.TemplateException;

/**
 * Templates in Pebble's language. Values are escaped, missing variables are mistakes, and the tags embed, cache, parallel
 * and flush don't exist.
 */
public final class PebbleTemplateEngine implements TemplateEngine {
    private final PebbleEngine engine;

    /** @param applicationClassLoader finds the templates, below {@code templates/} */
    public PebbleTemplateEngine(ClassLoader applicationClassLoader) {
        ClasspathLoader loader = new ClasspathLoader(applicationClassLoader);
        loader.setPrefix("templates");
        // static text is what the client keeps: nothing that trims it may depend on a default.
        // Never set maxRenderedSize or executorService: they hide our writer behind another.
        engine = new PebbleEngine.Builder().loader(loader).strictVariables(true).autoEscaping(true)
                .newLineTrimming(false).defaultLocale(Locale.ROOT).cacheActive(true)
                .registerExtensionCustomizer(SafeTags::new).extension(new LiveRender()).build();
    }

    @Override
    public Template load(String name) {
        try {
            return new PebbleTemplate((PebbleTemplateImpl) engine.getTemplate(name), engine);
        } catch (PebbleException e) {
            throw new TemplateException("Template " + name + " can't be used: " + e.getMessage(), e);
        }
    }
}
