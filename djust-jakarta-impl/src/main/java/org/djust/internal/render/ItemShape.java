package org.djust.internal.render;

import java.util.Arrays;
import java.util.Locale;

/** What a loop puts out for an item beside the item's scope, and where that was; most items of a loop share one. */
record ItemShape(Object place, State state, Locale locale, Piece[] before, Piece[] after) {

    boolean fits(Object otherPlace, State otherState, Locale otherLocale) {
        return place == otherPlace && state == otherState && locale.equals(otherLocale);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemShape shape && fits(shape.place, shape.state, shape.locale)
                && Arrays.equals(before, shape.before) && Arrays.equals(after, shape.after);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(place);
    }
}
