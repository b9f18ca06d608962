package org.djust.internal.descriptor;

import static org.djust.internal.descriptor.FakeTemplates.assertProblems;

import java.util.List;
import java.util.Map;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Model;
import org.junit.jupiter.api.Test;

/** Templates that are missing, or name what a view hasn't, are refused. */
class TemplateMistakesTest {

    private static final String HERE = TemplateMistakesTest.class.getName() + "$";

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
}
