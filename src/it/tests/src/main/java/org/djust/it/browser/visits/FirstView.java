package org.djust.it.browser.visits;

import org.djust.EventHandler;
import org.djust.LiveView;

/** A page that links to another one. */
@LiveView("/first")
public class FirstView {

    private int count;

    @EventHandler
    void add() {
        count++;
    }
}
