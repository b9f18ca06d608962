package org.djust.internal.cdi;

import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.djust.spi.Backend;
import org.djust.spi.ChunkSink;
import org.djust.spi.Template;
import org.djust.spi.TemplateEngine;
import org.djust.spi.TemplateException;
import org.djust.spi.TemplateOutline;

/** Templates whose text is their name; one that ends in .html is missing. */
@ApplicationScoped
@Backend("inline")
public class InlineTemplates implements TemplateEngine {

    @Override
    public Template load(String name) {
        if (name.endsWith(".html")) {
            throw new TemplateException("Template " + name + " is missing.", null);
        }
        return new Template() {
            @Override
            public void render(Map<String, Object> model, Locale locale, ChunkSink sink) {
                sink.text(name.toCharArray());
            }

            @Override
            public void outline(TemplateOutline outline) {
                outline.text(name.toCharArray(), "inline", 1);
            }
        };
    }
}
