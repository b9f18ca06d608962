package org.djust.it.cluster.room;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one page has heard of all visitors. Immutable.
 *
 * @param last   the last number of each visitor; after a loss that was reported, nothing until the next one comes
 * @param wrong  what came twice, or after something that did not come
 * @param losses reported so far
 */
public record Heard(Map<String, Integer> last, String wrong, int losses) {

    public static final Heard NOTHING = new Heard(Map.of(), "", 0);

    public Heard {
        last = Map.copyOf(last);
    }

    /** As it is after one message more. */
    public Heard with(Said said) {
        Map<String, Integer> next = new TreeMap<>(last);
        Integer before = next.put(said.name(), said.number());
        boolean fits = before == null || said.number() == before + 1;
        return new Heard(next, fits ? wrong : wrong + said.name() + " " + before + " then " + said.number() + "; ",
                losses);
    }

    /** As it is after something was lost, and reported. */
    public Heard lost() {
        return new Heard(Map.of(), wrong, losses + 1);
    }

    /** For the page, the visitors in order. */
    public String shown() {
        return new TreeMap<>(last).toString();
    }
}
