package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.djust.LiveView;
import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.render.testkit.Templates;
import org.djust.spi.ChunkSink;
import org.djust.spi.Template;
import org.djust.spi.TemplateEngine;
import org.djust.spi.TemplateOutline;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {

    @LiveView(value = "/plain", template = "view.html")
    static class PlainView {
    }

    private final Problems problems = new Problems();
    private int outlined;

    private void read(Map<String, String> sources) {
        TemplateEngine engine = new PebbleTemplateEngine(new Templates(sources));
        new DescriptorReader(name -> counted(engine.load(name)), problems).read(List.of(PlainView.class));
    }

    private Template counted(Template template) {
        return new Template() {
            @Override
            public void render(Map<String, Object> model, Locale locale, ChunkSink sink) {
                template.render(model, locale, sink);
            }

            @Override
            public void outline(TemplateOutline outline) {
                outlined++;
                template.outline(outline);
            }
        };
    }

    @Test
    void aTemplateIsGoneThroughOnceForAllThatIsLookedFor() {
        read(Map.of("view.html", "<p class={{ x }}><b dj-click=\"gone\">{{ live_render(\"Nobody\") }}</b>"));
        assertEquals(1, outlined);
        assertEquals(3, problems.messages().size(), problems::toString);
        for (int i = 0; i < 3; i++) {
            assertTrue(problems.messages().get(i)
                    .contains(List.of("without quotes", "dj-click=\"gone\"", "live_render(\"Nobody\")").get(i)),
                    problems::toString);
        }
    }

    @Test
    void aMissingIncludeIsAMistakeAndHidesNoneBeforeIt() {
        read(Map.of("view.html", "<p class={{ x }}>{% include \"gone.html\" %}"));
        assertEquals(2, problems.messages().size(), problems::toString);
        assertTrue(problems.messages().get(0).contains("without quotes"), problems::toString);
        assertTrue(problems.messages().get(1).contains("gone.html"), problems::toString);
    }
}
