package org.djust.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.channel.Entry;
import org.djust.spi.channel.History;

/** Makes a history of what the script of that name replies. */
final class HistoryReader {

    private static final Logger LOG = Logger.getLogger(HistoryReader.class.getName());

    private HistoryReader() {
    }

    /**
     * Leaves out what something else has written there: what is missing then shows by the numbers of what is there.
     *
     * @param now by this node's clock, in nanoseconds
     */
    static History read(String topic, Object reply, long now, boolean complete) {
        List<?> parts = (List<?>) reply;
        long time = (Long) parts.get(0);
        Map<String, Long> heads = new HashMap<>();
        List<?> hash = (List<?>) parts.get(1);
        for (int i = 0; i < hash.size(); i += 2) {
            String origin = Fields.text((byte[]) hash.get(i));
            String head = Fields.text((byte[]) hash.get(i + 1));
            unlessForeign(topic, () -> heads.put(origin, Long.parseLong(head.split(" ", 2)[0])));
        }
        List<Entry> entries = new ArrayList<>();
        for (Object stored : (List<?>) parts.get(2)) {
            List<?> message = (List<?>) stored;
            String id = Fields.text((byte[]) message.get(0));
            byte[] frame = (byte[]) ((List<?>) message.get(1)).get(1);
            unlessForeign(topic, () -> {
                long age = Math.max(0, time - Long.parseLong(id.split("-", 2)[0]));
                entries.add(Frames.read(frame, now - TimeUnit.MILLISECONDS.toNanos(age)));
            });
        }
        return new History(heads, entries, complete);
    }

    private static void unlessForeign(String topic, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, Messages.dropped(topic, e));
        }
    }
}
