package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.djust.internal.render.Rendering.Session;
import org.djust.spi.TemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which elements are scopes, and that a change touches the innermost one only. */
class ScopesTest {

    private static Map<String, Object> model(Object x) {
        Map<String, Object> model = new HashMap<>();
        model.put("x", x);
        model.put("on", true);
        return model;
    }

    /** The updates when x changes twice: at first, and with everything known. */
    private static String[] updates(String source) throws Exception {
        Session session = new Session(source, model("1"));
        return new String[] {session.update(model("2")), session.update(model("3"))};
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p id=\"a\">{{ x }}</p>", "<p id='a'>{{ x }}</p>", "<p id=a>{{ x }}</p>",
            "<P ID = \"a\">{{ x }}</P>",
            "<p class=\"{{ on }}\" id=\"a\">{{ x }}</p>", "<p{% if on %} hidden{% endif %} id=\"a\">{{ x }}</p>",
            "<p{% if on %} id=\"a\"{% endif %}>{{ x }}</p>", "<p dj-key=\"k\" id=\"{{ 'a' }}\">{{ x }}</p>",
            "<p id=\"\" id=\"b\" dj-key=\"a\">{{ x }}</p>",
            "<input id=\"a\" value=\"{{ x }}\">", "<textarea id=\"a\">{{ x }}</textarea>",
            "<ul><li id=\"a\">{{ x }}<li id=\"b\">y</ul>",
            "<svg><g id=\"a\"><title>{{ x }}</title></g><path id=\"b\"/></svg>",
            "<div id=\"o\"><p id=\"a\">{{ x }}</p></div>",
            "<div><!-- <p> --><p id=\"a\">{{ x }}</p></div>",
            "<script>if (a < b) '<p>'</script><p id=\"a\">{{ x }}</p>",
            "<p id=\"a\"><br>{{ x }}<img src=\"/\"></p>", "<p id=\"{{ 'a' }}\n\">{{ x }}</p>",
            "<select><option id=\"a\">{{ x }}<option>y</select>",
            "<table><tr><td id=\"a\">{{ x }}<td>y<tr><td>z</table>"})
    void aChangeInAnElementWithIdentityTouchesOnlyThat(String source) throws Exception {
        String[] updates = updates("<body>{{ on }}" + source + "</body>");
        assertFalse(updates[0].contains(",[0,"), updates[0]);
        assertTrue(updates[1].matches(",\\[\\d+,\\d+,\"3\"]"), updates[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>{{ x }}</p>", "<p id=\"\" dj-key=\"\">{{ x }}</p>", "<p data-id=\"a\">{{ x }}</p>",
            "<template><p id=\"a\">{{ x }}</p></template>",
            "<p id=\"a\">1</p><p id=\"a\">{{ x }}</p>", "<!-- <p id=\"a\"> -->{{ x }}",
            "<textarea><p id=\"a\">{{ x }}</p></textarea>",
            "<div dj-ignore><p id=\"a\">{{ x }}</p></div>"})
    void otherElementsBelongToWhatIsAround(String source) throws Exception {
        String[] updates = updates("<body>" + source + "</body>");
        assertTrue(updates[1].matches(",\\[0,\\d+,\"3\"]"), updates[1]);
    }

    @Test
    void theRootIsTheElementThatSaysSo() throws Exception {
        Session session =
                new Session("<body>{{ x }}<main class=\"{{ on }}\" dj-root>{{ x }}</main>{{ x }}</body>", model("1"));
        assertEquals("<main class=\"true\" dj-root>1</main>", session.client.text());
        assertTrue(session.update(model("2")).startsWith(",[0,"));
        assertTrue(new Session("<body {% if on %}class=\"a\" {% endif %}>{{ x }}", model("1")).update(model("2"))
                .startsWith(",[0,"));
    }

    @Test
    void whatIsOutsideTheRootIsNotLive() throws Exception {
        Session session =
                new Session("<html><head><title>{{ x }}</title></head><body><p></p></body></html>", model("1"));
        assertEquals("", session.update(model("2")));
    }

    @Test
    void rawHtmlMayHoldScopes() throws Exception {
        Session session = new Session("<body><p>{{ x | raw }}</p><i id=\"i\">1</i></body>", model("<b id=\"b\">1</b>"));
        String update = session.update(model("<b id=\"b\">2</b> and <u dj-key='u'>3</u>"));
        assertTrue(update.contains(",[1,0,\"#b\","), update);
        session.update(model(""));
        session.update(model("plain"));
    }

    @Test
    void badNestingMakesTheViewOneScopeAndIsLoggedOnce() throws Exception {
        Session session = new Session("<body><div><p id=\"a\">{{ x }}<b id=\"b\"></p></b></div></body>", model("1"));
        Logger logger = Logger.getLogger(ViewTemplate.class.getName());
        StringBuilder log = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.append(record.getLevel()).append(record.getMessage());
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
        ViewTemplate other = Rendering.template("<body><div>{{ x }}</body>");
        logger.addHandler(handler);
        try {
            other.page(model("1"), Locale.ROOT);
            other.page(model("2"), Locale.ROOT);
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(1, log.toString().split(Level.WARNING.getName(), -1).length - 1);
        assertTrue(log.toString().contains("</body> within <div>"), log.toString());
        assertTrue(session.update(model("2")).startsWith(",[0,[["));
        assertTrue(session.update(model("3")).matches(",\\[0,\\d,\"3\"]"));
    }

    @Test
    void goodNestingComesBackAfterBad() throws Exception {
        Session session = new Session("<body>{{ x | raw }}<p id=\"a\">{{ on }}</p></body>", model("<b id=\"b\">x</b>"));
        session.update(model("<b id=\"b\">x"));
        session.update(model("</b>"));
        session.update(model("<b id=\"b\">x</b>"));
        session.update(model("<b id=\"b\">y</b>"));
    }

    @Test
    void valuesThatWouldChangeATagAreRefused() {
        for (String source : List.of("<p {{ x }}>", "<p class={{ x }}>", "<p title=\"{{ x | raw }}\">", "<{{ x }}>",
                "<body>{{ x | raw }}</body>")) {
            TemplateException refused =
                    assertThrows(TemplateException.class, () -> Rendering.root(source, model("<a b=\"")));
            assertTrue(refused.getMessage().contains("View test") && refused.getMessage().contains(";"),
                    refused.getMessage());
        }
    }

    @Test
    void hashesAreOfContent() throws Exception {
        String source = "<body><p id=\"a\">{{ x }}</p><p id=\"b\">{{ on }}</p></body>";
        long hash = new Session(source, model("Aa")).view.hash();
        Session changed = new Session(source, model("BB"));
        assertNotEquals(hash, changed.view.hash());
        changed.update(model("Aa"));
        assertEquals(hash, changed.view.hash());
        assertEquals(hash, Rendering.template(source).assumeShown(model("Aa"), Locale.ROOT).hash());
    }

    @Test
    void aRenderThatFailsChangesNothing() throws Exception {
        Session session = new Session("<body><p id=\"a\">{{ x.length }}</p>{{ on }}</body>", model("1"));
        assertThrows(TemplateException.class, () -> session.view.update(model(null), Locale.ROOT, new StringBuilder()));
        session.update(model("22"));
        assertThrows(TemplateException.class,
                () -> session.view.update(Map.of("x", "1"), Locale.ROOT, new StringBuilder()));
        session.update(model("1"));
    }

    @Test
    void aViewFromAnotherNodeSendsNothingWhenItAgrees() throws Exception {
        ViewTemplate template = Rendering.template("<body><p id=\"a\">{{ x }}</p></body>");
        ClientView view = template.assumeShown(model("1"), Locale.ROOT);
        assertFalse(view.update(model("1"), Locale.ROOT, new StringBuilder()));
        assertTrue(view.update(model("2"), Locale.ROOT, new StringBuilder()));
    }
}
