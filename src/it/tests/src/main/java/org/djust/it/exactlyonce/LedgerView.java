package org.djust.it.exactlyonce;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.it.probe.Probe;

/** Notes each event's number, and whether it is the one after the last. */
@LiveView("/ledger")
public class LedgerView {

    private int last;
    private int mistakes;
    private List<Entry> entries = List.of();

    @Inject
    transient Probe probe;

    public record Entry(int number, LocalDate day) {
    }

    @EventHandler
    void next(int number) {
        mistakes += number == last + 1 ? 0 : 1;
        last = number;
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(number, LocalDate.of(2024, 1, 1).plusDays(number)));
        entries = List.copyOf(more.subList(Math.max(0, more.size() - 20), more.size()));
        probe.count("applied");
    }

    @PreDestroy
    void gone() {
        probe.count("gone");
    }
}
