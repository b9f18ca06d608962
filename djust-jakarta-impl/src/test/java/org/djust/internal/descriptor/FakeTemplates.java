package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.djust.spi.ChunkSink;
import org.djust.spi.Template;
import org.djust.spi.TemplateEngine;
import org.djust.spi.TemplateException;
import org.djust.spi.TemplateOutline;

/** Templates that are one static text each. */
final class FakeTemplates implements TemplateEngine {

    private final Map<String, String> texts;

    FakeTemplates(Map<String, String> texts) {
        this.texts = texts;
    }

    /** Reads classes whose templates are all empty. */
    static List<ViewDescriptor> readAll(Class<?>... types) {
        Problems problems = new Problems();
        List<ViewDescriptor> views = new DescriptorReader(name -> new Text(name, ""), problems).read(List.of(types));
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.toString());
        }
        return views;
    }

    static ViewDescriptor read(Class<?> type) {
        return readAll(type).get(0);
    }

    /** Reads views with these templates and compares what is found wrong. */
    static void assertProblems(Map<String, String> texts, List<Class<?>> views, String... expected) {
        Problems problems = new Problems();
        new DescriptorReader(new FakeTemplates(texts), problems).read(views);
        assertEquals(String.join("\n", expected), String.join("\n", problems.messages()));
    }

    @Override
    public Template load(String name) {
        if (!texts.containsKey(name)) {
            throw new TemplateException("Template " + name + " is missing.", null);
        }
        return new Text(name, texts.get(name));
    }

    private record Text(String name, String text) implements Template {

        @Override
        public void render(Map<String, Object> model, Locale locale, ChunkSink sink) {
            sink.text(text.toCharArray());
        }

        @Override
        public void outline(TemplateOutline outline) {
            outline.text(text.toCharArray(), name, 1);
        }
    }
}
