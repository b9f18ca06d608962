package org.djust.it.effects;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Subscribe;
import org.djust.Temporary;
import org.djust.it.probe.Probe;

@LiveView("/desks/{desk}")
public class DeskView {

    private String desk;
    private int count;
    private String heard = "";
    @Temporary
    private String flash = "";

    @Inject
    transient LiveContext live;
    @Inject
    transient Probe probe;

    public record Note(int number, List<String> words) {
    }

    @Mount
    void open(@PathParam String desk) {
        this.desk = desk;
    }

    @EventHandler
    void say(int number, String word) {
        live.broadcast("desk:" + desk, new Note(number, List.of(word)));
    }

    @Subscribe("desk:{desk}")
    void note(Note note) {
        heard += note.number() + note.words().get(0) + " ";
    }

    @EventHandler
    void later() {
        live.after(Duration.ofMillis(50), () -> count += 100);
    }

    @EventHandler
    void work(String gate) {
        live.async(() -> {
            probe.pass(gate);
            return 1000;
        }, result -> count += result);
    }

    @EventHandler
    void fruitless() {
        live.async(() -> {
            throw new IllegalStateException("no such file");
        }, result -> count = -1);
    }

    @EventHandler
    void count() {
        count++;
    }

    @EventHandler
    void ask(boolean fail) {
        count++;
        live.pushEvent("saved", Map.of("desk", desk));
        live.resetForm();
        live.navigate("../desks/next?a=b");
        live.broadcast("desk:" + desk, new Note(0, List.of("asked")));
        if (fail) {
            throw new IllegalStateException("on purpose");
        }
    }

    @EventHandler
    void flash(String text) {
        flash = text;
    }
}
