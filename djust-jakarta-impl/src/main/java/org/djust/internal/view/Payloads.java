package org.djust.internal.view;

import java.lang.reflect.Type;

import org.djust.internal.state.Snapshot;
import org.djust.internal.state.StateCodec;
import org.djust.spi.Encoded;

/** Reads broadcast payloads as what each subscriber takes. Thread-safe. */
public final class Payloads {

    private final StateCodec codec;

    public Payloads(StateCodec codec) {
        this.codec = codec;
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
