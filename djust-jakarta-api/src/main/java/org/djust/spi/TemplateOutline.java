package org.djust.spi;

/**
 * Takes a template's static text and the places of its dynamic values, in document order, with every branch. Includes and layouts are followed.
 */
public interface TemplateOutline {

    /** Static text that begins on this line. */
    void text(char[] text, String template, int line);

    /** A place where a value goes; {@code expression} is for messages. */
    void value(String expression, String template, int line);

    /**
     * A place where {@link Embedder} is asked for a view; {@link #value} is called for it, too.
     *
     * @param view its name; null when that is no constant
     */
    default void embeds(String view, String template, int line) {
    }

    /** Begins alternatives, or a part that may be left out or repeated. */
    void fork();

    /** Ends one alternative; the next starts where the fork began. */
    void alternative();

    /** Ends the alternatives. */
    void join();
}
