package org.djust.it.browser.visits;

import org.djust.EventHandler;
import org.djust.LiveView;

/** The page that the first one links to. */
@LiveView("/second")
public class SecondView {

    private int count = 100;

    @EventHandler
    void add() {
        count++;
    }
}
