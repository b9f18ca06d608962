package org.djust.internal.protocol;

import java.util.Locale;

/** The codes of error frames. */
public enum ErrorCode {
    /** The frame or its parameters can't be read. */
    BAD,
    /** No such handler. */
    UNKNOWN,
    /** A role is missing. */
    FORBIDDEN,
    /** The handler threw. */
    FAILED,
    /** The handler was called as often as it may be; the event is done without it. */
    LIMITED,
    /** The event was not taken, and is to be sent again after a pause. */
    BUSY,
    /** Another node has taken the view over; the client is to join again. */
    ELSEWHERE,
    /** The view is gone; the page is to be fetched again. */
    REMOUNT,
    /** The page's script is of another release; everything goes on, but the page should be loaded again when it suits the user. */
    OUTDATED,
    /** The user isn't, or is no longer, the one that the token names. */
    SIGNIN;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The code in a frame. */
    public String text() {
        return text;
    }
}
