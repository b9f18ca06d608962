package org.djust.internal.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;

import org.junit.jupiter.api.Test;

/** How long the patches of the reference pages are: each event's first, and the ones after. */
class PatchSizeTest {

    private static void check(String page, String event, Function<ReferencePage, String> change, int most,
            int mostFirst)
            throws Exception {
        ReferencePage reference = new ReferencePage(page);
        String first = change.apply(reference);
        String second = change.apply(reference);
        String third = change.apply(reference);
        System.out
                .println(page + " " + event + ": first " + size(first) + ", then " + size(second) + ", " + size(third));
        assertTrue(size(first) <= mostFirst, () -> event + " at first is too long: " + size(first) + " " + first);
        assertTrue(Math.max(size(second), size(third)) <= most, () -> event + " is too long: " + second + "\n" + third);
    }

    private static int size(String frame) {
        return frame.getBytes(UTF_8).length;
    }

    @Test
    void counter() throws Exception {
        check("counter", "inc", ReferencePage::clicked, 40, 300);
    }

    @Test
    void oneValueOfATable() throws Exception {
        check("table", "inc", ReferencePage::clicked, 40, 1000);
        check("table", "cell", ReferencePage::cell, 50, 1000);
    }

    @Test
    void oneRowOfATable() throws Exception {
        check("table", "append", ReferencePage::appended, 180, 1300);
        check("table", "prepend", ReferencePage::prepended, 180, 1300);
        check("table", "remove", ReferencePage::removed, 50, 1000);
        check("table", "move", ReferencePage::moved, 60, 1000);
    }

    @Test
    void allRowsOfATable() throws Exception {
        check("table", "sort", ReferencePage::reversed, 100, 1000);
        check("table", "shuffle", ReferencePage::shuffled, 5000, 6000);
    }

    @Test
    void chat() throws Exception {
        check("chat", "send", ReferencePage::sent, 110, 600);
    }
}
