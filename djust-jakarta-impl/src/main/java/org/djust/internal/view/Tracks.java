package org.djust.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is stored of a view's presence: what it tracks, and where it looks. Used from the view's mailbox only. */
final class Tracks {

    private Tracked tracked = Tracked.NONE;
    private Looked looked = Looked.NONE;

    /** @param meta JSON */
    record Track(String key, String meta) {
    }

    /** As it is stored. Immutable. */
    record Tracked(Map<String, Track> byTopic) {

        static final Tracked NONE = new Tracked(Map.of());

        public Tracked {
            byTopic = Map.copyOf(byTopic);
        }
    }

    /** As it is stored. Immutable. */
    record Looked(List<String> topics) {

        static final Looked NONE = new Looked(List.of());

        public Looked {
            topics = List.copyOf(topics);
        }
    }

    List<Cell> cells() {
        return List.of(
                Cell.optional("presence", Tracked.class, () -> tracked.byTopic.isEmpty() ? null : tracked,
                        value -> tracked = value == null ? Tracked.NONE : (Tracked) value),
                Cell.optional("looks", Looked.class, () -> looked.topics.isEmpty() ? null : looked,
                        value -> looked = value == null ? Looked.NONE : (Looked) value));
    }

    Map<String, Track> byTopic() {
        return tracked.byTopic;
    }

    void put(String topic, Track track) {
        Map<String, Track> all = new HashMap<>(tracked.byTopic);
        all.put(topic, track);
        tracked = new Tracked(all);
    }

    void remove(String topic) {
        if (tracked.byTopic.containsKey(topic)) {
            Map<String, Track> all = new HashMap<>(tracked.byTopic);
            all.remove(topic);
            tracked = new Tracked(all);
        }
    }

    /** The topics whose presences the view has asked for. */
    List<String> looked() {
        return looked.topics;
    }

    void look(String topic) {
        if (!looked.topics.contains(topic)) {
            List<String> all = new ArrayList<>(looked.topics);
            all.add(topic);
            looked = new Looked(all);
        }
    }
}
