package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FieldCodecTest {

    private final Statistics statistics = new Statistics();

    @Test
    void whatIsLongerThanTheThresholdIsCompressed() {
        FieldCodec codec = new FieldCodec(1024, statistics);
        byte[] at = codec.encode(new byte[1024]);
        byte[] above = codec.encode(new byte[1025]);
        assertEquals(1, at[0]);
        assertEquals(1024 + 5, at.length);
        assertEquals(2, above[0]);
        assertTrue(above.length < 100);
        assertEquals(1L, statistics.figures().get("compressed-fields"));
        assertEquals(1025L, statistics.figures().get("compressed-from-bytes"));
        assertEquals(above.length - 5L, statistics.figures().get("compressed-to-bytes"));
    }

    @Test
    void whatDoesNotBecomeShorterIsStoredAsItIs() {
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        byte[] stored = new FieldCodec(1024, statistics).encode(noise);
        assertEquals(1, stored[0]);
        assertEquals(0L, statistics.figures().get("compressed-fields"));
    }

    @Test
    void anyJsonIsReadWhateverTheSettingItWasWrittenWith() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] json = new byte[random.nextInt(20_000)];
            for (int j = 0; j < json.length; j++) {
                json[j] = (byte) ('a' + random.nextInt(1 + i % 26));
            }
            byte[] stored = new FieldCodec(random.nextInt(20_000), statistics).encode(json);
            assertArrayEquals(json, new FieldCodec(0, statistics).decode(stored), "seed " + seed);
        }
    }

    @Test
    void everyChangedByteIsFoundOrChangesNothing() {
        FieldCodec codec = new FieldCodec(100, statistics);
        for (String text : List.of("\"a short one\"", "[" + "1,2,3,".repeat(50) + "4]")) {
            byte[] json = text.getBytes(StandardCharsets.UTF_8);
            byte[] stored = codec.encode(json);
            for (int at = 0; at < stored.length; at++) {
                for (int bits = 1; bits < 256; bits++) {
                    byte[] bad = stored.clone();
                    bad[at] ^= (byte) bits;
                    assertArrayEquals(json, decoded(codec, bad, json), text + " at " + at + ": " + bits);
                }
            }
        }
    }

    /** The JSON itself when damage is found. */
    private static byte[] decoded(FieldCodec codec, byte[] stored, byte[] json) {
        try {
            return codec.decode(stored);
        } catch (RuntimeException e) {
            return json;
        }
    }
}
