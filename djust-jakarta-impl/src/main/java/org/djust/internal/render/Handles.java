package org.djust.internal.render;

/** Numbers the scopes that a client knows by handle; 0 is the root. */
final class Handles {
    private int last;

    int next() {
        return ++last;
    }

    void forget() {
        last = 0;
    }
}
