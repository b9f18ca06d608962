package org.djust.bench.pages;

import org.djust.EventHandler;
import org.djust.LiveView;

/** A number and two buttons. */
@LiveView("/counter")
public class CounterView {

    private int count;

    @EventHandler
    void inc() {
        count++;
    }

    @EventHandler
    void dec() {
        count--;
    }
}
