package org.djust.internal.protocol;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

import org.djust.internal.protocol.ClientFrame.Event;
import org.djust.internal.protocol.ClientFrame.Join;
import org.djust.internal.protocol.ClientFrame.Leave;
import org.djust.internal.protocol.ClientFrame.ModelChange;
import org.djust.internal.protocol.ClientFrame.Ping;
import org.djust.internal.protocol.ClientFrame.Resend;

/**
 * Reads what clients send. Strict: a frame has exactly the elements of its kind, in range. Thread-safe.
 */
public final class ClientFrames {

    /** The highest number of a view: the connection ends with it, and on the next one numbers begin again. */
    public static final int LAST_VIEW = 9999;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final long MAX_COUNT = 999_999_999_999_999L;
    private static final int MAX_NAME = 200;
    private static final int MAX_TOKEN = 2000;

    private final JsonProvider provider;
    private final JsonReaderFactory readers;

    /** @param provider looked up once by the caller, because every look-up searches the class path */
    public ClientFrames(JsonProvider provider) {
        this.provider = provider;
        this.readers = provider.createReaderFactory(Map.of());
    }

    /** @throws BadFrameException when the text isn't a frame of this protocol; says in one sentence why */
    public ClientFrame parse(String text) throws BadFrameException {
        FrameCursor in = new FrameCursor(text);
        in.open();
        String kind = in.name(1, "A frame's kind");
        ClientFrame frame = switch (kind.charAt(0)) {
            case 'e' -> event(in);
            case 'm' -> new ModelChange(view(in), ref(in), name(in, "A model change's field"), value(in));
            case 'j' -> join(in);
            case 'l' -> new Leave(view(in));
            case 'r' -> new Resend(view(in));
            case 'p' -> new Ping();
            default -> throw in.bad("No frame is of this kind");
        };
        in.close();
        return frame;
    }

    private Event event(FrameCursor in) throws BadFrameException {
        int view = view(in);
        long ref = ref(in);
        String handler = name(in, "An event's handler");
        return new Event(view, ref, handler, in.more() ? params(in) : null);
    }

    private static Join join(FrameCursor in) throws BadFrameException {
        int view = view(in);
        in.comma("A join has a token");
        String token = in.name(MAX_TOKEN, "A join's token");
        in.comma("A join has a version");
        long version = in.integer(0, MAX_COUNT, "A join's version");
        return new Join(view, token, version,
                in.more() ? in.integer(0, MAX_COUNT, "A join's last acknowledged ref") : 0);
    }

    private static int view(FrameCursor in) throws BadFrameException {
        in.comma("A frame of this kind has a view");
        return (int) in.integer(0, LAST_VIEW, "A frame's view");
    }

    private static long ref(FrameCursor in) throws BadFrameException {
        in.comma("A frame of this kind has a ref");
        return in.integer(1, MAX_COUNT, "A frame's ref");
    }

    private static String name(FrameCursor in, String what) throws BadFrameException {
        in.comma(what + " is missing");
        return in.name(MAX_NAME, what);
    }

    private JsonObject params(FrameCursor in) throws BadFrameException {
        if (in.peek() != '{') {
            throw in.bad("An event's parameters must be an object");
        }
        return read(in, in.container()).asJsonObject();
    }

    private JsonValue value(FrameCursor in) throws BadFrameException {
        in.comma("A model change has a value");
        return switch (in.peek()) {
            case '"' -> provider.createValue(in.string("A model change's value"));
            case '{', '[' -> read(in, in.container());
            case 't' -> literal(in, "true", JsonValue.TRUE);
            case 'f' -> literal(in, "false", JsonValue.FALSE);
            case 'n' -> literal(in, "null", JsonValue.NULL);
            default -> number(in);
        };
    }

    private JsonValue number(FrameCursor in) throws BadFrameException {
        String text = in.number();
        // not left to JSON-P, which reads 0 from 02
        if (!NUMBER.matcher(text).matches()) {
            throw in.bad("A model change's value isn't JSON");
        }
        return provider.createValue(new BigDecimal(text));
    }

    private static JsonValue literal(FrameCursor in, String text, JsonValue value) throws BadFrameException {
        if (!in.literal(text)) {
            throw in.bad("A model change's value isn't JSON");
        }
        return value;
    }

    private JsonValue read(FrameCursor in, String json) throws BadFrameException {
        try (JsonReader reader = readers.createReader(new StringReader(json))) {
            return reader.readValue();
        } catch (JsonException | NumberFormatException e) {
            throw new BadFrameException(in.bad("A value isn't JSON").getMessage(), e);
        }
    }
}
