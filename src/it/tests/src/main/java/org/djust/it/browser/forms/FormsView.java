package org.djust.it.browser.forms;

import java.util.List;
import java.util.Locale;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Model;

/** Controls that the user and the server write to. */
@LiveView("/forms")
public class FormsView {

    @Model
    @Size(max = 10, message = "too long")
    private String text = "";
    @Model
    private String notes = "";
    @Model
    private boolean agreed;
    @Model
    private List<String> colours = List.of();
    @Model
    private String size = "S";
    @Model
    private String way = "";
    @Model
    private int age;
    private List<String> sent = List.of();
    private String code = "start";
    private boolean on;
    private String choice = "b";
    private int ticks;

    @Inject
    transient LiveContext live;

    @EventHandler
    void send(@NotBlank(message = "say something") String message) {
        sent = List.of(message);
        live.resetForm();
    }

    @EventHandler
    void keep(String message) {
        sent = List.of(message);
    }

    @EventHandler
    void shout(String value) {
        code = value.toUpperCase(Locale.ROOT);
    }

    @EventHandler
    void turn(boolean value) {
        on = value;
    }

    @EventHandler
    void overwrite() {
        code = "server " + ++ticks;
        on = !on;
        choice = choice.equals("b") ? "c" : "b";
    }

    @EventHandler
    void clear() {
        text = "";
    }

    @EventHandler
    void tick() {
        ticks++;
    }
}
