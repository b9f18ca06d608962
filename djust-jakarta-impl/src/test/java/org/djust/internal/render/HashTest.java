package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class HashTest {

    @Test
    void alikeTextsHaveDifferentHashes() {
        Set<Long> hashes = new HashSet<>();
        int count = 0;
        for (int i = 0; i < 200_000; i++, count += 3) {
            hashes.add(Hash.of(Integer.toString(i)));
            hashes.add(Hash.of("Product number " + i));
            hashes.add(Hash.of(i + ",".repeat(i % 7 + 1)));
        }
        assertEquals(count, hashes.size());
        assertTrue(Hash.of("Aa") != Hash.of("BB") && Hash.of("") != Hash.of("\0") && Hash.of("a") != Hash.of("a\0"));
    }

    @Test
    void everyBitOfTheHashDependsOnEveryCharacter() {
        for (int bit = 0; bit < 64; bit++) {
            int ones = 0;
            for (int i = 0; i < 4000; i++) {
                ones += (int) (Hash.of("x" + i) >>> bit & 1);
            }
            assertTrue(ones > 1800 && ones < 2200, "bit " + bit + ": " + ones);
        }
    }

    @Test
    void orderCounts() {
        assertTrue(Hash.add(Hash.add(0, 1), 2) != Hash.add(Hash.add(0, 2), 1));
    }
}
