package org.djust.spi;

/**
 * A value that can be had as bytes. A backend in the same memory may keep the object and never ask; one that sends or stores asks once. Thread-safe; the value behind it never changes.
 */
@FunctionalInterface
public interface Encoded {

    /** The value as UTF-8 JSON. The caller must not change the array. */
    byte[] bytes();
}
