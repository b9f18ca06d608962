package org.djust.internal.render;

/**
 * Where in the view's HTML a text ends: everything that the meaning of the next text depends on.
 *
 * @param element the innermost open element, null outside the root
 * @param tag     null when no tag is open
 */
record Position(Plan plan, Phase phase, Lex lex, Element element, Tag tag) {

    enum Phase { BEFORE_ROOT, IN_ROOT, AFTER_ROOT }

    static Position start(Plan plan) {
        boolean fragment = plan.root() == Plan.Root.FRAGMENT;
        return new Position(plan, fragment ? Phase.IN_ROOT : Phase.BEFORE_ROOT, Lex.START,
                fragment ? new Element(null, "body", true, false, false) : null, null);
    }

    /** Whether the output may end here. */
    boolean isComplete() {
        return switch (phase) {
            case AFTER_ROOT -> true;
            case BEFORE_ROOT -> false;
            case IN_ROOT -> element.parent() == null && element.name().equals("body");
        };
    }
}
