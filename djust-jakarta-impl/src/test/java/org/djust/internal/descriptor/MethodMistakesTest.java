package org.djust.internal.descriptor;

import static org.djust.internal.descriptor.FakeTemplates.assertProblems;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.PresenceChange;
import org.djust.RateLimit;
import org.djust.Resync;
import org.djust.Subscribe;
import org.junit.jupiter.api.Test;

/** Methods that can't be called are refused. */
class MethodMistakesTest {

    private static final String HERE = MethodMistakesTest.class.getName() + "$";

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

    record Filter(String text) {
    }

    @LiveView("/callbacks/{id}")
    static class CallbacksView {
        String room;

        @Mount
        void first(@PathParam int di) {
        }

        @Mount
        void second(int id, Filter filter) {
        }

        @Connected
        void connected(String who) {
        }

        @Subscribe("room:{rom}")
        void topic(String payload) {
        }

        @Subscribe("all")
        void two(String one, int two) {
        }

        @Subscribe("@us")
        void word(String payload) {
        }

        @Subscribe("a*b")
        void star(String payload) {
        }

        @Resync
        void resync(int topic) {
        }

        @EventHandler
        @RateLimit(permits = 0, window = "soon")
        void limited() {
        }

        @RateLimit(permits = 1)
        void limitedForNothing() {
        }

        @PresenceChange("@user")
        void presence(String diff) {
        }

        @Subscribe("any")
        void any(Object payload) {
        }
    }

    @Test
    void callbacksThatCannotBeCalled() {
        assertProblems(Map.of("callbacks.html", ""), List.of(CallbacksView.class),
                HERE + "CallbacksView.any(): its payload can't be sent as JSON and read again, because "
                        + "java.lang.Object "
                        + "may be anything: change the parameter's type.",
                HERE + "CallbacksView.connected(): a @Connected method takes no parameters: remove them.",
                HERE + "CallbacksView.first(): the view's path has no variable {di}: known are id.",
                HERE + "CallbacksView.limitedForNothing(): a @RateLimit counts for event handlers only: add "
                        + "@EventHandler or remove it.",
                HERE + "CallbacksView.limited(): its @RateLimit has permits = 0 and window = \"soon\": it needs at least "
                        + "one permit, and a window such as PT1S or PT1M.",
                HERE + "CallbacksView.presence(): its topic \"@user\" is none that somebody is tracked under: it can "
                        + "neither begin with @ nor end in *.",
                HERE + "CallbacksView.presence(): a @PresenceChange method takes exactly one PresenceDiff: change its "
                        + "parameters.",
                HERE + "CallbacksView.resync(): a @Resync method takes nothing, or the topic as a String: change its "
                        + "parameters.",
                HERE + "CallbacksView.second(): its parameter 'filter' can't be bound, because a URL has no "
                        + "values for the "
                        + "parts of " + HERE + "Filter: use single values and lists of them.",
                HERE + "CallbacksView.second(): another method is marked @Mount, too: keep one.",
                HERE + "CallbacksView.star(): its topic \"a*b\" has a * before its end: change it.",
                HERE + "CallbacksView.topic(): its topic \"room:{rom}\" names {rom}, but the view has no state "
                        + "field of "
                        + "that name: known are room.",
                HERE + "CallbacksView.two(): a @Subscribe method takes the payload, and then, if it wants it, the topic "
                        + "as a String: change its parameters.",
                HERE + "CallbacksView.word(): its topic \"@us\" begins with @, which only @view, @user, @node and "
                        + "@everyone do: change it.");
    }
}
