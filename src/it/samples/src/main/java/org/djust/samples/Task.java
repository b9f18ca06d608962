package org.djust.samples;

/** Something to do. */
public record Task(int id, String title, boolean done) {
}
