package org.djust.internal.replicated;

import java.io.UncheckedIOException;
import java.util.Arrays;

import org.djust.bench.fuzz.Check;

/** What other nodes tell of presences is read or refused. */
public final class ReplicatedFuzzer {

    private ReplicatedFuzzer() {
    }

    public static void fuzzerTestOneInput(byte[] data) {
        Frame frame;
        try {
            frame = Frames.read("node", data);
        } catch (UncheckedIOException e) {
            return;
        }
        byte[] written = Frames.write(frame);
        Check.that(Arrays.equals(written, Frames.write(Frames.read("node", written))), "another frame");
    }
}
