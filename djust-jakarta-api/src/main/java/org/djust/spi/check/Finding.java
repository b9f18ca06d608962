package org.djust.spi.check;

/**
 * Something about settings that an operator should know.
 *
 * @param id       names the kind of finding in docs/check.md
 * @param severity how much it matters
 * @param what     is so, in one sentence
 * @param why      that matters
 * @param fix      what to do about it
 */
public record Finding(String id, Severity severity, String what, String why, String fix) {

    /** How much a finding matters. */
    public enum Severity {
        /** Good to know. */
        INFO,
        /** Works, but not as well as one would think, or only for a time. */
        WARNING,
        /** Doesn't work, or loses what users were told is safe. */
        ERROR
    }
}
