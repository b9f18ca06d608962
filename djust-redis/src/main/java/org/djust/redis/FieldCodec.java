package org.djust.redis;

import java.util.Arrays;

import com.github.luben.zstd.Zstd;

/** The stored form of a field's JSON: a byte that says which form it is, then the JSON or the compressed JSON. Thread-safe. */
final class FieldCodec {

    /** A field's JSON may not be larger; above the largest size that a view may have. */
    static final int LIMIT = 64 << 20;
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
        byte[] compressed = json.length > threshold ? compress(json) : null;
        if (compressed != null) {
            return compressed;
        }
        byte[] plain = new byte[json.length + 1];
        plain[0] = PLAIN;
        System.arraycopy(json, 0, plain, 1, json.length);
        return plain;
    }

    /** Null when it doesn't become shorter. */
    private byte[] compress(byte[] json) {
        byte[] target = new byte[(int) Zstd.compressBound(json.length) + 1];
        target[0] = ZSTD;
        long length = Zstd.compressByteArray(target, 1, target.length - 1, json, 0, json.length, LEVEL);
        if (Zstd.isError(length) || length >= json.length) {
            return null;
        }
        statistics.compression(json.length, (int) length);
        return Arrays.copyOf(target, (int) length + 1);
    }

    /** @throws IllegalArgumentException says what is wrong with the bytes */
    byte[] decode(byte[] stored) {
        int format = stored.length == 0 ? 0 : stored[0];
        return switch (format) {
            case PLAIN -> Arrays.copyOfRange(stored, 1, stored.length);
            case ZSTD -> decompress(stored);
            default -> throw new IllegalArgumentException(Messages.unknownFormat(stored.length, format));
        };
    }

    private static byte[] decompress(byte[] stored) {
        long size = Zstd.getFrameContentSize(stored, 1, stored.length - 1);
        if (size <= 0 || size > LIMIT) {
            throw new IllegalArgumentException(Messages.notCompressed());
        }
        byte[] json = new byte[(int) size];
        long length = Zstd.decompressByteArray(json, 0, json.length, stored, 1, stored.length - 1);
        if (length != size) {
            throw new IllegalArgumentException(Messages.notCompressed());
        }
        return json;
    }
}
