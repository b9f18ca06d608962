package org.djust.internal.descriptor;

import static org.djust.internal.descriptor.FakeTemplates.assertProblems;

import java.util.List;
import java.util.Map;

import org.djust.LiveView;
import org.junit.jupiter.api.Test;

/** Classes that have no instances, and paths that can't be served, are refused. */
class ClassMistakesTest {

    private static final String HERE = ClassMistakesTest.class.getName() + "$";

    @LiveView(value = "/a/{id}", template = "page.html")
    static class OneView {
    }

    @LiveView(value = "/a/new", template = "page.html")
    static class OtherView {
    }

    @Test
    void pathsThatMatchTheSamePages() {
        assertProblems(Map.of("page.html", ""), List.of(OtherView.class, OneView.class),
                HERE + "OneView: its path \"/a/{id}\" and the path \"/a/new\" of " + HERE
                        + "OtherView match the same pages: change one.");
    }

    @LiveView(value = "a", template = "page.html")
    static class RelativeView {
    }

    @LiveView(value = "/{all}", template = "page.html")
    static class GreedyView {
    }

    @Test
    void pathsThatCannotBeServed() {
        assertProblems(Map.of("page.html", ""), List.of(RelativeView.class, GreedyView.class),
                HERE + "GreedyView: the path \"/{all}\" begins with a variable and would take every page of the "
                        + "application: put a literal segment before it.",
                HERE + "RelativeView: the path \"a\" doesn't start with '/': write \"/a\".");
    }

    @LiveView("/abstract")
    abstract static class AbstractView {
    }

    @LiveView("/inner")
    class InnerView {
    }

    @Test
    void classesThatHaveNoInstances() {
        assertProblems(Map.of("abstract.html", "", "inner.html", ""), List.of(AbstractView.class, InnerView.class),
                HERE + "AbstractView: an abstract class or interface can't be a live view: move @LiveView to a "
                        + "class that "
                        + "has instances.",
                HERE + "InnerView: an inner class can't be a live view: make it static.");
    }
}
