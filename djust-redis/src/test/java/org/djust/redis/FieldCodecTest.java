package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FieldCodecTest {

    private static final int LIMIT = 50_000;

    private final Statistics statistics = new Statistics();

    @Test
    void whatIsLongerThanTheThresholdIsCompressed() {
        FieldCodec codec = new FieldCodec(1024, LIMIT, statistics);
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
        byte[] stored = new FieldCodec(1024, LIMIT, statistics).encode(noise);
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
            byte[] stored = new FieldCodec(random.nextInt(20_000), LIMIT, statistics).encode(json);
            assertArrayEquals(json, new FieldCodec(0, LIMIT, statistics).decode(stored), "seed " + seed);
        }
    }

    @Test
    void everyChangedByteIsFoundOrChangesNothing() {
        FieldCodec codec = new FieldCodec(100, LIMIT, statistics);
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

    @Test
    void nothingIsDecodedThatIsLongerThanAllowed() {
        for (int threshold : new int[] {0, LIMIT + 1}) {
            FieldCodec anyLength = new FieldCodec(threshold, Integer.MAX_VALUE, statistics);
            FieldCodec codec = new FieldCodec(threshold, LIMIT, statistics);
            byte[] longest = new byte[LIMIT];
            assertArrayEquals(longest, codec.decode(anyLength.encode(longest)));
            byte[] tooLong = anyLength.encode(new byte[LIMIT + 1]);
            String message =
                    assertThrows(IllegalArgumentException.class, () -> codec.decode(tooLong)).getMessage();
            assertTrue(message.contains("50001") && message.contains("50000 (djust.state.max-kb)"), message);
        }
    }

    @Test
    void aBombIsNotInflated() {
        byte[] bomb = new FieldCodec(0, Integer.MAX_VALUE, statistics).encode(new byte[256 << 20]);
        assertTrue(bomb.length < 50_000, bomb.length + " bytes");
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        FieldCodec codec = new FieldCodec(0, LIMIT, statistics);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThrows(IllegalArgumentException.class, () -> codec.decode(bomb));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1 << 20, allocated + " bytes allocated");
    }

    @Test
    void whatEndsEarlyIsRefused() {
        FieldCodec codec = new FieldCodec(0, LIMIT, statistics);
        byte[] stored = codec.encode(new byte[40_000]);
        for (int length = 0; length < stored.length; length++) {
            byte[] part = Arrays.copyOf(stored, length);
            assertThrows(IllegalArgumentException.class, () -> codec.decode(part), length + " bytes");
        }
    }

    @Test
    void aFrameThatHoldsMoreThanItSaysIsRefused() {
        FieldCodec codec = new FieldCodec(0, LIMIT, statistics);
        byte[] lie = codec.encode(new byte[40_000]);
        // content size of the frame: two bytes after the frame's magic number and descriptor
        int at = 5 + 5;
        assertEquals(40_000 - 256, lie[at] & 0xff | (lie[at + 1] & 0xff) << 8);
        lie[at] = 0;
        lie[at + 1] = 0;
        assertThrows(IllegalArgumentException.class, () -> codec.decode(lie));
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
