package org.djust.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.djust.spi.channel.Entry;
import org.djust.spi.channel.History;

/** Makes a history of what the script of that name replies. */
final class HistoryReader {

    private HistoryReader() {
    }

    /**
     * @param now by this node's clock, in nanoseconds
     * @throws IllegalArgumentException when something else is in Redis
     */
    static History read(Object reply, long now, boolean complete) {
        List<?> parts = (List<?>) reply;
        long time = (Long) parts.get(0);
        Map<String, Long> heads = new HashMap<>();
        List<?> hash = (List<?>) parts.get(1);
        for (int i = 0; i < hash.size(); i += 2) {
            String head = Fields.text((byte[]) hash.get(i + 1));
            heads.put(Fields.text((byte[]) hash.get(i)), Long.parseLong(head.substring(0, head.indexOf(' '))));
        }
        List<Entry> entries = new ArrayList<>();
        for (Object stored : (List<?>) parts.get(2)) {
            List<?> message = (List<?>) stored;
            String id = Fields.text((byte[]) message.get(0));
            long age = Math.max(0, time - Long.parseLong(id.substring(0, id.indexOf('-'))));
            entries.add(Frames.read((byte[]) ((List<?>) message.get(1)).get(1),
                    now - TimeUnit.MILLISECONDS.toNanos(age)));
        }
        return new History(heads, entries, complete);
    }
}
