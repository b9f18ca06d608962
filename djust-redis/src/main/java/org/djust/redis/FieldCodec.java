package org.djust.redis;

import java.nio.ByteBuffer;
import java.util.Arrays;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/**
 * The stored form of a field's JSON: a byte that says which form it is, the JSON's CRC-32C in four bytes, then the JSON or
 * the compressed JSON. Thread-safe.
 */
final class FieldCodec {

    /** Bytes before the JSON. */
    private static final int HEAD = 5;
    private static final byte PLAIN = 1;
    private static final byte ZSTD = 2;
    private static final int LEVEL = Zstd.defaultCompressionLevel();

    private final int threshold;
    private final int limit;
    private final Statistics statistics;

    /**
     * @param threshold JSON with more bytes is compressed
     * @param limit     JSON with more bytes is nothing that was stored, and not decoded: a few bytes may claim to be gigabytes
     */
    FieldCodec(int threshold, int limit, Statistics statistics) {
        this.threshold = threshold;
        this.limit = limit;
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
            case PLAIN -> Arrays.copyOfRange(stored, HEAD, HEAD + within(stored.length - HEAD));
            case ZSTD -> decompressed(stored);
            default -> throw new IllegalArgumentException(Messages.unknownFormat(stored.length, format));
        };
        if (ByteBuffer.wrap(stored).getInt(1) != Checksum.of(json)) {
            throw new IllegalArgumentException(Messages.badChecksum());
        }
        return json;
    }

    private int within(long size) {
        if (size > limit) {
            throw new IllegalArgumentException(Messages.aboveLimit(size, limit));
        }
        return (int) size;
    }

    private byte[] decompressed(byte[] stored) {
        long size = stored.length == HEAD ? 0 : Zstd.getFrameContentSize(stored, HEAD, stored.length - HEAD);
        if (size <= 0) {
            throw new IllegalArgumentException(Messages.notCompressed());
        }
        byte[] json = new byte[within(size)];
        try {
            long length = Zstd.decompressByteArray(json, 0, json.length, stored, HEAD, stored.length - HEAD);
            if (length != size) {
                throw new IllegalArgumentException(Messages.notCompressed());
            }
        } catch (ZstdException e) {
            throw new IllegalArgumentException(Messages.notCompressed(), e);
        }
        return json;
    }
}
