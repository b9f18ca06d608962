package org.djust.redis;

import java.util.Arrays;

import org.djust.bench.fuzz.Check;

/** A stored field is refused, or is no longer than fields may be; with a right checksum in front of it, too. */
public final class FieldsFuzzer {

    private static final int LIMIT = 100_000;
    private static final FieldCodec CODEC = new FieldCodec(64, LIMIT, new Statistics());

    private FieldsFuzzer() {
    }

    public static void fuzzerTestOneInput(byte[] data) {
        decode(data);
        Check.that(Arrays.equals(data, CODEC.decode(CODEC.encode(data))), "not what was stored");
    }

    private static void decode(byte[] stored) {
        try {
            Check.that(CODEC.decode(stored).length <= LIMIT, "longer than allowed");
        } catch (IllegalArgumentException e) {
            // as it should be
        }
    }
}
