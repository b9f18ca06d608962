package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.junit.jupiter.api.Test;

/** Mistakes in templates of the default engine stop the deployment, with template and line. */
class TemplateMistakesTest {

    private static final String HERE = TemplateMistakesTest.class.getName() + "$";

    @LiveView(value = "/dangerous", template = "mistakes/dangerous.html")
    static class DangerousView {
        int count;

        @EventHandler
        void go() {
        }
    }

    @LiveView("/missing")
    static class MissingView {
    }

    @LiveView(value = "/unparsable", template = "mistakes/unparsable.html")
    static class UnparsableView {
    }

    @Test
    void everyMistakeSaysViewTemplateAndLine() {
        DeploymentException e = assertThrows(DeploymentException.class, () -> Container.of(
                Map.of("djust.template.engine", "pebble"), DangerousView.class, MissingView.class,
                UnparsableView.class));
        List<String> lines = e.getMessage().lines().toList();
        List<String> expected = List.of("djust found 6 mistakes in this application:",
                "  1. " + HERE + "DangerousView: Template mistakes/dangerous.html, line 2: {{ count }} stands in",
                "  2. " + HERE + "DangerousView: Template mistakes/dangerous.html, line 2: {{ count }} stands in the "
                        + "attribute title of <button> without quotes",
                "  3. " + HERE + "DangerousView: Template mistakes/dangerous.html, line 3: {{ count }} stands inside "
                        + "<script>",
                "  4. " + HERE
                        + "DangerousView: dj-click=\"lost\" in template mistakes/part.html, line 2 names no method "
                        + "marked @EventHandler: known are go.",
                "  5. " + HERE + "MissingView: Template missing.html can't be used: ",
                "  6. " + HERE + "UnparsableView: Template mistakes/unparsable.html can't be used: ");
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(lines.get(i).startsWith(expected.get(i)), e.getMessage());
        }
        assertEquals(expected.size(), lines.size(), e.getMessage());
    }
}
