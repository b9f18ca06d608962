package org.djust.redis;

import java.nio.ByteBuffer;
import java.util.Arrays;

import com.github.luben.zstd.Zstd;

/**
 * The stored form of a field's JSON: a byte that says which form it is, the JSON's CRC-32C in four bytes, then the JSON or
 * the compressed JSON. Thread-safe.
 */
final class FieldCodec {

    /** A field's JSON may not be larger; above the largest size that a view may have. */
    static final int LIMIT = 64 << 20;
    /** Bytes before the JSON. */
    private static final int HEAD = 5;
    private static final byte PLAIN = 1;
    private static final byte ZSTD = 2;
    private static final int LEVEL = Zstd.defaultCompressionLevel();

    private final int threshold;
    private final Statistics statistics;

    /** @param threshold JSON with more bytes is compressed */
    FieldCodec(int threshold, Statistics statistics) {
        this.threshold = threshold;
        this.statistics = statistics;
    }

    byte[] encode(byte[] json) {
        byte[] stored = json.length > threshold ? compressed(json) : null;
        if (stored == null) {
            stored = new byte[HEAD + json.length];
            stored[0] = PLAIN;
            System.arraycopy(json, 0, stored, HEAD, json.length);
        }
        ByteBuffer.wrap(stored).putInt(1, Checksum.of(json));
        return stored;
    }

    /** Null when it doesn't become shorter. */
    private byte[] compressed(byte[] json) {
        byte[] target = new byte[HEAD + (int) Zstd.compressBound(json.length)];
        target[0] = ZSTD;
        long length = Zstd.compressByteArray(target, HEAD, target.length - HEAD, json, 0, json.length, LEVEL);
        if (Zstd.isError(length) || length >= json.length) {
            return null;
        }
        statistics.compression(json.length, (int) length);
        return Arrays.copyOf(target, HEAD + (int) length);
    }

    /** @throws IllegalArgumentException says what is wrong with the bytes */
    byte[] decode(byte[] stored) {
        int format = stored.length < HEAD ? 0 : stored[0];
        byte[] json = switch (format) {
            case PLAIN -> Arrays.copyOfRange(stored, HEAD, stored.length);
            case ZSTD -> decompressed(stored);
            default -> throw new IllegalArgumentException(Messages.unknownFormat(stored.length, format));
        };
        if (ByteBuffer.wrap(stored).getInt(1) != Checksum.of(json)) {
            throw new IllegalArgumentException(Messages.badChecksum());
        }
        return json;
    }

    private static byte[] decompressed(byte[] stored) {
        long size = Zstd.getFrameContentSize(stored, HEAD, stored.length - HEAD);
        if (size <= 0 || size > LIMIT) {
            throw new IllegalArgumentException(Messages.notCompressed());
        }
        byte[] json = new byte[(int) size];
        long length = Zstd.decompressByteArray(json, 0, json.length, stored, HEAD, stored.length - HEAD);
        if (length != size) {
            throw new IllegalArgumentException(Messages.notCompressed());
        }
        return json;
    }
}
