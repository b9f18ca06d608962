package org.djust.internal.view;

import java.lang.reflect.Type;

import org.djust.internal.state.Snapshot;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.spi.Encoded;

/** Reads broadcast payloads as what each subscriber takes. Thread-safe. */
final class Payloads {

    private final StateCodec codec;
    private final Snapshots snapshots;

    Payloads(StateCodec codec, Snapshots snapshots) {
        this.codec = codec;
        this.snapshots = snapshots;
    }

    /** The payload as it is now, for any number of subscribers; encoded once at most. */
    Encoded copy(Object payload) {
        return new Once(snapshots.take(payload, payload.getClass()));
    }

    private static final class Once implements Snapshot {

        private final Snapshot snapshot;
        private volatile byte[] bytes;

        Once(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public boolean unchanged(Object live) {
            return snapshot.unchanged(live);
        }

        @Override
        public Object restore() {
            return snapshot.restore();
        }

        @Override
        public byte[] bytes() {
            if (bytes == null) {
                bytes = snapshot.bytes();
            }
            return bytes;
        }
    }

    /** From this very node and of the right class, the value is taken as it is; else it is read from JSON. */
    Object read(Encoded payload, Type type) {
        if (payload instanceof Snapshot snapshot && type instanceof Class<?> wanted) {
            Object value = snapshot.restore();
            if (wanted.isInstance(value)) {
                return value;
            }
        }
        return codec.decode(payload.bytes(), type);
    }
}
