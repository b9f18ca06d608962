package org.djust.internal.descriptor;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for messages. */
final class Names {

    private Names() {
    }

    /** The names in order, after the word; or that there are none. */
    static String hint(String word, Stream<String> names) {
        String list = names.sorted().collect(Collectors.joining(", "));
        return list.isEmpty() ? "there are none" : word + " " + list;
    }
}
