package org.djust.internal.security;

/** A token that is refused. The message may be shown to the client. */
public final class TokenException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** Not signed with this secret. */
        FORGED("The page's token was not made with this application's secret: fetch the page again."),
        /** Older than tokens may get. */
        EXPIRED("The page's token has expired: fetch the page again."),
        /** No token of this version. */
        MALFORMED("The page's token can't be read: fetch the page again.");

        private final String message;

        Kind(String message) {
            this.message = message;
        }
    }

    private final Kind kind;

    /** Without a stack trace, so that a flood of bad tokens costs little. */
    TokenException(Kind kind) {
        super(kind.message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
