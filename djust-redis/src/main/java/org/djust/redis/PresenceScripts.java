package org.djust.redis;

import java.time.Duration;

import org.djust.spi.PresenceEntry;

/** Makes the arguments of the scripts about presences. Thread-safe. */
final class PresenceScripts {

    /** Until then what a cluster that ended has left is gone. */
    private static final byte[] KEPT = Fields.bytes(Duration.ofDays(1).toMillis());
    /** By then what was sent over a connection that broke has arrived, or never will: systems resend for a few minutes. */
    private static final byte[] LATE = Fields.bytes(Duration.ofMinutes(10).toMillis());

    private final Keys keys;

    PresenceScripts(Keys keys) {
        this.keys = keys;
    }

    /** @param registration of the entry's node */
    Invocation enter(PresenceEntry entry, long registration) {
        String topic = entry.topic();
        String field = PresenceFrames.field(entry);
        return Invocation.of(Script.ENTER, keys.presence(topic), keys.presenceCounts(entry.nodeId(), Keys.part(topic)),
                keys.presenceEnded(topic, field), keys.presenceOff(entry.nodeId(), Keys.part(topic)),
                Fields.bytes(field),
                Fields.bytes(topic), Fields.bytes(registration), Fields.bytes(entry.viewEpoch()),
                Fields.bytes(entry.revision()), PresenceFrames.value(entry, registration), KEPT);
    }

    Invocation exit(PresenceEntry entry, long registration) {
        String topic = entry.topic();
        String field = PresenceFrames.field(entry);
        return Invocation.of(Script.EXIT, keys.presence(topic), keys.presenceCounts(entry.nodeId(), Keys.part(topic)),
                keys.presenceEnded(topic, field), Fields.bytes(field), Fields.bytes(topic),
                Fields.bytes(registration), Fields.bytes(entry.viewEpoch()), Fields.bytes(entry.revision()), LATE);
    }

    Invocation present(String topic) {
        return Invocation.of(Script.PRESENT, keys.presence(topic));
    }

    Invocation topics(String nodeId, int part) {
        return Invocation.of(Script.TOPICS, keys.presenceCounts(nodeId, part));
    }

    Invocation takeOff(String nodeId, long registration, int part) {
        return Invocation.of(Script.TAKEOFF, keys.presenceCounts(nodeId, part), keys.presenceOff(nodeId, part),
                Fields.bytes(registration), LATE);
    }

    Invocation clear(String nodeId, long registration, String topic) {
        return Invocation.of(Script.CLEAR, keys.presence(topic), keys.presenceCounts(nodeId, Keys.part(topic)),
                Fields.bytes(PresenceFrames.prefix(nodeId)), Fields.bytes(topic), Fields.bytes(registration));
    }
}
