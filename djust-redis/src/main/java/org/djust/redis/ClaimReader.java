package org.djust.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.SharedEntries;
import org.djust.spi.StateDamagedException;

/** Makes a claim of a view's hash. Fields are decoded when they are asked for. */
final class ClaimReader {

    private final FieldCodec codec;

    ClaimReader(FieldCodec codec) {
        this.codec = codec;
    }

    /**
     * @param reply of the script claim
     * @return null when there is no such view
     * @throws StateDamagedException when it is no view's hash
     */
    Claim read(String viewId, Object reply) {
        if (reply == null) {
            return null;
        }
        if (!(reply instanceof List<?> hash)) {
            throw new StateDamagedException(Messages.damaged(viewId, Messages.badValue(Fields.EPOCH)), null);
        }
        Map<String, byte[]> ours = new HashMap<>();
        Map<String, Encoded> fields = new HashMap<>();
        read(viewId, hash, ours, fields);
        return claim(viewId, ours, fields);
    }

    /** @param hash of the map that the page's views share */
    SharedEntries shared(String page, List<?> hash) {
        if (hash.isEmpty()) {
            return SharedEntries.NONE;
        }
        Map<String, byte[]> ours = new HashMap<>();
        Map<String, Encoded> entries = new HashMap<>();
        read(page, hash, ours, entries);
        return new SharedEntries(number(page, Fields.VERSION, ours), Map.copyOf(entries));
    }

    private void read(String viewId, List<?> hash, Map<String, byte[]> ours, Map<String, Encoded> fields) {
        for (int i = 0; i < hash.size(); i += 2) {
            String name = Fields.text((byte[]) hash.get(i));
            byte[] value = (byte[]) hash.get(i + 1);
            String field = Fields.stateOf(name);
            if (field == null) {
                ours.put(name, value);
            } else {
                fields.put(field, () -> decode(viewId, field, value));
            }
        }
    }

    private static Claim claim(String viewId, Map<String, byte[]> ours, Map<String, Encoded> fields) {
        if (!viewId.equals(text(viewId, Fields.ID, ours))) {
            throw new StateDamagedException(Messages.damaged(viewId, Messages.badValue(Fields.ID)), null);
        }
        long sequence = number(viewId, Fields.SEQUENCE, ours);
        return new Claim(number(viewId, Fields.EPOCH, ours), sequence,
                stamp(viewId, sequence, text(viewId, Fields.STAMP, ours)), Map.copyOf(fields));
    }

    private static Commit.Stamp stamp(String viewId, long sequence, String stored) {
        try {
            return Stamps.read(viewId, sequence, stored);
        } catch (IllegalArgumentException e) {
            throw new StateDamagedException(Messages.damaged(viewId, e.getMessage()), e);
        }
    }

    private byte[] decode(String viewId, String field, byte[] stored) {
        try {
            return codec.decode(stored);
        } catch (RuntimeException e) {
            throw new StateDamagedException(Messages.damagedField(viewId, field, e.getMessage()), e);
        }
    }

    private static long number(String viewId, String name, Map<String, byte[]> ours) {
        try {
            return Long.parseLong(text(viewId, name, ours));
        } catch (NumberFormatException e) {
            throw new StateDamagedException(Messages.damaged(viewId, Messages.badValue(name)), e);
        }
    }

    private static String text(String viewId, String name, Map<String, byte[]> ours) {
        byte[] value = ours.get(name);
        if (value == null) {
            throw new StateDamagedException(Messages.damaged(viewId, Messages.badValue(name)), null);
        }
        return Fields.text(value);
    }
}
