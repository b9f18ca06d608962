package org.djust.it.management;

import org.djust.EventHandler;
import org.djust.LiveView;

@LiveView("/desk")
public class DeskView {

    private int count;

    @EventHandler
    void count() {
        count++;
    }
}
