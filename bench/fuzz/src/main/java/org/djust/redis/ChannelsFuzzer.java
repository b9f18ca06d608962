package org.djust.redis;

import java.util.Arrays;

import org.djust.bench.fuzz.Check;
import org.djust.spi.PresenceEntry;
import org.djust.spi.channel.Entry;

/** What is published under our channels, and stored as presences, is read or refused; what is read is written alike. */
public final class ChannelsFuzzer {

    private ChannelsFuzzer() {
    }

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Entry entry = Frames.read(data, 0);
            Entry again = Frames.read(Frames.write(entry), 0);
            Check.equal(again.origin() + again.number() + ' ' + again.previous(),
                    entry.origin() + entry.number() + ' ' + entry.previous());
        } catch (IllegalArgumentException e) {
            // as it should be
        }
        try {
            PresenceFrames.Told told = PresenceFrames.told("topic", data);
            Check.equal(PresenceFrames.told("topic", PresenceFrames.announce(told.entry(), told.present())).entry()
                    .key(), told.entry().key());
        } catch (IllegalArgumentException e) {
            // as it should be
        }
        int half = data.length / 2;
        try {
            PresenceEntry entry = PresenceFrames.stored("topic", Arrays.copyOf(data, half),
                    Arrays.copyOfRange(data, half, data.length));
            byte[] name = Fields.bytes(PresenceFrames.field(entry));
            Check.equal(PresenceFrames.stored("topic", name, PresenceFrames.value(entry, 1)).key(), entry.key());
        } catch (IllegalArgumentException e) {
            // as it should be
        }
    }
}
