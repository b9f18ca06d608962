package org.djust.bench.fuzz;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;

import org.djust.internal.protocol.BadFrameException;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ClientFrame.Event;
import org.djust.internal.protocol.ClientFrame.ModelChange;
import org.djust.internal.protocol.ClientFrames;

/** What a client sends is refused in the declared way, or is what a JSON parser reads, too. */
public final class ClientFramesFuzzer {

    private static final ClientFrames FRAMES = new ClientFrames(JsonProvider.provider());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ClientFramesFuzzer() {
    }

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        ClientFrame frame;
        try {
            frame = FRAMES.parse(text);
        } catch (BadFrameException e) {
            return;
        }
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            check(frame, reader.readArray());
        }
    }

    private static void check(ClientFrame frame, JsonArray array) {
        if (frame instanceof Event event) {
            Check.equal(event.handler(), array.getString(3));
            Check.equal(event.params(), array.size() == 4 ? null : array.getJsonObject(4));
        } else if (frame instanceof ModelChange change) {
            Check.equal(change.field(), array.getString(3));
            Check.equal(change.value(), array.get(4));
        }
        if (frame.view() >= 0) {
            Check.equal(frame.view(), array.getInt(1));
        }
    }
}
