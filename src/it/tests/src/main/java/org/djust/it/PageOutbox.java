package org.djust.it;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The events and model changes of one page, numbered from 1, until the server says that they are stored. */
final class PageOutbox {

    private final Queue<Numbered> kept = new ArrayDeque<>();
    private long last;
    private long done;

    /** What is left and right of the view's number in a frame, which is another one on each connection. */
    record Numbered(String kind, long ref, String rest) {

        String frame(int view) {
            return "[\"" + kind + "\"," + view + "," + ref + "," + rest + "]";
        }
    }

    Numbered add(String kind, String rest) {
        Numbered added = new Numbered(kind, ++last, rest);
        kept.add(added);
        return added;
    }

    /** What may have to be sent again, in order. */
    List<Numbered> kept() {
        return new ArrayList<>(kept);
    }

    /** Events up to {@code ref} are done, but perhaps not stored: they are kept. */
    void done(long ref) {
        done = Math.max(done, ref);
    }

    /** Events up to {@code ref} will not be sent again. */
    void stored(long ref) {
        done(ref);
        kept.removeIf(event -> event.ref <= ref);
    }

    boolean allDone() {
        return done >= last;
    }

    /** The number of the last event that will not be sent again. */
    long acknowledged() {
        return last - kept.size();
    }
}
