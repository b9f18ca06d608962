package org.djust.internal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Random;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;

import org.djust.internal.protocol.ClientFrame.Event;
import org.djust.internal.protocol.ClientFrame.Join;
import org.djust.internal.protocol.ClientFrame.ModelChange;
import org.junit.jupiter.api.Test;

/** Frames damaged at random are either refused in the declared way, or are what a JSON-P parser reads, too. */
class ClientFramesFuzzTest {

    private static final int ROUNDS = 200_000;
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final String ALPHABET = "[]{}\",:\\0123456789eE+-.tfn xuü\ud83d\ude00\n\0jmlrp";
    private static final List<String> SEEDS = List.of("[\"p\"]", "[\"l\",12]", "[\"r\",0]", "[\"j\",0,\"abcDEF-_\",17]",
            "[\"j\",7,\"abcDEF-_\",17,12]",
            "[\"e\",0,1,\"send\"]",
            "[\"e\",3,12,\"send\",{\"text\":\"h\\u00e9\\n\",\"n\":[1,-2.5e3,null,true],\"o\":{}}]",
            "[\"m\",0,2,\"name\",\"x\\\"y\"]", "[\"m\",0,2,\"n\",12.5]", "[\"m\",0,2,\"b\",false]",
            "[\"m\",0,2,\"l\",[[1],{\"a\":[]}]]");

    private final ClientFrames frames = new ClientFrames(JsonProvider.provider());

    @Test
    void damagedFramesAreRefusedOrReadRight() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = mutate(SEEDS.get(random.nextInt(SEEDS.size())), random);
            try {
                ClientFrame frame = frames.parse(text);
                check(frame, text, seed);
                read++;
            } catch (BadFrameException e) {
                assertTrue(e.getMessage().endsWith("."), "seed " + seed);
            } catch (RuntimeException e) {
                fail("seed " + seed + ": " + text, e);
            }
        }
        assertTrue(read > ROUNDS / 100 && read < ROUNDS, "seed " + seed + ": " + read + " were read");
    }

    private static void check(ClientFrame frame, String text, long seed) {
        String where = "seed " + seed + ": " + text;
        JsonArray array;
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            array = reader.readArray();
        } catch (JsonException e) {
            fail(where, e);
            return;
        }
        assertEquals(frame.view(), array.size() == 1 ? -1 : array.getInt(1), where);
        if (frame instanceof Event event) {
            assertEquals(event.ref(), array.getJsonNumber(2).longValueExact(), where);
            assertEquals(event.handler(), array.getString(3), where);
            assertEquals(event.params(), array.size() == 4 ? null : array.getJsonObject(4), where);
        } else if (frame instanceof Join join) {
            assertEquals(join.token(), array.getString(2), where);
            assertEquals(join.version(), array.getJsonNumber(3).longValueExact(), where);
            assertEquals(join.acknowledged(), array.size() == 4 ? 0 : array.getJsonNumber(4).longValueExact(), where);
        } else if (frame instanceof ModelChange change) {
            assertEquals(change.field(), array.getString(3), where);
            assertEquals(change.value(), array.get(4), where);
        }
    }

    private static String mutate(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(out.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(5)) {
                case 0 -> out.insert(at, c);
                case 1 -> out.setLength(at);
                case 2 -> out.delete(at, Math.min(out.length(), at + 1 + random.nextInt(3)));
                case 3 -> out.insert(at, out.substring(random.nextInt(at + 1), at));
                default -> out.replace(at, Math.min(out.length(), at + 1), String.valueOf(c));
            }
        }
        return out.toString();
    }
}
