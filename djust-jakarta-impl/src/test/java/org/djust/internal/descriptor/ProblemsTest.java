package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void allMistakesAreOneNumberedList() {
        Problems problems = new Problems();
        problems.add(String.class, "first");
        problems.add("Second.");
        assertEquals("djust found 2 mistakes in this application:\n  1. java.lang.String: first.\n  2. Second.",
                problems.toString());
    }
}
