package org.djust.internal.descriptor;

import jakarta.json.JsonValue;

/** Makes a Java value of what a browser sent. Thread-safe. */
interface ValueReader {

    /** @param value null when nothing was sent */
    Object read(JsonValue value) throws BindException;

    /** Whether the value has named parts, so that it can be read from all values of an event. */
    default boolean structured() {
        return false;
    }
}
