package org.djust.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.spi.Position;

/**
 * What is stored of a view's subscriptions: the topics that it named at run time, and how far it has followed each topic.
 * Used from the view's mailbox only.
 */
final class Followed {

    private List<String> named = List.of();
    private Positions positions = Positions.NONE;

    /** As it is stored. Immutable. */
    record Positions(Map<String, Position> byTopic) {

        static final Positions NONE = new Positions(Map.of());

        public Positions {
            byTopic = Map.copyOf(byTopic);
        }
    }

    /** As it is stored. Immutable. */
    record Named(List<String> topics) {

        public Named {
            topics = List.copyOf(topics);
        }
    }

    List<Cell> cells() {
        return List.of(
                Cell.optional("topics", Named.class, () -> named.isEmpty() ? null : new Named(named),
                        value -> named = value == null ? List.of() : ((Named) value).topics),
                Cell.optional("positions", Positions.class, () -> positions.byTopic.isEmpty() ? null : positions,
                        value -> positions = value == null ? Positions.NONE : (Positions) value));
    }

    List<String> named() {
        return named;
    }

    void add(String topic) {
        if (!named.contains(topic)) {
            List<String> more = new ArrayList<>(named);
            more.add(topic);
            named = List.copyOf(more);
        }
    }

    void remove(String topic) {
        named = named.stream().filter(each -> !each.equals(topic)).toList();
    }

    /** Null when nothing was heard of the topic yet. */
    Position position(String topic) {
        return positions.byTopic.get(topic);
    }

    void position(String topic, Position position) {
        if (!position.equals(position(topic))) {
            Map<String, Position> all = new HashMap<>(positions.byTopic);
            all.put(topic, position);
            positions = new Positions(all);
        }
    }

    /** The view doesn't follow the topic any more. */
    void forget(String topic) {
        if (positions.byTopic.containsKey(topic)) {
            Map<String, Position> all = new HashMap<>(positions.byTopic);
            all.remove(topic);
            positions = new Positions(all);
        }
    }
}
