package org.djust.internal.view;

/** A call would make a view's state larger than it may be. */
final class StateTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateTooLargeException(String view, long bytes, int maxKb, String largest) {
        super("The state of view " + view + " would be " + StateLimits.kilobytes(bytes) + ", more than the " + maxKb
                + " KB of djust.state.max-kb; its largest fields are " + largest
                + ". Keep less in them (mark what need not survive as transient or @Temporary), or raise the limit.");
    }
}
