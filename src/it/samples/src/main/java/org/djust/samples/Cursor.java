package org.djust.samples;

/** Where somebody's pointer is, in percent of the board. */
public record Cursor(String id, String colour, double left, double top) {
}
