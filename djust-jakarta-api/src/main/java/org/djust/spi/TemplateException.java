package org.djust.spi;

/** A template is missing, can't be parsed or fails to render; the message says which, where and why. */
public class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause may be null */
    public TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
