package org.djust.internal.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.LongSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.djust.internal.security.TokenException.Kind;

/**
 * Issues and verifies the tokens that pages carry: signed with HMAC-SHA256, shortened to 128 bits, and as base64url.
 * They are signed, not encrypted: whoever has the page can read them. Thread-safe.
 */
public final class Tokens {

    private static final int SIGNATURE_BYTES = 16;
    private static final int MIN_SECRET_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    /** Makes a signature worth nothing where the same secret signs something else. */
    private static final byte[] PURPOSE = "djust page token".getBytes(StandardCharsets.US_ASCII);

    private final Mac prototype;
    private final Duration timeToLive;
    private final LongSupplier millis;

    /**
     * @param secret at least 16 bytes, the same on all nodes
     * @param millis the time of day
     */
    public Tokens(byte[] secret, Duration timeToLive, LongSupplier millis) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("The secret is too short: give it at least 16 bytes of random text.");
        }
        this.prototype = newMac(secret);
        this.timeToLive = timeToLive;
        this.millis = millis;
    }

    /** @param user null when nobody is signed in */
    public String issue(String viewId, String viewName, String user) {
        Instant expiry = Instant.ofEpochMilli(millis.getAsLong()).plus(timeToLive);
        byte[] content = TokenBytes.write(new Token(viewId, viewName, user, expiry));
        byte[] token = Arrays.copyOf(content, content.length + SIGNATURE_BYTES);
        System.arraycopy(sign(content, content.length), 0, token, content.length, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws TokenException when the token isn't to be trusted; its kind says why */
    public Token verify(String text) throws TokenException {
        byte[] bytes = decode(text);
        int length = bytes.length - SIGNATURE_BYTES;
        byte[] signature = Arrays.copyOfRange(bytes, length, bytes.length);
        if (!MessageDigest.isEqual(signature, sign(bytes, length))) {
            throw new TokenException(Kind.FORGED);
        }
        Token token = TokenBytes.read(ByteBuffer.wrap(bytes, 0, length));
        if (token == null) {
            throw new TokenException(Kind.MALFORMED);
        }
        if (token.expiry().toEpochMilli() <= millis.getAsLong()) {
            throw new TokenException(Kind.EXPIRED);
        }
        return token;
    }

    /** How long ago a token was issued, by a node with the same setting and time; to the second. */
    public Duration age(Token token) {
        return timeToLive.minus(Duration.between(Instant.ofEpochMilli(millis.getAsLong()), token.expiry()));
    }

    private static byte[] decode(String text) throws TokenException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // one token has one text: the decoder ignores padding and the last character's unused bits
            boolean canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
            if (canonical && bytes.length > SIGNATURE_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // not base64url: refused below, as whatever else is no token
        }
        throw new TokenException(Kind.MALFORMED);
    }

    private byte[] sign(byte[] bytes, int length) {
        Mac mac = cloneMac();
        mac.update(PURPOSE);
        mac.update(bytes, 0, length);
        return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
    }

    private Mac cloneMac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(
                    "This Java's " + ALGORITHM + " can't be cloned; use the JDK's own provider.", e);
        }
    }

    private static Mac newMac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM + ", which every Java must have.", e);
        }
    }
}
