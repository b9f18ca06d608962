package org.djust.internal.state;

import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * Takes snapshots of field values as cheaply as the value allows: the reference, when it is deeply immutable; a copy of
 * the elements, for the JDK's collections and arrays of immutable values; else its JSON. Thread-safe.
 */
public final class Snapshots {

    private final StateCodec codec;
    private final Kinds kinds = new Kinds();

    public Snapshots(StateCodec codec) {
        this.codec = codec;
    }

    /**
     * @param type the field's declared type, with its type arguments
     * @throws StateException when the value can only be kept as JSON, and JSON-B can't write it
     */
    public Snapshot take(Object value, Type type) {
        Object frozen = kinds.freeze(value, 0);
        return frozen == Kind.NOT_FREEZABLE
                ? new AsBytes(codec, codec.write(value, type), type)
                : new AsObject(codec, kinds, frozen, type);
    }

    /**
     * The last snapshot itself if the value is unchanged, else a new one: cheaper than asking and taking, since a value kept as
     * JSON is written once.
     */
    public Snapshot update(Snapshot last, Object live, Type type) {
        if (last instanceof AsBytes before) {
            Snapshot now = take(live, type);
            return now instanceof AsBytes after && Arrays.equals(before.bytes, after.bytes) ? last : now;
        }
        return last.unchanged(live) ? last : take(live, type);
    }

    private record AsObject(StateCodec codec, Kinds kinds, Object frozen, Type type) implements Snapshot {
        @Override
        public boolean unchanged(Object live) {
            return kinds.same(frozen, live);
        }

        @Override
        public Object restore() {
            return Kinds.thaw(frozen);
        }

        @Override
        public byte[] bytes() {
            return codec.write(restore(), type);
        }
    }

    private record AsBytes(StateCodec codec, byte[] bytes, Type type) implements Snapshot {
        @Override
        public boolean unchanged(Object live) {
            try {
                return Arrays.equals(bytes, codec.write(live, type));
            } catch (StateException e) {
                // What can't be written is not what was.
                return false;
            }
        }

        @Override
        public Object restore() {
            return codec.decode(bytes, type);
        }
    }
}
