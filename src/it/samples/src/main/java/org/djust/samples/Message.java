package org.djust.samples;

/** What somebody said in a chat room; {@code id} is unique over all rooms. */
public record Message(String id, String author, String text, String time) {
}
