package org.djust.internal.render;

import org.djust.internal.render.Op.Kind;
import org.djust.internal.render.Position.Phase;

/** Follows which elements are open, and ends the scopes of those that close. */
final class Nesting {
    private final Plan plan;
    private final OpList ops;
    private Phase phase;
    private Element element;

    Nesting(Position entry, OpList ops) {
        this.plan = entry.plan();
        this.ops = ops;
        this.phase = entry.phase();
        this.element = entry.element();
    }

    Phase phase() {
        return phase;
    }

    /** The innermost open element; null outside the root. */
    Element element() {
        return element;
    }

    boolean mayHoldScopes() {
        return phase == Phase.IN_ROOT && !plan.flat() && !element.ignored();
    }

    /** Ends the elements that end where this start tag begins. */
    void endBefore(String startTag, int less) {
        while (phase == Phase.IN_ROOT && !plan.flat() && element.parent() != null
                && HtmlRules.endsAt(element.name(), startTag)) {
            endAt(less);
        }
    }

    /** @return true when the element's content is raw text */
    boolean start(String name, Tag tag, boolean selfClosing, int end) {
        boolean foreign = element != null && element.isForeignChild(name) || HtmlRules.startsForeign(name);
        boolean empty = foreign ? selfClosing : HtmlRules.isVoid(name);
        phase = tag.root() ? Phase.IN_ROOT : phase;
        if (empty && tag.framed()) {
            ops.cut(end);
            ops.add(Kind.CLOSE, null);
            phase = tag.root() ? Phase.AFTER_ROOT : phase;
        }
        if (!empty && phase == Phase.IN_ROOT && (!plan.flat() || element == null || isInnermost(name))) {
            boolean ignored = tag.ignored() || name.equals("template") || element != null && element.ignored();
            element = new Element(element, name, tag.framed(), foreign, ignored);
        }
        return !empty && !foreign && HtmlRules.isRawText(name);
    }

    /** Without proper nesting it is only the elements with the root's name that say where the root ends. */
    private boolean isInnermost(String name) {
        return name.equals(element.name());
    }

    /** @param less where the end tag begins, −1 when that is in an earlier text */
    void end(String name, int less, int end) {
        if (phase != Phase.IN_ROOT) {
            return;
        }
        while (!plan.flat() && element.parent() != null && !isInnermost(name)
                && HtmlRules.hasOptionalEnd(element.name())) {
            endAt(less);
        }
        if (isInnermost(name)) {
            endAt(end);
        } else if (!plan.flat()) {
            ops.add(Kind.BROKEN, "</" + name + "> within <" + element.name() + ">");
        }
    }

    private void endAt(int index) {
        if (element.framed()) {
            if (index < 0) {
                ops.add(Kind.BROKEN, "<" + element.name() + "> without end tag");
            } else {
                ops.cut(index);
            }
            ops.add(Kind.CLOSE, null);
        }
        element = element.parent();
        phase = element == null ? Phase.AFTER_ROOT : phase;
    }
}
