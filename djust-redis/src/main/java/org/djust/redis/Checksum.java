package org.djust.redis;

import java.util.zip.CRC32C;

/** Tells damaged values from good ones, which JSON alone does not: one digit for another is still a number. */
final class Checksum {

    private Checksum() {
    }

    static int of(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }
}
