package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.PresenceEntry;

/** What Redis has of all nodes' presences: reads it, and takes off what dead nodes left. Thread-safe. */
final class StoredPresences {

    private static final Logger LOG = Logger.getLogger(StoredPresences.class.getName());

    private final RetryingLane lane;
    private final PresenceScripts scripts;
    private final Consumer<String> cleared;

    /** @param cleared called for each topic of which something was taken off, maybe more than once */
    StoredPresences(RetryingLane lane, PresenceScripts scripts, Consumer<String> cleared) {
        this.lane = lane;
        this.scripts = scripts;
        this.cleared = cleared;
    }

    /** All entries of a topic. */
    void load(String topic, Consumer<List<PresenceEntry>> done, Runnable failed) {
        lane.ask(topic, scripts.present(topic), reply -> entries(topic, (List<?>) reply), done, failed);
    }

    private static List<PresenceEntry> entries(String topic, List<?> hash) {
        List<PresenceEntry> entries = new ArrayList<>(hash.size() / 2);
        for (int i = 0; i < hash.size(); i += 2) {
            try {
                entries.add(PresenceFrames.stored(topic, (byte[]) hash.get(i), (byte[]) hash.get(i + 1)));
            } catch (IllegalArgumentException e) {
                // one entry that something else has written doesn't hide all others
                LOG.log(Level.WARNING, Messages.dropped(topic, e));
            }
        }
        return entries;
    }

    /** Each entry of a node. */
    void each(String nodeId, Consumer<PresenceEntry> action, Runnable failed) {
        Consumer<List<PresenceEntry>> ofNode = entries -> entries.stream()
                .filter(entry -> entry.nodeId().equals(nodeId)).forEach(action);
        for (int part = 0; part < Keys.PARTS; part++) {
            lane.ask(nodeId, scripts.topics(nodeId, part), reply -> (List<?>) reply,
                    topics -> topics.forEach(topic -> load(Fields.text((byte[]) topic), ofNode, failed)), failed);
        }
    }

    /** Removes what a node wrote under this registration, or before, and refuses what of it is still on its way. */
    void takeOff(String nodeId, long epoch) {
        for (int part = 0; part < Keys.PARTS; part++) {
            takeOff(nodeId, epoch, part);
        }
    }

    private void takeOff(String nodeId, long epoch, int part) {
        Runnable again = () -> lane.later("take off " + nodeId + " " + epoch + " " + part,
                () -> takeOff(nodeId, epoch, part));
        lane.ask(nodeId, scripts.takeOff(nodeId, epoch, part), reply -> (List<?>) reply,
                topics -> topics.forEach(topic -> clear(nodeId, epoch, Fields.text((byte[]) topic))), again);
    }

    private void clear(String nodeId, long epoch, String topic) {
        lane.ask(nodeId, scripts.clear(nodeId, epoch, topic), reply -> topic, cleared,
                () -> lane.later("clear " + nodeId + " " + epoch + " " + topic, () -> clear(nodeId, epoch, topic)));
    }
}
