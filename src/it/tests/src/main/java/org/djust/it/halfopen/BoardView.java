package org.djust.it.halfopen;

import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.it.probe.Probe;

/** Each event changes a text of 50,000 characters. */
@LiveView("/board")
public class BoardView {

    private int count;
    private String text = "";

    @Inject
    transient Probe probe;

    @EventHandler
    void count() {
        count++;
    }

    @EventHandler
    void write(int number) {
        text = "number " + number + " " + (char) ('a' + number % 26) + "x".repeat(50_000) + " written " + number;
        probe.count("written");
    }
}
