package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Model;
import org.djust.Mount;
import org.djust.Temporary;

/** A view for tests: counts, and does whatever else a handler may do. */
@LiveView(value = "/counter", template = "view/counter.html")
class CounterView {
    int count;
    List<String> log = new ArrayList<>();
    @Temporary
    String flash = "";
    @Model
    String name = "";
    Box box = new Box(false);
    transient LiveContext live;
    transient int mounts;

    @Mount
    void mount() {
        mounts++;
    }

    @EventHandler
    void inc() {
        count++;
    }

    @EventHandler
    void flash(String text) {
        flash = text;
    }

    @EventHandler
    void nothing() {
    }

    @EventHandler
    void spoil() {
        count = -1;
        log.add("spoilt");
        live.pushEvent("spoilt", 1);
        throw new IllegalStateException("secret detail");
    }

    @EventHandler
    void add(int amount) {
        count += amount;
    }

    @EventHandler
    void hold() {
        count++;
        box = new Box(true);
    }

    @EventHandler
    void recurse() {
        count++;
        recurse();
    }

    @EventHandler
    void breakPage() {
        count = 13;
    }

    @EventHandler
    void breakLater() {
        live.after(Duration.ofSeconds(3), () -> count = 13);
    }

    @EventHandler
    void effects() {
        live.pushEvent("hello", Map.of("a", 1));
        live.resetForm();
        live.navigate("/there");
    }

    @EventHandler
    void later() {
        live.after(Duration.ofSeconds(3), () -> count += 100);
    }

    @EventHandler
    void work() {
        live.async(() -> 7, result -> count += result);
    }

    @EventHandler
    void badWork() {
        live.async(() -> {
            throw new IllegalStateException("x");
        }, result -> count = -1);
    }

    @EventHandler
    @RolesAllowed("admin")
    void clear() {
        count = 0;
    }

    /** For the template: fails when the count is 13. */
    public String getChecked() {
        if (count == 13) {
            throw new IllegalStateException("unlucky");
        }
        return "";
    }

    /** Some of its values can't be written. */
    public static class Box {
        private boolean odd;

        public Box() {
        }

        Box(boolean odd) {
            this.odd = odd;
        }

        public boolean isOdd() {
            if (odd) {
                throw new IllegalStateException("odd");
            }
            return odd;
        }

        public void setOdd(boolean odd) {
            this.odd = odd;
        }
    }
}
