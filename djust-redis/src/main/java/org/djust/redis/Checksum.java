package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import org.djust.spi.Commit;

/** Tells damaged values from good ones, which JSON alone does not: one digit for another is still a number. */
final class Checksum {

    private Checksum() {
    }

    static int of(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Of what is stored of a view beside its owner and its fields. */
    static int of(String viewId, long sequence, Commit.Stamp stamp) {
        byte[] text =
                (viewId + ' ' + sequence + ' ' + stamp.version() + ' ' + stamp.ref() + ' ' + stamp.renderHash() + ' '
                        + stamp.schema()).getBytes(StandardCharsets.UTF_8);
        return of(text, 0, text.length);
    }
}
