package org.djust.it.badframes;

import org.djust.EventHandler;
import org.djust.LiveView;

@LiveView("/desk")
public class DeskView {

    private int count;

    @EventHandler
    void count() {
        count++;
    }

    @EventHandler
    void add(int amount) {
        count += amount;
    }

    public void hidden() {
        count = -1;
    }
}
