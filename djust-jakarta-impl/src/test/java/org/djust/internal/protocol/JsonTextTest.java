package org.djust.internal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import jakarta.json.Json;
import jakarta.json.JsonString;

import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void quotesAndEscapesAsLittleAsJsonAllows() {
        assertEquals("\"\"", quote(""));
        assertEquals("\"a/ü€😀</script>\u007f\u2028\"", quote("a/ü€😀</script>\u007f\u2028"));
        assertEquals("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f\"", quote("\"\\\b\t\n\f\r\0\u001f"));
        assertEquals("\"a\\\"\"", quote("a\""));
    }

    @Test
    void surrogatesWithoutAPartnerAreEscaped() {
        assertEquals("\"\\ud83d\"", quote("\ud83d"));
        assertEquals("\"\\ude00\\ud83dx\"", quote("\ude00\ud83dx"));
        assertEquals("\"\\ud83d😀\\ude00\"", quote("\ud83d\ud83d\ude00\ude00"));
        assertEquals("[\"\\ud83d\",\"😀\"]", JsonText.encodable("[\"\ud83d\",\"😀\"]"));
        String plain = "[\"ü😀\"]";
        assertSame(plain, JsonText.encodable(plain));
    }

    @Test
    void anyTextSurvivesUtf8AndAJsonParser() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = random(random);
            byte[] utf8 = quote(text).getBytes(StandardCharsets.UTF_8);
            StringReader reader = new StringReader(new String(utf8, StandardCharsets.UTF_8));
            assertEquals(text, ((JsonString) Json.createReader(reader).readValue()).getString(), "seed " + seed);
        }
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append((char) switch (random.nextInt(4)) {
                case 0 -> random.nextInt(128);
                case 1 -> 0xd7f0 + random.nextInt(0x830);
                case 2 -> "\"\\/\n".charAt(random.nextInt(4));
                default -> random.nextInt(0x10000);
            });
        }
        return text.toString();
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder();
        JsonText.quote(text, out);
        return out.toString();
    }
}
