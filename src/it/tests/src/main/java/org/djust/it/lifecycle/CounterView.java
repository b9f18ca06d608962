package org.djust.it.lifecycle;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.it.probe.Probe;

@LiveView("/counter")
public class CounterView {

    private int count;

    @Inject
    transient Probe probe;

    @Mount
    void open() {
        probe.count("mounted");
    }

    @Connected
    void connected() {
        probe.count("connected");
    }

    @EventHandler
    void add(int amount) {
        count += amount;
    }

    @PreDestroy
    void gone() {
        probe.count("gone");
    }
}
