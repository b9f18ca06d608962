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
    /** Waited too long behind other work; not applied. */
    EXPIRED,
    /** Too many events in a short time; not applied. */
    LIMIT,
    /** The view's mailbox is full; to be sent again. */
    BUSY,
    /** The view is gone; the page is to be fetched again. */
    REMOUNT,
    /** The user isn't, or is no longer, the one that the token names. */
    SIGNIN;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The code in a frame. */
    public String text() {
        return text;
    }
}
