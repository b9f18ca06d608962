package org.djust.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.protocol.ServerFrames;

/** What one batch of a mailbox leads to, besides state: answers to events, effects on the page, broadcasts. */
final class Turn {

    private final List<IntFunction<String>> frames = new ArrayList<>(0);
    private final List<Runnable> broadcasts = new ArrayList<>(0);
    private final List<Long> refs = new ArrayList<>(1);
    private boolean changed;
    private boolean renewal;
    private boolean doubt;
    private long joined;
    private StringBuilder updates;

    /** Something happened: the view is to be rendered and stored. */
    void touch(boolean stateChanged) {
        changed |= stateChanged;
    }

    boolean stateChanged() {
        return changed;
    }

    /** An event was taken. */
    void event(long ref) {
        refs.add(ref);
    }

    /** The state is to be stored again, though nothing of it changed. */
    void renew() {
        renewal = true;
    }

    boolean renewal() {
        return renewal;
    }

    /** The page knows of more events than the view: either the store has lost some, or this copy is an old one. */
    void doubt() {
        doubt = true;
    }

    boolean inDoubt() {
        return doubt;
    }

    /** A page has connected; it is told so when it is certain that the view is still this node's. */
    void joined(long version) {
        joined = version;
    }

    /** What was rendered for the page; null when the page can't take it now. */
    void updates(StringBuilder rendered) {
        updates = rendered;
    }

    boolean rendered() {
        return updates != null;
    }

    void add(ViewContext.Effects effects) {
        frames.addAll(effects.frames());
        broadcasts.addAll(effects.broadcasts());
    }

    void error(long ref, Calls.Outcome outcome) {
        frames.add(view -> outcome.code() == ErrorCode.LIMITED
                ? ServerFrames.limited(view, ref, outcome.message(), outcome.retryAfter().toMillis() + 1)
                : ServerFrames.error(view, ref, outcome.code(), outcome.message()));
    }

    /** Nothing of this batch took place; every event of it failed. */
    void failAll(Calls.Outcome outcome) {
        frames.clear();
        broadcasts.clear();
        changed = false;
        if (refs.isEmpty()) {
            error(0, outcome);
        }
        refs.forEach(ref -> error(ref, outcome));
    }

    /** Tells the page and the others. */
    void carryOut(Screen screen, Ledger ledger) {
        Link link = screen.link();
        if (link != null) {
            if (joined > 0) {
                link.joined(joined, ledger.storedRef());
            }
            screen.send(updates, ledger, !refs.isEmpty());
            frames.forEach(frame -> link.send(frame.apply(link.index())));
        }
        tellOthers();
    }

    void tellOthers() {
        broadcasts.forEach(Runnable::run);
    }
}
