package org.djust.internal.view;

import org.djust.internal.render.Page;
import org.djust.spi.Commit;

/**
 * What one view's mailbox has worked off and not stored yet: it is rendered for the page and made ready for the store once for all, and
 * undone as a whole when that fails. Used by one thread at a time.
 */
final class Batch {

    private final Stats stats;
    private final Calls calls;
    private final TemplateModel model;
    private final Embeds embeds;
    private final Ledger ledger;
    private final Screen screen;
    private Turn turn;

    Batch(Stats stats, Calls calls, TemplateModel model, Embeds embeds, Ledger ledger, Screen screen) {
        this.stats = stats;
        this.calls = calls;
        this.model = model;
        this.embeds = embeds;
        this.ledger = ledger;
        this.screen = screen;
    }

    /** What the batch leads to; asking for it means that there is something to render and store. */
    Turn turn() {
        if (turn == null) {
            turn = new Turn();
        }
        return turn;
    }

    /** Whether only the store can tell that this copy of the view is the one to go on with. */
    boolean inDoubt() {
        return turn != null && turn.inDoubt();
    }

    /** The first render, of version 1; what the template throws comes out. */
    Page first() {
        Page page = screen.page(model.variables());
        embeds.fill(page);
        if (embeds.end()) {
            ledger.keep();
        }
        turn().updates(new StringBuilder(0));
        model.dropTemporary();
        ledger.prepare();
        return page;
    }

    /** Renders for the page if one can take it, and says what is to be stored; null when nothing is. */
    Commit render() {
        if (turn == null) {
            return null;
        }
        if (!turn.rendered()) {
            prepare();
            turn.updates(screen.writable() ? updates() : null);
        }
        if (!turn.rendered() && turn.stateChanged()) {
            screen.fallBehind();
        }
        return ledger.commit(new Ledger.Shown(screen.version(), hash()), turn.renewal());
    }

    private long hash() {
        return turn.rendered() ? screen.hash() : turn.stateChanged() ? 0 : ledger.hash();
    }

    private void prepare() {
        Calls.Outcome outcome = calls.guarded("Storing the state", ledger::prepare);
        if (!outcome.done()) {
            undo(outcome);
        }
    }

    private StringBuilder updates() {
        StringBuilder updates = new StringBuilder(64);
        model.extra("errors", calls.errors());
        Calls.Outcome outcome = calls.guarded("Rendering", () -> {
            screen.update(model.variables(), updates);
            if (embeds.end() && ledger.keep()) {
                ledger.prepare();
            }
        });
        model.dropTemporary();
        if (!outcome.done()) {
            undo(outcome);
            updates.setLength(0);
        }
        return updates;
    }

    private void undo(Calls.Outcome outcome) {
        ledger.undoToSettled();
        turn.failAll(outcome);
    }

    /** What {@link #render} gave is stored. */
    void stored() {
        if (turn != null) {
            ledger.stored();
        }
    }

    /** The store is away: what {@link #render} gave stays in memory. */
    void keptInMemory() {
        stats.degraded.increment();
        ledger.keptInMemory();
    }

    /** Tells the page, and whom else it concerns, what came of the batch, which is over with that. */
    void tell() {
        if (turn != null) {
            Turn done = turn;
            turn = null;
            done.carryOut(screen, ledger);
        }
    }

    /** The page leaves in the middle of a batch: what its events did is not shown or stored, but others hear of it. */
    void leave() {
        if (turn != null) {
            turn.tellOthers();
        }
    }
}
