package org.djust.internal.render;

/** One step of what a text does to the scopes. */
record Op(Kind kind, Object argument) {

    enum Kind {
        /** Adds a piece of static text. */
        STATIC,
        /** Adds a piece of a value that is HTML itself. */
        VALUE,
        /** Remembers where a tag begins that may turn out to be a scope's; the argument is the {@link Split} of the piece added next. */
        MARK,
        /** A tag that will be a scope's begins here. */
        BEGIN,
        /** A tag that will be a scope's began at the mark. */
        BEGIN_AT_MARK,
        /** A part of an id's, key's or URL's text; the argument is a {@link Part}. */
        ATTRIBUTE,
        /** The scope's start tag ends: its key is known. */
        OPEN,
        /** The root's start tag ends. */
        OPEN_ROOT,
        /** The scope ends. */
        CLOSE,
        /** The elements aren't nested properly; the argument says which. */
        BROKEN,
        /** The root has to be found in another way, which is the argument. */
        OTHER_ROOT
    }

    /** A piece in two: before the '<' (null when nothing is) and from there on. */
    record Split(Piece before, Piece tag) {
    }

    /** A part of an attribute's value; {@code first} when the attribute begins with it. */
    record Part(Attribute attribute, String text, boolean first) {
    }
}
