package org.djust.internal.descriptor;

/** A type that can't be used for a parameter or for state; the message is a clause that says why. */
final class UnsupportedTypeException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedTypeException(String reason) {
        super(reason);
    }

    /** The same about a part of a type. */
    UnsupportedTypeException inside(String part) {
        return new UnsupportedTypeException("its " + part + ": " + getMessage());
    }
}
