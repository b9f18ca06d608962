package org.djust.redis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.djust.spi.PresenceEntry;

/** Presence entries as bytes: a line of words, and what may hold anything behind it. */
final class PresenceFrames {

    private static final char END = '\n';

    private PresenceFrames() {
    }

    /**
     * An announcement.
     *
     * @param present whether the entry is there, or has ended
     */
    record Told(PresenceEntry entry, boolean present) {
    }

    static byte[] announce(PresenceEntry entry, boolean present) {
        byte[] key = Fields.bytes(entry.key());
        return joined((present ? "+ " : "- ") + entry.nodeId() + " " + entry.viewId() + " " + entry.viewEpoch() + " "
                + entry.revision() + " " + key.length + END, key, present ? entry.meta().bytes() : new byte[0]);
    }

    /** Tells that what is stored is to be loaded anew. */
    static byte[] anew() {
        return new byte[] {END};
    }

    /** Whether it is {@link #anew}, and no announcement. */
    static boolean isAnew(byte[] frame) {
        return frame.length == 1 && frame[0] == END;
    }

    /** @throws IllegalArgumentException when it is no announcement */
    static Told told(String topic, byte[] frame) {
        int end = end(frame);
        String[] words = words(new String(frame, 0, end, StandardCharsets.UTF_8), 6);
        int keyLength = Integer.parseInt(words[5]);
        if (keyLength < 0 || keyLength > frame.length - end - 1) {
            throw new IllegalArgumentException(Messages.noPresence());
        }
        int keyEnd = end + 1 + keyLength;
        String key = new String(frame, end + 1, keyEnd - end - 1, StandardCharsets.UTF_8);
        byte[] meta = Arrays.copyOfRange(frame, keyEnd, frame.length);
        return new Told(new PresenceEntry(topic, key, words[2], words[1], Long.parseLong(words[3]),
                Long.parseLong(words[4]), () -> meta), words[0].equals("+"));
    }

    /** The name in the topic's hash: a node's all begin with {@link #prefix}. */
    static String field(PresenceEntry entry) {
        return prefix(entry.nodeId()) + entry.viewId() + " " + entry.key();
    }

    static String prefix(String nodeId) {
        return nodeId + " ";
    }

    /** @param registration of the node, under which it writes this */
    static byte[] value(PresenceEntry entry, long registration) {
        return joined(registration + " " + entry.viewEpoch() + " " + entry.revision() + END, entry.meta().bytes(),
                new byte[0]);
    }

    /** @throws IllegalArgumentException when these are not the name and the value of an entry */
    static PresenceEntry stored(String topic, byte[] field, byte[] value) {
        String[] names = words(Fields.text(field), 3);
        int end = end(value);
        String[] numbers = words(new String(value, 0, end, StandardCharsets.UTF_8), 3);
        byte[] meta = Arrays.copyOfRange(value, end + 1, value.length);
        return new PresenceEntry(topic, names[2], names[1], names[0], Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]), () -> meta);
    }

    private static String[] words(String line, int count) {
        String[] words = line.split(" ", count);
        if (words.length < count) {
            throw new IllegalArgumentException(Messages.noPresence());
        }
        return words;
    }

    private static int end(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == END) {
                return i;
            }
        }
        throw new IllegalArgumentException(Messages.noPresence());
    }

    private static byte[] joined(String line, byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Fields.bytes(line));
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
