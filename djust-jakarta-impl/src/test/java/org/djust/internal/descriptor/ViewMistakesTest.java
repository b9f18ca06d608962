package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Model;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Subscribe;
import org.djust.Temporary;
import org.junit.jupiter.api.Test;

/** Every mistake is found, with its class, its member and what to do about it. */
class ViewMistakesTest {

    private static final String HERE = ViewMistakesTest.class.getName() + "$";

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

    @LiveView("/missing")
    static class MissingTemplateView {
    }

    @Test
    void missingTemplate() {
        assertProblems(Map.of(), List.of(MissingTemplateView.class),
                HERE + "MissingTemplateView: Template missing-template.html is missing.");
    }

    @LiveView("/events")
    static class EventsView {
        @Model
        String title;
        String other;

        @EventHandler
        void save() {
        }

        @EventHandler("re-load")
        void reload() {
        }

        void helper() {
        }
    }

    @Test
    void eventAttributesThatNameNothing() {
        String template = """
                <!-- <a dj-click="commented"> -->
                <button dj-click="save" dj-focus='re-load'>dj-click="text"</button>
                <button
                   dj-click="helper">
                <form dj-submit=store ><input dj-keydown.enter="go" dj-model="title"><input dj-model.lazy="other">
                """;
        String template1 = " in template events.html, line ";
        assertProblems(Map.of("events.html", template), List.of(EventsView.class),
                HERE + "EventsView: dj-click=\"helper\"" + template1 + "4 names no method marked @EventHandler: "
                        + "known are re-load, save.",
                HERE + "EventsView: dj-submit=\"store\"" + template1 + "5 names no method marked @EventHandler: "
                        + "known are re-load, save.",
                HERE + "EventsView: dj-keydown.enter=\"go\"" + template1 + "5 names no method marked @EventHandler: "
                        + "known are re-load, save.",
                HERE + "EventsView: dj-model.lazy=\"other\"" + template1 + "5 names no field marked @Model: "
                        + "known are title.");
    }

    @LiveView("/handlers")
    static class HandlersView {
        @EventHandler
        void save(int id) {
        }

        @EventHandler
        void save(String name) {
        }

        @EventHandler
        static void everywhere() {
        }

        @EventHandler
        private void hidden() {
        }

        @EventHandler
        void types(Object any, List<?> some, InputStream in, Map<String, String> map, Supplier<String> supplier) {
        }
    }

    @Test
    void handlersThatCannotBeCalled() {
        String types = HERE + "HandlersView.types(): its parameter ";
        String fix = ": use a primitive, String, enum, java.time type, a record or bean of those, or a list.";
        assertProblems(Map.of("handlers.html", ""), List.of(HandlersView.class),
                HERE + "HandlersView.everywhere(): a method marked @EventHandler can be neither static nor private: "
                        + "remove that.",
                HERE + "HandlersView.hidden(): a method marked @EventHandler can be neither static nor private: "
                        + "remove that.",
                HERE + "HandlersView.save(): another handler is called \"save\", too: name one of them with "
                        + "@EventHandler(\"...\").",
                types + "'any' can't be bound, because java.lang.Object may be anything" + fix,
                types + "'some' can't be bound, because ? is generic; use a List, a Set, or a record of its own" + fix,
                types + "'in' can't be bound, because java.io.InputStream is neither a value, a record nor a bean"
                        + fix,
                types + "'map' can't be bound, because java.util.Map<java.lang.String, java.lang.String> is generic; "
                        + "use a List, a Set, or a record of its own" + fix,
                types + "'supplier' can't be bound, because java.util.function.Supplier<java.lang.String> is generic; "
                        + "use a List, a Set, or a record of its own" + fix);
    }

    @LiveView("/callbacks/{id}")
    static class CallbacksView {
        String room;

        @Mount
        void first(@PathParam int di) {
        }

        @Mount
        void second(int id) {
        }

        @Connected
        void connected(String who) {
        }

        @Subscribe("room:{rom}")
        void topic(String payload) {
        }

        @Subscribe("all")
        void two(String one, String two) {
        }

        @Subscribe("any")
        void any(Object payload) {
        }
    }

