package org.djust.internal.replicated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.djust.internal.replicated.Frame.Change;
import org.djust.internal.replicated.Frame.Head;
import org.djust.internal.replicated.Frame.Known;
import org.djust.internal.replicated.Frame.Part;
import org.djust.internal.replicated.Frame.Request;
import org.djust.spi.PresenceEntry;

/** Frames as bytes: a letter, and the components in their order. */
final class Frames {

    private Frames() {
    }

    static byte[] write(Frame frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(frame, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Frame frame, DataOutputStream out) throws IOException {
        if (frame instanceof Change change) {
            out.writeByte(change.present() ? '+' : '-');
            out.writeLong(change.number());
            write(change.entry(), out);
        } else if (frame instanceof Head head) {
            out.writeByte(head.asks() ? '?' : 'h');
            out.writeLong(head.number());
        } else if (frame instanceof Known known) {
            out.writeByte('k');
            write(known.numbers(), out);
        } else if (frame instanceof Request request) {
            out.writeByte('r');
            write(request.numbers(), out);
        } else {
            write((Part) frame, out);
        }
    }

    private static void write(Map<String, Long> numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.size());
        for (Map.Entry<String, Long> each : numbers.entrySet()) {
            write(each.getKey(), out);
            out.writeLong(each.getValue());
        }
    }

    private static void write(Part part, DataOutputStream out) throws IOException {
        out.writeByte('p');
        write(part.node(), out);
        out.writeLong(part.number());
        out.writeInt(part.index());
        out.writeInt(part.count());
        out.writeInt(part.entries().size());
        for (PresenceEntry entry : part.entries()) {
            write(entry, out);
        }
    }

    private static void write(PresenceEntry entry, DataOutputStream out) throws IOException {
        write(entry.topic(), out);
        write(entry.key(), out);
        write(entry.viewId(), out);
        out.writeLong(entry.viewEpoch());
        out.writeLong(entry.revision());
        write(entry.meta().bytes(), out);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * @param node that it is from
     * @throws UncheckedIOException when it is no frame
     */
    static Frame read(String node, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte letter = in.readByte();
            return switch (letter) {
                case '+', '-' -> new Change(in.readLong(), letter == '+', entry(node, in));
                case 'h', '?' -> new Head(in.readLong(), letter == '?');
                case 'k' -> new Known(numbers(in));
                case 'r' -> new Request(numbers(in));
                case 'p' -> part(text(in), in);
                default -> throw new IOException(Messages.unknownFrame(letter));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> numbers(DataInputStream in) throws IOException {
        Map<String, Long> numbers = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            numbers.put(text(in), in.readLong());
        }
        return numbers;
    }

    private static Part part(String node, DataInputStream in) throws IOException {
        return new Part(node, in.readLong(), in.readInt(), in.readInt(), entries(node, in));
    }

    private static List<PresenceEntry> entries(String node, DataInputStream in) throws IOException {
        List<PresenceEntry> entries = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            entries.add(entry(node, in));
        }
        return entries;
    }

    private static PresenceEntry entry(String node, DataInputStream in) throws IOException {
        String topic = text(in);
        String key = text(in);
        String viewId = text(in);
        long viewEpoch = in.readLong();
        long revision = in.readLong();
        byte[] meta = bytes(in);
        return new PresenceEntry(topic, key, viewId, node, viewEpoch, revision, () -> meta);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException();
        }
        return in.readNBytes(length);
    }
}
