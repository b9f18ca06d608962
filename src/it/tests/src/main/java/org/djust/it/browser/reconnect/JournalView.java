package org.djust.it.browser.reconnect;

import java.util.List;
import java.util.stream.Stream;
import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.QueryParam;

/** Keeps what was added, in order, and does something in the outside world for each. */
@LiveView("/journal")
public class JournalView {

    private String name;
    private List<String> entries = List.of();

    @Inject
    transient Effects effects;

    @Mount
    void open(@QueryParam String name) {
        this.name = name;
    }

    @EventHandler
    void add(String entry) {
        entries = Stream.concat(entries.stream(), Stream.of(entry)).toList();
        effects.add(name + entry);
    }
}
