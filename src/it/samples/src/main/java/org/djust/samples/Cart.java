package org.djust.samples;

import java.util.Map;
import java.util.TreeMap;

/** How many of each article; immutable. */
public record Cart(Map<String, Integer> lines) {

    static final Cart EMPTY = new Cart(Map.of());

    public Cart {
        lines = new TreeMap<>(lines);
    }

    Cart with(String article, int more) {
        Map<String, Integer> changed = new TreeMap<>(lines);
        changed.merge(article, more, Integer::sum);
        return new Cart(changed);
    }

    Cart without(String article) {
        Map<String, Integer> changed = new TreeMap<>(lines);
        changed.remove(article);
        return new Cart(changed);
    }

    int count() {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }
}
