package org.djust.redis;

import java.util.Set;

/** Since when a topic is heard, or not, and from whom. Not thread-safe. */
final class Hearing {

    private String life;
    /** Null while it is heard. */
    private Long silentSince;
    private boolean doubted;

    /** @param life of the server over which it is heard first */
    Hearing(String life) {
        this.life = life;
    }

    /**
     * A topic that is heard again, or for the first time.
     *
     * @param before  the life of the server over which it was heard before, or the same
     * @param life    that of the server over which it is heard now
     * @param silence between them, in nanoseconds
     * @param doubted whether a server ended meanwhile at which it may have been
     */
    record Resumed(String before, String life, long silence, boolean doubted) {

        boolean elsewhere() {
            return !before.equals(life);
        }

        /** Both, when the first was not looked at yet. */
        Resumed and(Resumed next) {
            return new Resumed(before, next.life, Math.max(silence, next.silence), doubted || next.doubted);
        }

        Resumed inDoubt() {
            return new Resumed(before, life, silence, true);
        }

        /**
         * Whether the history tells all that was missed.
         *
         * @param kept  how long messages are kept, in nanoseconds
         * @param known the lives of those that took writes when it was heard before
         * @param now   of those that do now; empty when that can't be known
         */
        boolean isComplete(long kept, Set<String> known, Set<String> now) {
            if (doubted || silence >= kept) {
                return false;
            }
            // one that is new may have taken the place of one that ended, or be one more
            return !elsewhere() || now.contains(before) && now.contains(life)
                    && (known.contains(life) || !known.isEmpty() && now.containsAll(known));
        }
    }

    Resumed resume(String by, long now) {
        Resumed resumed = new Resumed(life, by, silentSince == null ? 0 : now - silentSince, doubted);
        life = by;
        silentSince = null;
        doubted = false;
        return resumed;
    }

    void silent(long since) {
        if (silentSince == null) {
            silentSince = since;
        }
    }

    /** A server ended: it may have been there, if it is heard nowhere now. */
    void doubt() {
        doubted |= silentSince != null;
    }
}
