package org.djust.spi;

import java.util.HashMap;
import java.util.Map;

/**
 * How far somebody has followed a topic. Immutable.
 *
 * @param numbers of the last message had, by the id of the node that published it
 */
public record Position(Map<String, Long> numbers) {

    public static final Position START = new Position(Map.of());

    public Position {
        numbers = Map.copyOf(numbers);
    }

    /** The number of the origin's last message had; 0 if none. */
    public long of(String origin) {
        return numbers.getOrDefault(origin, 0L);
    }

    /** Behind all that is behind either. */
    public Position and(Position other) {
        Map<String, Long> both = new HashMap<>(numbers);
        other.numbers.forEach((origin, number) -> both.merge(origin, number, Math::max));
        return new Position(both);
    }

    /** The position after one more message; this one if it was had before. */
    public Position after(String origin, long number) {
        if (number <= of(origin)) {
            return this;
        }
        Map<String, Long> next = new HashMap<>(numbers);
        next.put(origin, number);
        return new Position(next);
    }
}
