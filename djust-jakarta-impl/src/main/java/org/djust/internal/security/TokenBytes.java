package org.djust.internal.security;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** A token's content as bytes: version, expiry in seconds, view id, length and text of the view's name, user. */
final class TokenBytes {

    private static final byte VERSION = 1;
    private static final byte ANONYMOUS = 0;
    private static final byte USER = 1;
    private static final int FIXED = 1 + Integer.BYTES + ViewIds.BYTES + 1 + 1;
    private static final int MAX_NAME = 255;
    private static final int MAX_USER = 1000;

    private TokenBytes() {
    }

    static byte[] write(Token token) {
        byte[] id = Base64.getUrlDecoder().decode(token.viewId());
        byte[] name = token.viewName().getBytes(StandardCharsets.UTF_8);
        byte[] user = token.user() == null ? new byte[0] : token.user().getBytes(StandardCharsets.UTF_8);
        check(id.length == ViewIds.BYTES, "A view id is 16 bytes as base64url");
        check(name.length <= MAX_NAME, "A view's name is at most 255 bytes long");
        check(user.length <= MAX_USER, "A user's name is at most 1000 bytes long");
        return ByteBuffer.allocate(FIXED + name.length + user.length).put(VERSION)
                .putInt((int) token.expiry().getEpochSecond()).put(id).put((byte) name.length).put(name)
                .put(token.user() == null ? ANONYMOUS : USER).put(user).array();
    }

    /** Null when this is no token's content. */
    static Token read(ByteBuffer in) {
        try {
            if (in.get() != VERSION) {
                return null;
            }
            Instant expiry = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
            String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(in, ViewIds.BYTES));
            String name = text(in, Byte.toUnsignedInt(in.get()));
            boolean anonymous = in.get() == ANONYMOUS;
            return new Token(id, name, anonymous ? null : text(in, in.remaining()), expiry);
        } catch (BufferUnderflowException | CharacterCodingException e) {
            return null;
        }
    }

    private static String text(ByteBuffer in, int length) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(in, length))).toString();
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise + ".");
        }
    }
}
