package org.djust.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SurrogatesTest {

    @Test
    void thoseWithoutAPartnerAreEscaped() {
        assertEquals("[\"\\ud83d\",\"😀\"]", Surrogates.escapeLone("[\"\ud83d\",\"😀\"]"));
        assertEquals("\\ude00\\ud83dx", Surrogates.escapeLone("\ude00\ud83dx"));
        assertEquals("\\ud83d😀\\ude00", Surrogates.escapeLone("\ud83d\ud83d\ude00\ude00"));
    }

    @Test
    void otherTextIsLeftAsItIs() {
        String plain = "[\"ü😀\"]";
        assertSame(plain, Surrogates.escapeLone(plain));
    }
}
