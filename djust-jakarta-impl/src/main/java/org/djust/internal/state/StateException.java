package org.djust.internal.state;

import java.lang.reflect.Type;

/** A state field's value can't be written as JSON or read from it. The message is for the log. */
public final class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StateException(String message, Throwable cause) {
        super(message, cause);
    }

    static StateException unreadable(Type type, Throwable cause) {
        return new StateException("The stored value can't be read as " + type.getTypeName() + ": " + reason(cause),
                cause);
    }

    static StateException unwritable(Type type, Throwable cause) {
        return new StateException(
                "The value of type " + type.getTypeName() + " can't be written as JSON: " + reason(cause),
                cause);
    }

    /** The same failure, with the field that it concerns, such as {@code RoomView.messages}. */
    public StateException inField(String field) {
        return new StateException("State field " + field + ": " + getMessage(), getCause());
    }

    private static String reason(Throwable cause) {
        return cause instanceof StackOverflowError ? "it refers to itself." : String.valueOf(cause.getMessage());
    }
}
