package org.djust.internal.cluster;

import java.util.Map;
import java.util.TreeMap;

/** What a node tells others of itself, as one text for the store: a line for each name and value. */
final class Metadata {

    private Metadata() {
    }

    /** @param facts names have no {@code =}; neither they nor values have line breaks */
    static String write(Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(facts).forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    static Map<String, String> read(String text) {
        Map<String, String> facts = new TreeMap<>();
        text.lines().forEach(line -> {
            int end = line.indexOf('=');
            if (end > 0) {
                facts.put(line.substring(0, end), line.substring(end + 1));
            }
        });
        return facts;
    }
}
