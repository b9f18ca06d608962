package org.djust.internal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import jakarta.json.Json;
import jakarta.json.JsonReaderFactory;

import org.junit.jupiter.api.Test;

class ServerFramesTest {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Test
    void framesAreCompactJsonAsDocumented() {
        assertEquals("[\"j\",0,12,9]", ServerFrames.joined(0, 12, 9));
        assertEquals("[\"p\",1,13,10,[0,2,\"x\"],[3,[7]]]", ServerFrames.patch(1, 13, 10, ",[0,2,\"x\"],[3,[7]]"));
        assertEquals("[\"p\",1,13,10]", ServerFrames.patch(1, 13, 10, ""));
        assertEquals("[\"a\",2,9223372036854775807]", ServerFrames.ack(2, Long.MAX_VALUE));
        assertEquals("[\"x\",0,4,\"failed\",\"Error \\\"1\\\".\"]",
                ServerFrames.error(0, 4, ErrorCode.FAILED, "Error \"1\"."));
        assertEquals("[\"v\",0,\"saved\",{\"a\":1}]", ServerFrames.pushed(0, "saved", "{\"a\":1}"));
        assertEquals("[\"f\",0,4]", ServerFrames.resetForm(0, 4));
        assertEquals("[\"n\",0,\"/rooms/a?b=\\\"c\\\"\"]", ServerFrames.navigate(0, "/rooms/a?b=\"c\""));
        assertEquals("[\"t\",0,\"abc-_\"]", ServerFrames.token(0, "abc-_"));
        assertEquals("[\"q\"]", ServerFrames.PONG);
    }

    @Test
    void codesAreTheOnesOfTheProtocol() {
        assertEquals("bad unknown forbidden failed limited busy elsewhere remount outdated signin",
                String.join(" ", Arrays.stream(ErrorCode.values()).map(ErrorCode::text).toList()));
        assertEquals(4000, CloseReason.RETRY.code());
        assertEquals(4001, CloseReason.REMOUNT.code());
        assertEquals(4002, CloseReason.SIGNIN.code());
        assertEquals(4003, CloseReason.STOP.code());
    }

    @Test
    void anyTextSurvivesUtf8AndAJsonParser() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            byte[] utf8 = ServerFrames.navigate(0, text).getBytes(StandardCharsets.UTF_8);
            StringReader reader = new StringReader(new String(utf8, StandardCharsets.UTF_8));
            assertEquals(text, READERS.createReader(reader).readArray().getString(2), "seed " + seed);
        }
    }

    private static String text(Random random) {
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
}
