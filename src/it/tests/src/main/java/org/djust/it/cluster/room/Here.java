package org.djust.it.cluster.room;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.djust.PresenceDiff;
import org.djust.Present;

/**
 * Who one page knows to be there, and what it saw. Immutable.
 *
 * @param left    who was seen to leave, in order
 * @param strange joins of who was there already, and leaves of who was not
 */
public record Here(List<String> names, List<String> left, List<String> strange) {

    public static final Here NOBODY = new Here(List.of(), List.of(), List.of());

    public Here {
        names = List.copyOf(names);
        left = List.copyOf(left);
        strange = List.copyOf(strange);
    }

    /** As it is after a change. Who is missing from the whole list after it was there has left, too. */
    public Here with(PresenceDiff diff) {
        TreeSet<String> now = new TreeSet<>(names);
        List<String> gone = new ArrayList<>(left);
        List<String> wrong = new ArrayList<>(strange);
        List<String> joins = keys(diff.joins());
        if (diff.initial()) {
            names.stream().filter(name -> !joins.contains(name)).forEach(gone::add);
            now.clear();
        }
        joins.stream().filter(name -> !now.add(name)).forEach(name -> wrong.add("+" + name));
        keys(diff.leaves()).forEach(name -> (now.remove(name) ? gone : wrong).add(name));
        return new Here(List.copyOf(now), gone, wrong);
    }

    private static List<String> keys(List<Present> present) {
        return present.stream().map(Present::key).toList();
    }

    /** For the page. */
    public String shown() {
        return String.join(",", names);
    }

    /** For the page. */
    public String gone() {
        return String.join(",", left);
    }

    /** For the page. */
    public String wrong() {
        return String.join(",", strange);
    }
}
