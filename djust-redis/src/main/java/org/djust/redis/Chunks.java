package org.djust.redis;

import java.util.ArrayList;
import java.util.List;

import org.djust.redis.Chunks.Chunk;

/**
 * What is sent to Redis for invocations: those of a script that takes many keys share runs of it, since a run costs Redis
 * about as much as what the script does for one key.
 */
record Chunks(List<Chunk> list) {

    /** So few that Redis answers others meanwhile: a run takes some 100 microseconds. */
    private static final int KEYS = 32;

    /**
     * One run of a script.
     *
     * @param arguments the keys, then all else
     */
    record Chunk(Script script, int keys, byte[][] arguments) {
    }

    static Chunks of(List<Invocation> invocations) {
        return of(invocations, false);
    }

    /** The keys of each run are in one slot of a Redis Cluster. */
    static Chunks ofSlots(List<Invocation> invocations) {
        return of(invocations, true);
    }

    private static Chunks of(List<Invocation> invocations, boolean slots) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < invocations.size();) {
            int to = end(invocations, from, slots);
            chunks.add(chunk(invocations.subList(from, to)));
            from = to;
        }
        return new Chunks(chunks);
    }

    private static int end(List<Invocation> invocations, int from, boolean slots) {
        Script script = invocations.get(from).script();
        int end = from + 1;
        while (script.manyKeys() && end < invocations.size() && end - from < KEYS
                && invocations.get(end).script() == script
                && (!slots || slot(invocations.get(end)) == slot(invocations.get(from)))) {
            end++;
        }
        return end;
    }

    private static int slot(Invocation invocation) {
        return Slots.of(invocation.arguments()[0]);
    }

    private static Chunk chunk(List<Invocation> same) {
        Script script = same.get(0).script();
        if (!script.manyKeys()) {
            return new Chunk(script, script.keys(), same.get(0).arguments());
        }
        List<byte[]> arguments = new ArrayList<>(16 * same.size());
        same.forEach(invocation -> arguments.add(invocation.arguments()[0]));
        for (Invocation invocation : same) {
            byte[][] all = invocation.arguments();
            arguments.add(Fields.bytes(all.length - 1));
            for (int i = 1; i < all.length; i++) {
                arguments.add(all[i]);
            }
        }
        return new Chunk(script, same.size(), arguments.toArray(byte[][]::new));
    }

    /** The reply to each invocation, of the replies to each run; an error is that of all in the run. */
    Object[] split(Object[] replies, int invocations) {
        Object[] each = new Object[invocations];
        int next = 0;
        for (int i = 0; i < replies.length; i++) {
            Chunk chunk = list.get(i);
            for (int key = 0; key < (chunk.script.manyKeys() ? chunk.keys : 1); key++) {
                each[next++] =
                        chunk.script.manyKeys() && replies[i] instanceof List<?> many ? many.get(key) : replies[i];
            }
        }
        return each;
    }
}
