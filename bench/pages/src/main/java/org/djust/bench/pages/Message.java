package org.djust.bench.pages;

/** A line of the chat. */
public record Message(int id, String from, String text) {
}
