package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.djust.spi.channel.Entry;

/**
 * A message as it is in Redis: one line with origin, number and previous number, and the payload as JSON behind it; without
 * a line's end and payload when its origin had to give it up.
 */
final class Frames {

    private Frames() {
    }

    static byte[] write(Entry entry) {
        byte[] head = Fields.bytes(entry.origin() + " " + entry.number() + " " + entry.previous());
        if (entry.payload() == null) {
            return head;
        }
        byte[] payload = entry.payload().bytes();
        byte[] frame = Arrays.copyOf(head, head.length + 1 + payload.length);
        frame[head.length] = '\n';
        System.arraycopy(payload, 0, frame, head.length + 1, payload.length);
        return frame;
    }

    /**
     * @param at when it was published, by this node's clock
     * @throws IllegalArgumentException when it is no message
     */
    static Entry read(byte[] frame, long at) {
        int end = 0;
        while (end < frame.length && frame[end] != '\n') {
            end++;
        }
        String[] head = new String(frame, 0, end, StandardCharsets.UTF_8).split(" ", -1);
        if (head.length != 3) {
            throw new IllegalArgumentException(Messages.noMessage());
        }
        byte[] payload = end == frame.length ? null : Arrays.copyOfRange(frame, end + 1, frame.length);
        return new Entry(head[0], Long.parseLong(head[1]), Long.parseLong(head[2]),
                payload == null ? null : () -> payload, at);
    }
}
