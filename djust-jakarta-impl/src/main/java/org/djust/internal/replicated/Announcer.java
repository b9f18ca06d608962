package org.djust.internal.replicated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.internal.replicated.Frame.Change;
import org.djust.internal.replicated.Frame.Head;
import org.djust.internal.replicated.Frame.Known;
import org.djust.internal.replicated.Frame.Part;
import org.djust.internal.replicated.Frame.Request;
import org.djust.spi.ChannelLayer;
import org.djust.spi.PresenceEntry;

/**
 * What this node tells the others: the changes of its own entries, numbered, how far it is, and all entries of a node in parts. Used with
 * the backend's lock, so that changes are sent in their order.
 */
final class Announcer {

    static final String TOPIC = "@presences";
    private static final int PART = 200;

    private final String self;
    private final ChannelLayer channels;
    private final Entries own = new Entries();
    private long number;

    /** @param self this node's id */
    Announcer(String self, ChannelLayer channels) {
        this.self = self;
        this.channels = channels;
    }

    void put(PresenceEntry entry) {
        own.put(entry);
        send(new Change(++number, true, entry));
    }

    void remove(PresenceEntry entry) {
        own.remove(entry);
        send(new Change(++number, false, entry));
    }

    /** How far this node is; {@code asks} others how far they know all. */
    void head(boolean asks) {
        send(new Head(number, asks));
    }

    /** How far this node knows all others, and is itself. */
    void known(Map<String, Long> others) {
        Map<String, Long> numbers = new HashMap<>(others);
        numbers.put(self, number);
        send(new Known(numbers));
    }

    /** Asks for what is missing, if anything is. */
    void ask(Map<String, Long> behind) {
        if (!behind.isEmpty()) {
            send(new Request(behind));
        }
    }

    /** All of this node's entries. */
    void all() {
        all(self, ++number, own.all());
    }

    /** All that a node had at some number. */
    void all(String whose, long at, List<PresenceEntry> all) {
        int count = Math.max(1, (all.size() + PART - 1) / PART);
        for (int i = 0; i < count; i++) {
            send(new Part(whose, at, i, count, all.subList(i * PART, Math.min(all.size(), (i + 1) * PART))));
        }
    }

    private void send(Frame frame) {
        channels.publish(TOPIC, () -> Frames.write(frame));
    }
}
