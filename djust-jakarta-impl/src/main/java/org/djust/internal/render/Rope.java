package org.djust.internal.render;

/** A scope that the client knows by a handle. */
final class Rope {
    final int handle;
    /** The codes of its chunks; null when the client doesn't know them. */
    long[] codes;

    Rope(int handle) {
        this.handle = handle;
    }
}
