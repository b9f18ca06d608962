package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.Random;

import jakarta.json.JsonString;

import org.junit.jupiter.api.Test;

class JsonTest {
    private static String json(String text) {
        StringBuilder out = new StringBuilder();
        Json.string(text, out);
        return out.toString();
    }

    @Test
    void escapesWhatHasToBeAndNoMore() {
        assertEquals("\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001/</ü\u2028😀\"", json("a\"b\\c\n\r\t\b\f\u0001/</ü\u2028😀"));
        assertEquals("\"\\ud83d\"", json("\ud83d"));
        assertEquals("\"\\ude00\\ud83dx\"", json("\ude00\ud83dx"));
        assertEquals("\"\\ud83d😀\"", json("\ud83d😀"));
    }

    @Test
    void anyTextComesBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : 0xD700 + random.nextInt(0x1000)));
            }
            JsonString read = (JsonString) jakarta.json.Json
                    .createReader(new StringReader("[" + json(text.toString()) + "]")).readArray().get(0);
            assertEquals(text.toString(), read.getString(), "seed " + seed);
        }
    }
}
