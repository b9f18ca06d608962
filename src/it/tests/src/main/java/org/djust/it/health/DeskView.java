package org.djust.it.health;

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
    void fail() {
        throw new IllegalStateException("as asked for");
    }
}
