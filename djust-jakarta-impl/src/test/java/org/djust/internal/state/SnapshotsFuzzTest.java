package org.djust.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import jakarta.json.bind.JsonbBuilder;

import org.junit.jupiter.api.Test;

/** Whatever a value is made of and however it is changed: JSON is the judge of whether a snapshot told the truth. */
class SnapshotsFuzzTest {

    private static final int ROUNDS = 3_000;

    private final StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
    private final Snapshots snapshots = new Snapshots(codec);

    record Pair(String name, Object value) {}

    public static class Bean {
        public Object value;
    }

    @Test
    void snapshotsNoticeEveryChangeAndKeepWhatWas() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int changes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String where = "seed " + seed + ", round " + i;
            List<Object> mutable = new ArrayList<>();
            Object live = value(random, 4, mutable);
            String before = json(live);
            Snapshot snapshot = snapshots.take(live, Object.class);
            assertTrue(snapshot.unchanged(live), where);
            for (int n = random.nextInt(3); n > 0 && !mutable.isEmpty(); n--) {
                mutate(mutable.get(random.nextInt(mutable.size())), random);
            }
            String after = json(live);
            changes += after.equals(before) ? 0 : 1;
            assertTrue(after.equals(before) || !snapshot.unchanged(live), where);
            assertEquals(before, json(snapshot.restore()), where);
            assertEquals(before, new String(snapshot.bytes(), StandardCharsets.UTF_8), where);
        }
        assertTrue(changes > ROUNDS / 10, "seed " + seed + ": only " + changes + " changes");
    }

    private static Object value(Random random, int depth, List<Object> mutable) {
        int kind = random.nextInt(depth == 0 ? 3 : 13);
        return switch (kind) {
            case 0 -> "text " + random.nextInt(1000);
            case 1 -> random.nextInt(100_000);
            case 2 -> random.nextBoolean();
            case 3 -> List.copyOf(values(random, depth, mutable));
            case 4 -> Collections.unmodifiableList(values(random, depth, mutable));
            case 5 -> new Pair("pair", value(random, depth - 1, mutable));
            case 6 -> Optional.of(value(random, depth - 1, mutable));
            case 7 -> noted(mutable, new LinkedList<>(values(random, depth, mutable)));
            case 8 -> noted(mutable, new ArrayDeque<>(values(random, depth, mutable)));
            case 9 -> noted(mutable, map(random, depth, mutable));
            case 10 -> noted(mutable, values(random, depth, mutable).toArray());
            case 11 -> noted(mutable, bean(value(random, depth - 1, mutable)));
            default -> noted(mutable, values(random, depth, mutable));
        };
    }

    private static <T> T noted(List<Object> mutable, T value) {
        mutable.add(value);
        return value;
    }

    private static List<Object> values(Random random, int depth, List<Object> mutable) {
        List<Object> values = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            values.add(value(random, depth - 1, mutable));
        }
        return values;
    }

    private static Map<String, Object> map(Random random, int depth, List<Object> mutable) {
        Map<String, Object> map = new LinkedHashMap<>();
        values(random, depth, mutable).forEach(value -> map.put("k" + map.size(), value));
        return map;
    }

    private static Bean bean(Object value) {
        Bean bean = new Bean();
        bean.value = value;
        return bean;
    }

    @SuppressWarnings("unchecked")
    private static void mutate(Object value, Random random) {
        Integer added = random.nextInt(100_000);
        if (value instanceof Bean bean) {
            bean.value = added;
        } else if (value instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put("k" + random.nextInt(4), added);
        } else if (value instanceof Object[] array && array.length > 0) {
            array[random.nextInt(array.length)] = added;
        } else if (value instanceof List<?> list && !list.isEmpty() && random.nextBoolean()) {
            ((List<Object>) list).set(random.nextInt(list.size()), added);
        } else if (value instanceof Collection<?> collection && !collection.isEmpty() && random.nextBoolean()) {
            collection.remove(collection.iterator().next());
        } else if (value instanceof Collection<?> collection) {
            ((Collection<Object>) collection).add(added);
        }
    }

    private String json(Object value) {
        return new String(codec.write(value, Object.class), StandardCharsets.UTF_8);
    }
}
