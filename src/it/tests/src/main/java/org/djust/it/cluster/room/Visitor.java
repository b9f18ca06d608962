package org.djust.it.cluster.room;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was heard of one visitor. Immutable.
 *
 * @param last    the highest number
 * @param missing lower numbers that have not come
 * @param lost    lower numbers that have not come, and whose loss was reported; they may come all the same
 * @param free    whether what is missing before the next number belongs to a loss that was reported
 */
public record Visitor(int last, List<Integer> missing, List<Integer> lost, boolean free) {

    public Visitor {
        missing = List.copyOf(missing);
        lost = List.copyOf(lost);
    }

    /**
     * The first that was heard; there were others before if it isn't 1, since all are there when the talk begins.
     *
     * @param excused whether a loss was reported
     */
    static Visitor first(int number, boolean excused) {
        return new Visitor(0, List.of(), List.of(), excused).with(number);
    }

    boolean hasHeard(int number) {
        return number <= last && !missing.contains(number) && !lost.contains(number);
    }

    Visitor with(int number) {
        if (number < last) {
            return new Visitor(last, without(missing, number), without(lost, number), free);
        }
        List<Integer> skipped = IntStream.range(last + 1, number).boxed().toList();
        return new Visitor(number, free ? missing : joined(missing, skipped), free ? joined(lost, skipped) : lost,
                false);
    }

    Visitor excused() {
        return new Visitor(last, List.of(), joined(lost, missing), true);
    }

    private static List<Integer> without(List<Integer> numbers, int number) {
        List<Integer> rest = new ArrayList<>(numbers);
        rest.remove(Integer.valueOf(number));
        return rest;
    }

    private static List<Integer> joined(List<Integer> some, List<Integer> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
