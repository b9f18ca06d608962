package org.djust.internal.render;

/** The document of a first render, and the places in it where the server adds something. */
final class PageText {
    final StringBuilder text;
    /** Index of {@code </head>}, −1 without. */
    int headEnd = -1;
    /** Index of the root's '<', −1 when the output has no root element. */
    int root = -1;
    /** Index of the '>' of the root's start tag. */
    int rootTagEnd = -1;
    /** Index behind the root's end tag, −1 when the output has no root element. */
    int rootEnd = -1;
    private final boolean wanted;
    private int textBegin;
    private int mark;

    /** @param wanted whether anything is to be kept */
    PageText(boolean wanted) {
        this.wanted = wanted;
        this.text = wanted ? new StringBuilder(4096) : new StringBuilder(0);
    }

    boolean isWanted() {
        return wanted;
    }

    void add(String part) {
        if (wanted) {
            text.append(part);
        }
    }

    /** A transition's pieces follow. */
    void begin() {
        textBegin = text.length();
    }

    void mark(Op.Split split) {
        mark = text.length() + (split.before() == null ? 0 : split.before().text.length());
    }

    /** The first tag that begins here or at the mark is the root's. */
    void tag(boolean atMark) {
        if (root < 0) {
            root = atMark ? mark : text.length();
        }
    }

    void rootEnds() {
        rootEnd = text.length();
    }

    void end(Transition transition) {
        headEnd = transition.headEnd >= 0 ? textBegin + transition.headEnd : headEnd;
        rootTagEnd = transition.rootTagEnd >= 0 ? textBegin + transition.rootTagEnd : rootTagEnd;
    }
}
