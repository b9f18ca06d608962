package org.djust.internal.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.djust.internal.render.Op.Kind;
import org.djust.internal.render.Position.Phase;

/** Finds in one text where scopes begin and end. */
final class Scanner implements HtmlLexer.Handler {
    private final Plan plan;
    private final Lex entry;
    private final String text;
    /** Null when the text is a value. */
    private final PiecePool pool;
    private final List<Op> ops = new ArrayList<>();
    private Phase phase;
    private Element element;
    private Tag tag;
    private String tagName = "";
    private boolean endTag;
    private int less = -1;
    private int from;
    private int headEnd = -1;
    private int rootTagEnd = -1;

    Scanner(Position entry, String text, PiecePool pool) {
        this.plan = entry.plan();
        this.entry = entry.lex();
        this.text = text;
        this.pool = pool;
        this.phase = entry.phase();
        this.element = entry.element();
        this.tag = entry.tag();
        this.tagName = entry.lex().tag();
        this.endTag = entry.lex().endTag();
    }

    Transition scan(Object source, State entryState, Function<Position, State> states) {
        Lex exit = new HtmlLexer(entry, text, this).run();
        dropFinishedUrls(tag != null && tag.reading().isUrl() && exit.takesValues());
        if (tag != null && !endTag && !tag.framed() && less >= 0 && pool != null) {
            add(Kind.MARK, new Op.Split(less == from ? null : pool.of(text.substring(from, less)),
                    pool.of(text.substring(less))));
        }
        cut(text.length());
        Position position = new Position(plan, phase, exit, element, tag);
        return new Transition(source, entryState, states.apply(position), ops, headEnd, rootTagEnd);
    }

    @Override
    public void tag(String name, boolean end, int lessAt) {
        tagName = name;
        endTag = end;
        less = lessAt;
        tag = Tag.NEW;
        if (phase == Phase.IN_ROOT && !plan.flat() && !endTag) {
            endElementsBefore(name);
        }
        if (name.equals("body") && !endTag) {
            body();
        } else if (name.equals("head") && endTag && phase == Phase.BEFORE_ROOT) {
            headEnd = less;
        }
    }

    private void body() {
        if (phase == Phase.BEFORE_ROOT && plan.root() == Plan.Root.BODY) {
            tag = tag.rootNow();
            frame();
        } else if (phase == Phase.IN_ROOT && plan.root() == Plan.Root.FRAGMENT) {
            add(Kind.OTHER_ROOT, Plan.Root.BODY);
        }
    }

    private void endElementsBefore(String name) {
        while (element.parent() != null && HtmlRules.endsAt(element.name(), name)) {
            endAt(less);
        }
    }

    /** Ends the innermost element, whose end is at this index of the text. */
    private void endAt(int index) {
        if (element.framed()) {
            if (index < 0) {
                add(Kind.BROKEN, "<" + element.name() + "> without end tag");
            } else {
                cut(index);
            }
            add(Kind.CLOSE, null);
        }
        element = element.parent();
        phase = element == null ? Phase.AFTER_ROOT : phase;
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
        } else if (mayBeScope()) {
            identity(name);
        }
        addAttribute("", true);
    }

    private void rootAttribute() {
        if (phase == Phase.BEFORE_ROOT && plan.root() == Plan.Root.ATTRIBUTE) {
            tag = tag.rootNow();
            frame();
        } else if (phase != Phase.AFTER_ROOT && plan.root() != Plan.Root.ATTRIBUTE && !tag.root()) {
            add(Kind.OTHER_ROOT, Plan.Root.ATTRIBUTE);
        }
    }

    private boolean mayBeScope() {
        return phase == Phase.IN_ROOT && !plan.flat() && !element.ignored();
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
            cut(less);
            add(less >= 0 ? Kind.BEGIN : Kind.BEGIN_AT_MARK, null);
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
            add(Kind.ATTRIBUTE, new Op.Part(tag.reading(), part, first));
        }
    }

    @Override
    public boolean tagEnd(boolean selfClosing, int end) {
        Tag ended = tag;
        tag = null;
        if (endTag) {
            endElement(end);
            return false;
        }
        return startElement(ended, selfClosing, end);
    }

    private boolean startElement(Tag started, boolean selfClosing, int end) {
        boolean foreign = element != null && element.isForeignChild(tagName) || HtmlRules.startsForeign(tagName);
        boolean empty = foreign ? selfClosing : HtmlRules.isVoid(tagName);
        if (started.root()) {
            phase = Phase.IN_ROOT;
            rootTagEnd = end - 1;
            add(Kind.OPEN_ROOT, null);
        } else if (started.framed()) {
            add(Kind.OPEN, null);
        }
        if (empty && started.framed()) {
            cut(end);
            add(Kind.CLOSE, null);
            phase = started.root() ? Phase.AFTER_ROOT : phase;
        }
        if (!empty && phase == Phase.IN_ROOT && (!plan.flat() || element == null || isLikeRoot())) {
            element = new Element(element, tagName, started.framed(), foreign, startsIgnored(started));
        }
        return !empty && !foreign && HtmlRules.isRawText(tagName);
    }

    private boolean startsIgnored(Tag started) {
        return started.ignored() || tagName.equals("template") || element != null && element.ignored();
    }

    /** Without proper nesting it is only the elements with the root's name that say where the root ends. */
    private boolean isLikeRoot() {
        return tagName.equals(element.name());
    }

    private void endElement(int end) {
        if (phase != Phase.IN_ROOT) {
            return;
        }
        while (!plan.flat() && element.parent() != null && !isLikeRoot() && HtmlRules.hasOptionalEnd(element.name())) {
            endAt(less);
        }
        if (isLikeRoot()) {
            endAt(end);
        } else if (!plan.flat()) {
            add(Kind.BROKEN, "</" + tagName + "> within <" + element.name() + ">");
        }
    }

    private void cut(int to) {
        if (to > from) {
            String part = text.substring(from, to);
            add(pool == null ? Kind.VALUE : Kind.STATIC, pool == null ? part : pool.of(part));
            from = to;
        }
    }

    private void add(Kind kind, Object argument) {
        ops.add(new Op(kind, argument));
    }

    /** Of URLs only the one that a value may follow in matters. */
    private void dropFinishedUrls(boolean readingUrl) {
        int keep = ops.size();
        for (int i = ops.size() - 1; readingUrl && i >= 0; i--) {
            keep = isUrl(ops.get(i)) ? i : keep;
            if (isUrl(ops.get(i)) && ((Op.Part) ops.get(i).argument()).first()) {
                break;
            }
        }
        ops.subList(0, keep).removeIf(Scanner::isUrl);
    }

    private static boolean isUrl(Op op) {
        return op.kind() == Kind.ATTRIBUTE && ((Op.Part) op.argument()).attribute().isUrl();
    }
}
