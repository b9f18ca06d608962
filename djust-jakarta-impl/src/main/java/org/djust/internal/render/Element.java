package org.djust.internal.render;

/**
 * An open element of the view and those around it.
 *
 * @param parent  null for the root
 * @param framed  whether it has an identity of its own, so that it may be a scope
 * @param foreign whether it is SVG or MathML
 * @param ignored whether scopes inside it aren't looked for
 */
record Element(Element parent, String name, boolean framed, boolean foreign, boolean ignored) {

    /** Whether a child with this name is SVG or MathML. */
    boolean isForeignChild(String child) {
        return HtmlRules.startsForeign(child) || foreign && !HtmlRules.holdsHtml(name);
    }
}
