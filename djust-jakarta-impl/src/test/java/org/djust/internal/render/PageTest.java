package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

class PageTest {
    private static String page(String source) throws Exception {
        return Rendering.template(source).page(Map.of("x", "<1>"), Locale.ROOT).html("<script></script>",
                " dj-view=\"t\"");
    }

    @Test
    void scriptGoesToTheEndOfTheHeadAndAttributesIntoTheRoot() throws Exception {
        assertEquals(
                "<!DOCTYPE html><html><head><title>&lt;1&gt;</title><script></script></head><body class=\"a>b\" dj-view=\"t\">&lt;1&gt;</body></html>",
                page("<!DOCTYPE html><html><head><title>{{ x }}</title></head><body class=\"a>b\">{{ x }}</body></html>"));
    }

    @Test
    void withoutHeadTheScriptGoesBeforeTheRoot() throws Exception {
        assertEquals("<p>1</p><script></script><div title=\"&lt;1&gt;\" dj-root dj-view=\"t\">2<p id=\"x\"></p></div>",
                page("<p>1</p><div title=\"{{ x }}\" dj-root>2<p id=\"x\"></p></div>"));
    }

    @Test
    void aFragmentBecomesADocument() throws Exception {
        String page = page("<p id=\"p\">{{ x }}</p>");
        assertTrue(
                page.startsWith("<!DOCTYPE html>") && page.contains("charset=\"utf-8\"") && page.contains("viewport"),
                page);
        assertTrue(page.endsWith("<script></script></head><body dj-view=\"t\"><p id=\"p\">&lt;1&gt;</p></body></html>"),
                page);
    }
}
