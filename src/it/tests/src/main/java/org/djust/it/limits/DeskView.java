package org.djust.it.limits;

import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.it.probe.Probe;

@LiveView("/desk")
public class DeskView {

    private int count;

    @Inject
    transient Probe probe;

    @EventHandler
    void count() {
        count++;
    }

    @EventHandler
    void slow(String gate) {
        probe.pass(gate);
    }
}
