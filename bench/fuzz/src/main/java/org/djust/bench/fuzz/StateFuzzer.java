package org.djust.bench.fuzz;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.json.bind.JsonbBuilder;

import org.djust.internal.state.StateCodec;
import org.djust.internal.state.StateException;

/** Whatever is read as a value of state, or as a broadcast's payload, is written and read again as the same. */
public final class StateFuzzer {

    private static final StateCodec CODEC = new StateCodec(JsonbBuilder.create(StateCodec.config()));
    private static final Type[] TYPES = Arrays.stream(Fields.class.getDeclaredFields())
            .map(field -> field.getGenericType()).toArray(Type[]::new);

    private StateFuzzer() {
    }

    /** Records are compared by their components, which have to be comparable, too. */
    public record Item(int id, String name, List<String> tags, Optional<Integer> rank, Item next) {
    }

    public enum Color {
        RED, GREEN
    }

    /** The types of fields that views have. */
    static final class Fields {
        int number;
        long large;
        double fraction;
        boolean flag;
        char letter;
        String text;
        BigDecimal money;
        Color color;
        UUID id;
        Instant instant;
        Duration duration;
        List<Item> items;
        Map<String, List<Integer>> map;
        Optional<String> optional;
        Item item;
    }

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Type type = TYPES[Math.floorMod(data[0], TYPES.length)];
        Object value;
        try {
            value = CODEC.decode(Arrays.copyOfRange(data, 1, data.length), type);
        } catch (StateException e) {
            return;
        }
        if (value instanceof Map<?, ?> map && map.containsKey(null)) {
            // Yasson makes one of [null], and writes the key as text
            return;
        }
        byte[] written;
        try {
            written = CODEC.encode(value, type).bytes();
        } catch (StateException e) {
            return;
        }
        Check.equal(CODEC.decode(written, type), value);
    }
}
