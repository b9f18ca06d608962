package org.djust.it.cluster.room;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one page has heard of all visitors. A visitor who moves to another node may be heard out of order: what the node before had not
 * sent yet comes late, or is reported as lost when that node counts as dead. Immutable.
 *
 * @param visitors what was heard of each
 * @param wrong    what came twice
 * @param losses   reported so far
 */
public record Heard(Map<String, Visitor> visitors, String wrong, int losses) {

    public static final Heard NOTHING = new Heard(Map.of(), "", 0);

    public Heard {
        visitors = Map.copyOf(visitors);
    }

    /** As it is after one message more. */
    public Heard with(Said said) {
        Visitor before = visitors.get(said.name());
        Map<String, Visitor> next = new TreeMap<>(visitors);
        if (before != null && before.hasHeard(said.number())) {
            return new Heard(visitors, wrong + said.name() + " " + said.number() + " twice; ", losses);
        }
        next.put(said.name(), before == null ? Visitor.first(said.number(), losses > 0) : before.with(said.number()));
        return new Heard(next, wrong, losses);
    }

    /** As it is after something was lost, and reported. */
    public Heard lost() {
        Map<String, Visitor> next = new TreeMap<>();
        visitors.forEach((name, visitor) -> next.put(name, visitor.excused()));
        return new Heard(next, wrong, losses + 1);
    }

    /** For the page: the last number of each visitor, in order. */
    public String shown() {
        Map<String, Integer> last = new TreeMap<>();
        visitors.forEach((name, visitor) -> last.put(name, visitor.last()));
        return last.toString();
    }

    /** For the page: what is missing, and was not reported as lost. */
    public String lacking() {
        StringBuilder lacking = new StringBuilder();
        new TreeMap<>(visitors).forEach((name, visitor) -> {
            if (!visitor.missing().isEmpty()) {
                lacking.append(name).append(' ').append(visitor.missing()).append("; ");
            }
        });
        return lacking.toString();
    }
}
