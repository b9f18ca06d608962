package org.djust.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.djust.internal.security.Token;
import org.djust.internal.security.TokenException;
import org.djust.internal.security.Tokens;

/** No text without the secret is a token, and whatever is signed is refused in the declared way or means one thing. */
public final class TokensFuzzer {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Tokens TOKENS = new Tokens(SECRET, Duration.ofHours(1), () -> 1_000_000L);

    private TokensFuzzer() {
    }

    public static void fuzzerTestOneInput(byte[] data) throws GeneralSecurityException {
        try {
            TOKENS.verify(new String(data, StandardCharsets.UTF_8));
            throw new AssertionError("a token without the secret");
        } catch (TokenException e) {
            // as it should be
        }
        try {
            Token token = TOKENS.verify(signed(data));
            Check.that(token.viewId().length() == 22, token.viewId());
            Check.equal(TOKENS.verify(TOKENS.issue(token.viewId(), token.viewName(), token.user())).user(),
                    token.user());
        } catch (TokenException e) {
            // content that is none, or has expired
        }
    }

    /** What only a holder of the secret could send: it lets the fuzzer reach what is behind the signature. */
    private static String signed(byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        mac.update("djust page token".getBytes(StandardCharsets.US_ASCII));
        byte[] signature = mac.doFinal(content);
        byte[] token = Arrays.copyOf(content, content.length + 16);
        System.arraycopy(signature, 0, token, content.length, 16);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
