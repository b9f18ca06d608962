package org.djust.samples;

import org.djust.EventHandler;
import org.djust.LiveView;

/** The smallest live view: a field, and methods that buttons call. */
@LiveView("/counter")
public class CounterView {

    private int count;

    @EventHandler
    void add(int amount) {
        count += amount;
    }

    @EventHandler
    void reset() {
        count = 0;
    }
}
