package org.djust.internal.view;

import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A value that is stored with a view: a field of its bean, or something that the runtime keeps for it beside those. All
 * are kept, undone and committed together. Used from the view's mailbox only.
 *
 * @param name     in the store; the runtime's own begin with {@code !}, which no Java field can
 * @param type     by which the value is written as JSON and read again
 * @param optional whether state without it can be used: a release before stored none
 */
record Cell(String name, Type type, boolean optional, Supplier<Object> getter, Consumer<Object> setter) {

    /** Something of the runtime's own that views need not have; null, and then not stored, while they have not. */
    static Cell optional(String name, Type type, Supplier<Object> getter, Consumer<Object> setter) {
        return new Cell("!" + name, type, true, getter, setter);
    }

    /** Something of the runtime's own that every view has. */
    static Cell required(String name, Type type, Supplier<Object> getter, Consumer<Object> setter) {
        return new Cell("!" + name, type, false, getter, setter);
    }

    Object get() {
        return getter.get();
    }

    void set(Object value) {
        setter.accept(value);
    }
}
