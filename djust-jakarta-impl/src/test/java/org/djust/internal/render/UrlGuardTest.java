package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/a:b", "a/b:c", "?javascript:", "#javascript:x", "https://a", "HTTP://a", "mailto:a@b",
            "tel:1", "sms:1",
            "ftp://x", "a&amp;b:c", "größe:x", "//host/x", "a b:c", "page.html"})
    void addressesThatRunNothingPass(String url) {
        assertTrue(UrlGuard.isSafe(url, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "\u0001\u001fjavascript:x",
            "java\tscript:x", "java\r\nscript:x",
            "javascript\n:x", "vbscript:x", "data:text/html,x", "data:image/png,x", "blob:x", "file:///x",
            "view-source:x", "java&#115;cript:x",
            "javascript&colon;x", "&#106;avascript:x", "java&Tab;script:x"})
    void addressesThatMayRunSomethingDoNot(String url) {
        assertFalse(UrlGuard.isSafe(url, false));
    }

    @Test
    void imagesMayBeData() {
        assertTrue(UrlGuard.isSafe("data:image/png;base64,x", true));
        assertFalse(UrlGuard.isSafe("data:text/html,x", true));
        assertFalse(UrlGuard.isSafe("javascript:x", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<a href=\"{{ v }}\">x</a>", "<a href='{{ v }}'>x</a>",
            "<form action=\"{{ v }}\">x</form>",
            "<button class=\"{{ v }}\" formaction=\"{{ v }}\">x</button>", "<iframe src=\"{{ v }}\"></iframe>",
            "<object data=\"{{ v }}\"></object>",
            "<svg><a xlink:href=\"{{ v }}\">x</a></svg>", "<svg><animate values=\"{{ v }}\"/></svg>",
            "<a href=\"java{{ w }}\">x</a>",
            "<a href=\"{{ j }}{{ w }}\">x</a>", "<a href=\"{{ j }}scri{{ p }}\">x</a>",
            "<a href=\"javascript:{{ v }}\">x</a>",
            "<a {% if v %}href=\"{% endif %}{{ v }}\">x</a>"})
    void noValueMakesAScriptOfAnAttribute(String source) throws Exception {
        String page = Rendering.page(source,
                Map.of("v", "javascript:alert(1)", "w", "script:alert(1)", "j", "java", "p", "pt:alert(1)"));
        assertTrue(page.contains(UrlGuard.REPLACEMENT), page);
        assertFalse(page.replaceAll(" class=\"[^\"]*\"", "").matches("(?s).*(javascript|script|pt):alert.*"), page);
    }

    @Test
    void otherAttributesAndPathsAreLeftAlone() throws Exception {
        String source = "<a href=\"/x?a={{ v }}\" title=\"{{ v }}\">{{ v }}</a>";
        assertEquals("<body><a href=\"/x?a=javascript:x\" title=\"javascript:x\">javascript:x</a></body>",
                Rendering.root(source, Map.of("v", "javascript:x")));
    }
}
