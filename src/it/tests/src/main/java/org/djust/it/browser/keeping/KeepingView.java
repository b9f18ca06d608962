package org.djust.it.browser.keeping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.djust.EventHandler;
import org.djust.LiveView;

/** A page that changes around what the user is doing. */
@LiveView("/keeping")
public class KeepingView {

    private List<String> rows = List.of("a", "b", "c", "d");
    private int ticks;
    private boolean open;
    private boolean wrapped;

    @EventHandler
    void tick() {
        ticks++;
    }

    @EventHandler
    void reverse() {
        List<String> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        rows = List.copyOf(reversed);
        ticks++;
    }

    @EventHandler
    void insert() {
        List<String> longer = new ArrayList<>(rows);
        longer.add(0, "new" + ticks);
        rows = List.copyOf(longer);
        ticks++;
    }

    @EventHandler
    void remove(String row) {
        rows = rows.stream().filter(r -> !r.equals(row)).toList();
        ticks++;
    }

    @EventHandler
    void toggle() {
        open = !open;
        ticks++;
    }

    @EventHandler
    void wrap() {
        wrapped = !wrapped;
        ticks++;
    }
}
