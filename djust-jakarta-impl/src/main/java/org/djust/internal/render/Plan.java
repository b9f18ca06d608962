package org.djust.internal.render;

/**
 * How a render finds the view's root.
 *
 * @param flat whether the whole view is one scope, because its elements aren't properly nested
 */
record Plan(Root root, boolean flat) {

    /** The root is the element with the attribute dj-root, or the body, or the body that browsers imply around a fragment. */
    enum Root {
        ATTRIBUTE, BODY, FRAGMENT
    }

    Plan flattened() {
        return new Plan(root, true);
    }
}
