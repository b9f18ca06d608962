package org.djust.spi;

/**
 * Takes one render's output as the template engine knows it: static text apart from values. Used by one thread.
 */
public interface ChunkSink {

    /** Static text: the same array object, never changed, in every render that reaches this place in the template. */
    void text(char[] text);

    /** A value, already escaped. Adjacent values are one value. */
    void value(String text);

    /**
     * Begins what a loop renders for one item. Only to be called when that depends on nothing but the item and the locale,
     * and the item can't change.
     *
     * @param place which loop in the template it is: the same object in every render
     * @return true when the sink has it already from the last render: the engine goes on with the next item and does
     *         not call {@link #endItem}
     */
    boolean beginItem(Object place, Object item);

    /** Ends what {@link #beginItem} began. */
    void endItem();
}
