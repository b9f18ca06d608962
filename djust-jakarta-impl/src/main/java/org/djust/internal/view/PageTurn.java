package org.djust.internal.view;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets several mailboxes work one at a time, in the order in which they ask. Thread-safe; nobody waits with a thread. */
final class PageTurn implements Gate {

    private final Queue<Runnable> waiting = new ArrayDeque<>(2);
    private boolean taken;

    @Override
    public void enter(Runnable go) {
        synchronized (this) {
            if (taken) {
                waiting.add(go);
                return;
            }
            taken = true;
        }
        go.run();
    }

    @Override
    public void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            taken = next != null;
        }
        if (next != null) {
            next.run();
        }
    }

    @Override
    public synchronized boolean isWanted() {
        return !waiting.isEmpty();
    }
}
