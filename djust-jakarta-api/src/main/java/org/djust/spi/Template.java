package org.djust.spi;

import java.util.Locale;
import java.util.Map;

/** A parsed template. Thread-safe. */
public interface Template {

    /**
     * Renders into the sink, in document order.
     *
     * @param model variables by name; only read
     * @throws TemplateException when a variable is missing or an expression fails
     */
    void render(Map<String, Object> model, Locale locale, ChunkSink sink);

    /** Describes what any render may put out, for checks at deployment. */
    void outline(TemplateOutline outline);
}
