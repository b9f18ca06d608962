package org.djust.it.browser.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Param;

/** Writes down every event that reaches the server. */
@LiveView("/events")
public class EventsView {

    private List<String> log = List.of();

    @Inject
    transient LiveContext live;

    @EventHandler
    void clicked(int itemId, String label) {
        note("clicked " + itemId + " " + label);
    }

    @EventHandler
    void sent(String text, List<String> colours, String size, String how) {
        note("sent " + text + " " + colours + " " + size + " " + how);
    }

    @EventHandler
    void changed(String value) {
        note("changed " + value);
    }

    @EventHandler
    void formChanged(String first, String second, @Param("_target") String changed) {
        note("form " + first + " " + second + " by " + changed);
    }

    @EventHandler
    void typed(String value) {
        note("typed " + value);
    }

    @EventHandler
    void pressed(String key, String value) {
        note("pressed " + key + " " + value);
    }

    @EventHandler
    void entered(String key) {
        note("entered by " + key);
    }

    @EventHandler
    void released(String key) {
        note("released " + key);
    }

    @EventHandler
    void pointed(double x, double y) {
        note("pointed " + x + " " + y);
    }

    @EventHandler
    void came() {
        note("came");
    }

    @EventHandler
    void left(String value) {
        note("left " + value);
    }

    @EventHandler
    void greet(String name) {
        live.pushEvent("greeted", Map.of("name", name, "nice", true));
    }

    @EventHandler
    void go() {
        live.navigate("elsewhere?from=events");
    }

    @EventHandler
    void fail() {
        note("never kept");
        throw new IllegalStateException("meant to fail");
    }

    private void note(String what) {
        List<String> longer = new ArrayList<>(log);
        longer.add(what);
        log = List.copyOf(longer);
    }
}
