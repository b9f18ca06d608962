package org.djust.internal.render;

/** Carries out what a text does to the scopes of a render. */
final class OpRunner {
    final FrameStack frames;
    private final Plan plan;
    private final Shown before;
    private final AttributeReader attributes;
    private final PageText page;
    private Plan retry;
    private String broken;

    OpRunner(FrameStack frames, Plan plan, Shown before, AttributeReader attributes, PageText page) {
        this.frames = frames;
        this.plan = plan;
        this.before = before;
        this.attributes = attributes;
        this.page = page;
    }

    void run(Transition transition) {
        if (transition.only != null && !page.isWanted()) {
            frames.top().add(transition.only);
            return;
        }
        page.begin();
        for (Op op : transition.ops) {
            run(op);
        }
        page.end(transition);
    }

    private void run(Op op) {
        switch (op.kind()) {
            case STATIC -> add((Piece) op.argument());
            case VALUE -> add((String) op.argument());
            case MARK -> mark((Op.Split) op.argument());
            case BEGIN -> begin(false);
            case BEGIN_AT_MARK -> begin(true);
            case ATTRIBUTE -> attributes.add((Op.Part) op.argument());
            case OPEN -> frames.open(attributes.key());
            case OPEN_ROOT -> frames.openRoot(before);
            case CLOSE -> close();
            case BROKEN -> fail((String) op.argument());
            case OTHER_ROOT -> retry(new Plan((Plan.Root) op.argument(), false));
        }
    }

    void add(Piece piece) {
        frames.top().add(piece);
        page.add(piece.text);
    }

    void add(String value) {
        frames.top().add(value);
        page.add(value);
    }

    private void close() {
        frames.close();
        if (frames.root() != null) {
            page.rootEnds();
        }
    }

    private void mark(Op.Split split) {
        frames.mark(split);
        page.mark(split);
    }

    private void begin(boolean atMark) {
        attributes.begin();
        if (atMark) {
            frames.beginAtMark();
        } else {
            frames.begin();
        }
        page.tag(atMark);
    }

    /** Gives this render up, because of elements that aren't nested properly. */
    void fail(String problem) {
        if (retry == null) {
            broken = problem;
        }
        retry(plan.flattened());
    }

    /** Gives this render up; the first reason counts. */
    void retry(Plan other) {
        retry = retry == null ? other : retry;
    }

    /** Whether the rest of the output doesn't matter. */
    boolean isGivenUp() {
        return retry != null;
    }

    /** The plan to render again with; null when this render is good. */
    Plan retry() {
        return retry;
    }

    /** What isn't nested properly; null when everything is. */
    String broken() {
        return broken;
    }
}
