package org.djust.internal.memory;

/** What becomes of a commit. */
enum Verdict {
    WRITE, DONE, STALE, LOST
}
