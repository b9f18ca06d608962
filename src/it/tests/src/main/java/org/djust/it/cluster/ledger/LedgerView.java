package org.djust.it.cluster.ledger;

import java.util.UUID;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;

/** Adds numbered entries to one line, and counts clicks. Another {@code visit} means that the view was mounted again. */
@LiveView("/ledger")
public class LedgerView {

    private String visit;
    private Entries entries = Entries.NONE;
    private int clicks;

    @Mount
    void open() {
        visit = UUID.randomUUID().toString();
    }

    @EventHandler
    void enter(int number, String note) {
        entries = entries.with(number, note);
    }

    @EventHandler
    void click() {
        clicks++;
    }
}
