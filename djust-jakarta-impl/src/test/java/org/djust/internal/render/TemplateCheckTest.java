package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.render.testkit.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {

    private static List<String> check(Map<String, String> sources) {
        TemplateCheck check = new TemplateCheck();
        new PebbleTemplateEngine(new Templates(sources)).load("view.html").outline(check);
        return check.mistakes();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<p class={{ x }}>                                       | in the attribute class of <p> without quotes",
            "<p class=a-{{ x }}>                                     | without quotes; put the value in quotes",
            "<p {{ x }}>                                             | within the tag <p>",
            "<p data-{{ x }}=\"1\">                                  | within the tag <p>",
            "<{{ x }}>                                               | in a tag's name",
            "</{{ x }}>                                              | in a tag's name",
            "<script>let a = '{{ x }}';</script>                     | inside <script>",
            "<b onclick=\"go('{{ x }}')\">                           | in the script of the attribute onclick",
            "<iframe srcdoc=\"{{ x }}\"></iframe>                    | in the attribute srcdoc",
            "<!{{ x }}>                                              | right behind '<'",
            "{% if x %}<p class={% else %}<p>{% endif %}{{ x }}      | without quotes",
            "<script {% if x %}async{% endif %}>{{ x }}</script>     | inside <script>",
            "{% for y in x %}<p a=\"{% endfor %}\" {{ x }}>          | within the tag <p>"})
    void dangerousPlacesAreMistakes(String source, String message) {
        List<String> mistakes = check(Map.of("view.html", "<div>\n" + source.strip()));
        assertEquals(1, mistakes.size(), mistakes::toString);
        assertTrue(mistakes.get(0).startsWith("Template view.html, line 2: {{ x }} stands "), mistakes.get(0));
        assertTrue(mistakes.get(0).contains(message), mistakes.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ x }}<p class=\"{{ x }}\" title='a{{ x }}b'>{{ x }}</p>", "<!-- {{ x }} -->",
            "<textarea>{{ x }}</textarea><title>{{ x }}</title>", "<a href=\"/{{ x }}\">",
            "<p{% if x %} hidden{% endif %}>{{ x }}",
            "<script>a < b</script>{{ x }}", "<b dj-click=\"{{ x }}\" on>{{ x }}", "a < {{ x }}",
            "<option {% if x %}selected{% endif %} value=\"{{ x }}\">"})
    void safePlacesAreNone(String source) {
        assertEquals(List.of(), check(Map.of("view.html", source)));
    }

    @Test
    void everyMistakeOfLayoutsBlocksAndIncludesIsFound() {
        List<String> mistakes = check(Map.of(
                "layout.html",
                "<p {{ a }}>{% block one %}<p {{ hidden }}>{% endblock %}\n{% block two %}<p {{ b.c }}>{% endblock %}",
                "view.html", "{% extends \"layout.html\" %}{% block one %}{% include \"part.html\" %}{% endblock %}",
                "part.html", "<td class={{ d | upper }}></td>"));
        assertEquals(
                List.of("layout.html, line 1: {{ a }}", "part.html, line 1: {{ d | upper }}",
                        "layout.html, line 2: {{ b.c }}"),
                mistakes.stream().map(m -> m.substring("Template ".length(), m.indexOf(" stands"))).toList());
    }
}
