package org.djust.internal.replicated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.djust.spi.PresenceEntry;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final byte[] META = "{\"x\":\"ü\"}".getBytes(StandardCharsets.UTF_8);

    private static PresenceEntry entry(String key) {
        return new PresenceEntry("room:\n", key, "view", "n1", 7, 1L << 40, () -> META);
    }

    @Test
    void isReadAsWritten() {
        for (Frame frame : List.of(new Frame.Head(5, true), new Frame.Head(0, false),
                new Frame.Request(Map.of("a", 1L, "ü", 1L << 40)), new Frame.Known(Map.of("b", 0L)))) {
            assertEquals(frame, Frames.read("n1", Frames.write(frame)));
        }
        Frame.Change change =
                (Frame.Change) Frames.read("n1", Frames.write(new Frame.Change(3, false, entry(" 😀{}"))));
        assertEquals(3, change.number());
        assertEquals(" 😀{}", change.entry().key());
        assertEquals(1L << 40, change.entry().revision());
        assertArrayEquals(META, change.entry().meta().bytes());
        Frame.Part part = (Frame.Part) Frames.read("n1",
                Frames.write(new Frame.Part("n0", 9, 1, 4, List.of(entry("a"), entry("b")))));
        assertEquals(List.of("a", "b"), part.entries().stream().map(PresenceEntry::key).toList());
        assertEquals(4, part.count());
        assertEquals(List.of("n0", "n0"), Stream.concat(Stream.of(part.node()),
                part.entries().stream().limit(1).map(PresenceEntry::nodeId)).toList());
    }

    @Test
    void whatIsNoFrameIsRefused() {
        byte[] whole = Frames.write(new Frame.Change(3, true, entry("a")));
        assertThrows(UncheckedIOException.class, () -> Frames.read("n1", new byte[] {'x'}));
        assertThrows(UncheckedIOException.class, () -> Frames.read("n1", Arrays.copyOf(whole, 20)));
        for (byte length : new byte[] {-1, 127}) {
            byte[] wrongLength = {'r', 0, 0, 0, 1, length, -1, -1, -1, 'a'};
            assertThrows(UncheckedIOException.class, () -> Frames.read("n1", wrongLength));
        }
    }
}
