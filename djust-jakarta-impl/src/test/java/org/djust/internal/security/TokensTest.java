package org.djust.internal.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.djust.internal.security.TokenException.Kind;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 100_000;

    private final AtomicLong millis = new AtomicLong(1_800_000_000_000L);
    private final Tokens tokens = new Tokens(SECRET, Duration.ofHours(1), millis::get);
    private final String id = ViewIds.random();

    @Test
    void verifiedTokenSaysWhatWasIssued() throws TokenException {
        Instant expiry = Instant.ofEpochMilli(millis.get()).plusSeconds(3600);
        assertEquals(new Token(id, "RoomView", "ann ü😀", expiry),
                tokens.verify(tokens.issue(id, "RoomView", "ann ü😀")));
        assertEquals(new Token(id, "", "", expiry), tokens.verify(tokens.issue(id, "", "")));
        assertNull(tokens.verify(tokens.issue(id, "RoomView", null)).user());
        String longName = "n".repeat(255);
        assertEquals(longName, tokens.verify(tokens.issue(id, longName, "u".repeat(1000))).viewName());
    }

    @Test
    void everyNodeWithTheSecretVerifies() throws TokenException {
        Tokens other = new Tokens(SECRET.clone(), Duration.ofMinutes(5), millis::get);
        assertEquals(id, other.verify(tokens.issue(id, "V", null)).viewId());
    }

    @Test
    void tokensAreShort() {
        assertEquals(22, id.length());
        int length = tokens.issue(id, "org.example.shop.TodoListView", null).length();
        assertTrue(length <= 100, "length " + length);
    }

    @Test
    void tokenExpires() throws TokenException {
        String token = tokens.issue(id, "V", null);
        millis.addAndGet(Duration.ofHours(1).toMillis() - 1);
        tokens.verify(token);
        millis.addAndGet(1);
        assertEquals(Kind.EXPIRED, kind(token));
    }

    @Test
    void tokenOfAnotherSecretIsForged() {
        byte[] secret = SECRET.clone();
        secret[0]++;
        assertEquals(Kind.FORGED, kind(new Tokens(secret, Duration.ofHours(1), millis::get).issue(id, "V", null)));
    }

    @Test
    void anyChangeOfAnyCharacterIsRefused() {
        String token = tokens.issue(id, "V", "ann");
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. ";
        for (int i = 0; i < token.length(); i++) {
            for (char c : alphabet.toCharArray()) {
                String changed = token.substring(0, i) + c + token.substring(i + 1);
                assertTrue(changed.equals(token) || kind(changed) == Kind.FORGED || kind(changed) == Kind.MALFORMED,
                        changed);
            }
        }
    }

    @Test
    void whatIsNoTokenIsMalformed() {
        for (String text : List.of("", "A", "*", "ü", "AAAA", "====", "A".repeat(21),
                tokens.issue(id, "V", null) + "=")) {
            assertEquals(Kind.MALFORMED, kind(text), text);
        }
        assertEquals(Kind.FORGED, kind("A".repeat(3000)));
    }

    @Test
    void randomDamageIsRefusedInTheDeclaredWay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String token = tokens.issue(id, "org.example.V", "ann");
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            for (int n = random.nextInt(3); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] ^= 1 << random.nextInt(8);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            String text =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(bytes, length));
            if (random.nextInt(4) == 0) {
                int at = random.nextInt(text.length() + 1);
                text = text.substring(0, at) + (char) random.nextInt(300) + text.substring(at);
            }
            String damaged = text;
            if (!damaged.equals(token)) {
                Kind kind = assertThrows(TokenException.class, () -> tokens.verify(damaged), "seed " + seed).kind();
                assertNotEquals(Kind.EXPIRED, kind, "seed " + seed);
            }
        }
    }

    @Test
    void verifyingFromManyThreadsWorks() {
        List<String> issued =
                IntStream.range(0, 2000).parallel().mapToObj(i -> tokens.issue(id, "V" + i, null)).toList();
        long verified = IntStream.range(0, 2000).parallel().filter(i -> {
            try {
                return tokens.verify(issued.get(i)).viewName().equals("V" + i);
            } catch (TokenException e) {
                return false;
            }
        }).count();
        assertEquals(2000, verified);
    }

    @Test
    void wrongUseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> tokens.issue("short", "V", null));
        assertThrows(IllegalArgumentException.class, () -> tokens.issue(id, "n".repeat(256), null));
        assertThrows(IllegalArgumentException.class, () -> tokens.issue(id, "V", "u".repeat(1001)));
        assertThrows(IllegalArgumentException.class, () -> new Tokens(new byte[15], Duration.ofHours(1), millis::get));
    }

    @Test
    void viewIdsDiffer() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(ViewIds.random());
        }
        assertEquals(10_000, ids.size());
    }

    private Kind kind(String token) {
        try {
            tokens.verify(token);
            return null;
        } catch (TokenException e) {
            return e.kind();
        }
    }
}
