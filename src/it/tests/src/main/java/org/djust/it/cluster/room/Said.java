package org.djust.it.cluster.room;

/** What one visitor said: visitors number what they say. */
public record Said(String name, int number) {
}
