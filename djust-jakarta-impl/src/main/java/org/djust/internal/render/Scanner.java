package org.djust.internal.render;

import java.util.function.Function;

import org.djust.internal.render.Op.Kind;
import org.djust.internal.render.Position.Phase;

/** Finds in one text where scopes begin and end. */
final class Scanner implements HtmlLexer.Handler {
    private final Plan plan;
    private final Lex entry;
    private final String text;
    private final OpList ops;
    private final Nesting nesting;
    private Tag tag;
    private String tagName;
    private boolean endTag;
    private int less = -1;
    private int headEnd = -1;
    private int rootTagEnd = -1;

    /** @param pool null when the text is a value */
    Scanner(Position entry, String text, PiecePool pool) {
        this.plan = entry.plan();
        this.entry = entry.lex();
        this.text = text;
        this.ops = new OpList(text, pool);
        this.nesting = new Nesting(entry, ops);
        this.tag = entry.tag();
        this.tagName = entry.lex().tag();
        this.endTag = entry.lex().endTag();
    }

    Transition scan(Object source, State entryState, Function<Position, State> states) {
        Lex exit = new HtmlLexer(entry, text, this).run();
        ops.dropFinishedUrls(tag != null && tag.reading().isUrl() && exit.takesValues());
        ops.end(tag != null && !endTag && !tag.framed() ? less : -1);
        Position position = new Position(plan, nesting.phase(), exit, nesting.element(), tag);
        return new Transition(source, entryState, states.apply(position), ops.all(), headEnd, rootTagEnd);
    }

    @Override
    public void tag(String name, boolean end, int lessAt) {
        tagName = name;
        endTag = end;
        less = lessAt;
        tag = Tag.NEW;
        if (!endTag) {
            nesting.endBefore(name, less);
        }
        if (name.equals("body") && !endTag) {
            body();
        } else if (name.equals("head") && endTag && nesting.phase() == Phase.BEFORE_ROOT) {
            headEnd = less;
        }
    }

    private void body() {
        if (nesting.phase() == Phase.BEFORE_ROOT && plan.root() == Plan.Root.BODY) {
            root();
        } else if (nesting.phase() == Phase.IN_ROOT && plan.root() == Plan.Root.FRAGMENT) {
            ops.add(Kind.OTHER_ROOT, Plan.Root.BODY);
        }
    }

    private void root() {
        tag = tag.rootNow();
        frame();
    }

    @Override
    public void attribute(String name) {
        if (endTag) {
            return;
        }
        tag = tag.reading(Attribute.holdingUrl(tagName, name));
        if (name.equals("dj-root")) {
            rootAttribute();
        } else if (name.equals("dj-ignore")) {
            tag = tag.ignoredNow();
        } else if (nesting.mayHoldScopes()) {
            identity(name);
        }
        addAttribute("", true);
    }

    private void rootAttribute() {
        if (nesting.phase() == Phase.BEFORE_ROOT && plan.root() == Plan.Root.ATTRIBUTE) {
            root();
        } else if (nesting.phase() != Phase.AFTER_ROOT && plan.root() != Plan.Root.ATTRIBUTE && !tag.root()) {
            ops.add(Kind.OTHER_ROOT, Plan.Root.ATTRIBUTE);
        }
    }

    private void identity(String name) {
        if (name.equals("id") && !tag.id()) {
            frame();
            tag = tag.reading(Attribute.ID);
        } else if (name.equals("dj-key") && !tag.key()) {
            frame();
            tag = tag.reading(Attribute.KEY);
        }
    }

    private void frame() {
        if (!tag.framed()) {
            ops.cut(less);
            ops.add(less >= 0 ? Kind.BEGIN : Kind.BEGIN_AT_MARK, null);
            tag = tag.framedNow();
        }
    }

    @Override
    public void attributeText(String part) {
        if (!endTag) {
            addAttribute(part, false);
        }
    }

    private void addAttribute(String part, boolean first) {
        if (tag.reading() != Attribute.OTHER) {
            ops.add(Kind.ATTRIBUTE, new Op.Part(tag.reading(), part, first));
        }
    }

    @Override
    public boolean tagEnd(boolean selfClosing, int end) {
        Tag ended = tag;
        tag = null;
        if (endTag) {
            nesting.end(tagName, less, end);
            return false;
        }
        if (ended.root()) {
            rootTagEnd = end - 1;
            ops.add(Kind.OPEN_ROOT, null);
        } else if (ended.framed()) {
            ops.add(Kind.OPEN, null);
        }
        return nesting.start(tagName, ended, selfClosing, end);
    }
}
