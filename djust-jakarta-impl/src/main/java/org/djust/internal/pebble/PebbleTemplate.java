package org.djust.internal.pebble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import org.djust.spi.ChunkSink;
import org.djust.spi.Template;
import org.djust.spi.TemplateException;
import org.djust.spi.TemplateOutline;

/** A Pebble template. */
final class PebbleTemplate implements Template {
    private final PebbleTemplateImpl template;
    private final PebbleEngine engine;

    PebbleTemplate(PebbleTemplateImpl template, PebbleEngine engine) {
        this.template = template;
        this.engine = engine;
    }

    @Override
    public void render(Map<String, Object> model, Locale locale, ChunkSink sink) {
        try {
            template.evaluate(new ChunkWriter(sink), model, locale);
        } catch (PebbleException e) {
            throw new TemplateException("Template " + template.getName() + " can't be rendered: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void outline(TemplateOutline outline) {
        try {
            new Outliner(engine, outline).template(template);
        } catch (PebbleException e) {
            throw new TemplateException("Template " + template.getName() + " can't be used: " + e.getMessage(), e);
        }
    }
}
