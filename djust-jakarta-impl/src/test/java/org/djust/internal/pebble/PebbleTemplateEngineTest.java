package org.djust.internal.pebble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.djust.internal.render.testkit.Templates;
import org.djust.spi.ChunkSink;
import org.djust.spi.Template;
import org.djust.spi.TemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PebbleTemplateEngineTest {

    /** Keeps what it is told. */
    private static final class Recording implements ChunkSink {
        final List<char[]> texts = new ArrayList<>();
        final StringBuilder all = new StringBuilder();
        final List<Object> items = new ArrayList<>();

        @Override
        public void text(char[] text) {
            texts.add(text);
            all.append(text);
        }

        @Override
        public void value(String text) {
            all.append('[').append(text).append(']');
        }

        @Override
        public boolean beginItem(Object place, Object item) {
            items.add(item);
            return false;
        }

        @Override
        public void endItem() {
            all.append(';');
        }
    }

    private static Template load(String source) {
        return new PebbleTemplateEngine(new Templates(Map.of("view.html", source))).load("view.html");
    }

    private static String render(String source, Map<String, Object> model) {
        Recording recording = new Recording();
        load(source).render(model, Locale.ROOT, recording);
        return recording.all.toString();
    }

    @Test
    void staticTextIsTheSameArrayInEveryRender() {
        Template template = load("<p>{{ x }}</p>{% for y in x %}<i>{{ y }}</i>{% endfor %}");
        Recording first = new Recording();
        Recording second = new Recording();
        template.render(Map.of("x", List.of(1, 2)), Locale.ROOT, first);
        template.render(Map.of("x", List.of(3, 4)), Locale.ROOT, second);
        assertEquals(6, first.texts.size());
        for (int i = 0; i < first.texts.size(); i++) {
            assertSame(first.texts.get(i), second.texts.get(i));
        }
    }

    @Test
    void valuesAreEscaped() {
        assertEquals("<p>[&lt;b&gt;&amp;&quot;&#39;]</p>", render("<p>{{ x }}</p>", Map.of("x", "<b>&\"'")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% embed \"x.html\" %}{% endembed %}", "{% cache 'x' %}{% endcache %}",
            "{% parallel %}{% endparallel %}", "{% flush %}"})
    void tagsThatDontEscapeDontExist(String source) {
        assertTrue(assertThrows(TemplateException.class, () -> load(source)).getMessage().contains("view.html"));
    }

    @Test
    void mistakesAreTemplateExceptionsThatSayWhere() {
        assertTrue(assertThrows(TemplateException.class, () -> render("\n{{ gone }}", Map.of())).getMessage()
                .contains("view.html:2"));
        assertThrows(TemplateException.class, () -> load("{% if %}"));
        assertThrows(TemplateException.class,
                () -> new PebbleTemplateEngine(new Templates(Map.of())).load("gone.html"));
        assertThrows(TemplateException.class,
                () -> render("{% for x in y %}{% endfor %}", Map.of("y", 1)));
    }

    @Test
    void loopsGoThroughWhateverHasItems() {
        String source = "{% for x in y %}[{{ x }}]{% else %}none{% endfor %}";
        assertEquals("[[1]];[[2]];", render(source, Map.of("y", List.of(1, 2))));
        assertEquals("[[1]];[[2]];", render(source, Map.of("y", new int[] {1, 2})));
        assertEquals("[[a]];", render(source, Map.of("y", Collections.enumeration(List.of("a")))));
        assertEquals("[[k=1]]", render(source, Map.of("y", new TreeMap<>(Map.of("k", 1)))));
        assertEquals("none", render(source, Map.of("y", List.of())));
        assertEquals("", render(source, Collections.singletonMap("y", null)));
        assertEquals("[]", render(source, Map.of("y", Arrays.asList((Object) null))));
    }

    @Test
    void loopVariablesTellWhereTheLoopIs() {
        String source =
                "{% for x in y %}{{ loop.index }}{{ loop.revindex }}{{ loop.length }}{{ loop.first }}{{ loop.last }}"
                        + "{% for z in y %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}";
        assertEquals("[0][1][2][true][false][0][1][0] [1][0][2][false][true][0][1][1] ",
                render(source, Map.of("y", List.of("a", "b"))));
    }

    @Test
    void onlyItemsThatCantChangeAreMarked() {
        Recording recording = new Recording();
        load("{% for x in y %}{{ x }}{% endfor %}{% for x in z %}{{ x }}{% endfor %}{% for x in y %}{{ x }}{{ y }}{% endfor %}")
                .render(Map.of("y", List.of("a", 1), "z", List.of(new StringBuilder("b"))), Locale.ROOT, recording);
        assertEquals(List.of("a", 1), recording.items);
    }
}