    @Test
    void callbacksThatCannotBeCalled() {
        assertProblems(Map.of("callbacks.html", ""), List.of(CallbacksView.class),
                HERE + "CallbacksView.any(): its payload can't be sent as JSON and read again, because java.lang.Object "
                        + "may be anything: change the parameter's type.",
                HERE + "CallbacksView.connected(): a @Connected method takes no parameters: remove them.",
                HERE + "CallbacksView.first(): the view's path has no variable {di}: known are id.",
                HERE + "CallbacksView.second(): another method is marked @Mount, too: keep one.",
                HERE + "CallbacksView.topic(): its topic \"room:{rom}\" names {rom}, but the view has no state field of "
                        + "that name: known are room.",
                HERE + "CallbacksView.two(): a @Subscribe method takes exactly one parameter, the payload: "
                        + "change its parameters.");
    }

    static class BaseView {
        int count;
    }

    public abstract static class Shape {
    }

    public record Picture(List<Shape> shapes) {
    }

    record Hidden(String text) {
    }

    public static class Lossy {
        private String kept;
        private String lost;

        public String getKept() {
            return kept;
        }

        public void setKept(String kept) {
            this.kept = kept;
        }

        public String getLost() {
            return lost;
        }
    }

    @LiveView("/state")
    static class StateView extends BaseView {
        int count;
        final int fixed = 1;
        String errors;
        @Temporary
        static String shared;
        @Model
        transient String passing;
        @Inject
        Supplier<String> injected;
        transient Thread thread;
        @Temporary
        Runnable temporary;
        Runnable runnable;
        @SuppressWarnings("rawtypes")
        List raw;
        List<?> wild;
        Map<Picture, String> keys;
        Picture picture;
        Hidden hidden;
        Lossy lossy;
        @Model
        List<Runnable> model;
    }

    @Test
    void stateThatCannotBeStored() {
        String view = HERE + "StateView.";
        String because = ": state of this type can't be stored as JSON and read again, because ";
        String fix = ": change the type, or mark the field transient or @Temporary.";
        String none = ": @Temporary and @Model are for state, but a static, transient or injected field is none: "
                + "remove the annotation or the modifier.";
        String runnable = "java.lang.Runnable is neither a value, a record nor a bean";
        assertProblems(Map.of("state.html", ""), List.of(StateView.class),
                view + "count: a superclass has a field of the same name: rename one.",
                view + "fixed: state can't be final, because it is set when a view is resumed: remove final, or make the "
                        + "field static or transient.",
                view + "errors: templates find validation messages under this name: rename the field.",
                view + "shared" + none,
                view + "passing" + none,
                view + "runnable" + because + runnable + fix,
                view + "raw" + because + "java.util.List doesn't say what it holds; add a type in <>" + fix,
                view + "wild" + because + "? doesn't say which type is meant" + fix,
                view + "keys" + because + HERE + "Picture can't be the key of a map; a string, a number or an enum can"
                        + fix,
                view + "picture" + because + "its shapes: " + HERE
                        + "Shape is abstract: nothing says which class to make"
                        + fix,
                view + "hidden" + because + HERE + "Hidden is not public, as JSON-B wants it" + fix,
                view + "lossy" + because + HERE + "Lossy.lost has no public getter and setter, so JSON-B would lose it"
                        + fix,
                view + "model: @Model can't be set from a form control, because " + runnable
                        + ": use a primitive, String, enum, java.time type or a list of those.",
                view + "model" + because + runnable + fix);
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
                HERE + "AbstractView: an abstract class or interface can't be a live view: move @LiveView to a class that "
                        + "has instances.",
                HERE + "InnerView: an inner class can't be a live view: make it static.");
    }

    @Test
    void allMistakesAreOneNumberedList() {
        Problems problems = new Problems();
        problems.add(OneView.class, "first");
        problems.add("Second.");
        assertEquals("djust found 2 mistakes in this application:\n  1. " + HERE + "OneView: first.\n  2. Second.",
                problems.toString());
    }

    private static void assertProblems(Map<String, String> templates, List<Class<?>> views, String... expected) {
        List<String> problems = FakeTemplates.problems(templates, views.toArray(Class<?>[]::new));
        assertEquals(String.join("\n", expected), String.join("\n", problems));
    }
}
