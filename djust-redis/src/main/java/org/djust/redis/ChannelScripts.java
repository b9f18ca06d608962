package org.djust.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.djust.spi.channel.Entry;
import org.djust.spi.channel.HubLimits;

/** Makes the arguments of the scripts for channels. Thread-safe. */
final class ChannelScripts {

    /** Longer than a view's state lives by default: until then it shows what a view has missed. */
    private static final byte[] REMEMBERED = Fields.bytes(Duration.ofDays(1).toMillis());

    private static final byte[] NOTHING = {};

    private final Keys keys;
    private final byte[] capacity;
    private final byte[] expiry;
    private final Invocation probe;

    /** @param probe names what the probe writes */
    ChannelScripts(Keys keys, HubLimits limits, String probe) {
        this.keys = keys;
        this.capacity = Fields.bytes(limits.capacity());
        this.expiry = Fields.bytes(TimeUnit.NANOSECONDS.toMillis(limits.expiry().toNanos()));
        this.probe = Invocation.of(Script.PROBE, keys.probe(probe));
    }

    Invocation publish(String topic, Entry entry) {
        return Invocation.of(Script.PUBLISH, keys.messages(topic), keys.heads(topic), keys.channel(topic),
                Frames.write(entry), Fields.bytes(entry.origin()), Fields.bytes(entry.number()), capacity, expiry,
                REMEMBERED);
    }

    Invocation history(String topic) {
        return Invocation.of(Script.HISTORY, keys.messages(topic), keys.heads(topic), expiry);
    }

    /** Publishes nothing for nobody, which shows whether it may. */
    Invocation echo() {
        return echo(keys.echo("nobody"));
    }

    /** Publishes nothing on a channel. */
    Invocation echo(byte[] channel) {
        return Invocation.of(Script.ECHO, channel, channel, NOTHING);
    }

    /** A channel of a node's own that is where a topic's is. */
    byte[] echoChannel(String nodeId, String topic) {
        return Slots.key(keys.echo(nodeId), Slots.of(keys.channel(topic)));
    }

    byte[] channel(String topic) {
        return keys.channel(topic);
    }

    String topic(byte[] channel) {
        return keys.topic(channel);
    }

    Invocation probe() {
        return probe;
    }
}
