package org.djust.internal.render;

import java.util.Locale;

import org.djust.spi.ChunkSink;

/** Takes one render's output and divides it into scopes. */
final class Recorder implements ChunkSink {
    private final StateTable states;
    private final Plan plan;
    private final Locale locale;
    private final Shown before;
    private final FrameStack frames;
    private final ItemLog items;
    private final AttributeReader attributes;
    /** Null when the document isn't wanted. */
    private final PageText page;
    private State state;
    private Transition last;
    private Plan retry;
    private String broken;

    Recorder(ViewTemplate view, Plan plan, Locale locale, Shown before, boolean keepChunks, PageText page) {
        this.states = view.states();
        this.plan = plan;
        this.locale = locale;
        this.before = before;
        this.page = page;
        this.frames = new FrameStack(states.pool(), keepChunks);
        this.items = new ItemLog(locale);
        this.attributes = new AttributeReader(view);
        this.state = states.start(plan);
        this.last = new Transition(null, null, state, java.util.List.of(), -1, -1);
        if (plan.root() == Plan.Root.FRAGMENT) {
            frames.begin();
            frames.openRoot(before);
            frames.top().add(states.pool().of("<body>"));
        }
    }

    @Override
    public void text(char[] text) {
        if (retry != null) {
            return;
        }
        Transition transition = last.next;
        if (transition == null || transition.source != text || transition.entry != state) {
            transition = state.transition(text);
            last.next = transition;
        }
        last = transition;
        if (transition.only != null && page == null) {
            frames.top().add(transition.only);
        } else {
            run(transition);
        }
        state = transition.exit;
    }

    private void run(Transition transition) {
        if (page != null) {
            page.begin();
        }
        for (Op op : transition.ops) {
            run(op);
        }
        if (page != null) {
            page.end(transition);
        }
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
            case CLOSE -> frames.close();
            case BROKEN -> fail((String) op.argument());
            case OTHER_ROOT -> retry = new Plan((Plan.Root) op.argument(), false);
        }
    }

    private void add(Piece piece) {
        frames.top().add(piece);
        if (page != null) {
            page.text.append(piece.text);
        }
    }

    private void add(String value) {
        frames.top().add(value);
        if (page != null) {
            page.text.append(value);
        }
    }

    private void mark(Op.Split split) {
        frames.mark(split);
        if (page != null) {
            page.mark(split);
        }
    }

    private void begin(boolean atMark) {
        attributes.begin();
        if (atMark) {
            frames.beginAtMark();
        } else {
            frames.begin();
        }
        if (page != null) {
            page.tag(atMark);
        }
    }

    @Override
    public void value(String text) {
        if (retry != null) {
            return;
        }
        if (!state.takesValues) {
            throw attributes.misplaced(text, last);
        }
        String value = state.reading == Attribute.OTHER ? text : attributes.value(state.reading, text, last);
        if (state.isDisturbedBy(value)) {
            html(value);
        } else {
            add(value);
        }
    }

    /** A value that is HTML itself may hold scopes, too. */
    private void html(String value) {
        Transition transition = new Scanner(state.position, value, null)
                .scan(value, state, exit -> exit.equals(state.position) ? state : null);
        if (transition.exit == null) {
            if (plan.flat()) {
                throw attributes.incomplete(value, last);
            }
            fail("a value that isn't complete HTML by itself");
        } else {
            run(transition);
        }
    }

    private void fail(String problem) {
        if (retry == null) {
            broken = problem;
            retry = plan.flattened();
        }
    }

    @Override
    public boolean beginItem(Object place, Object item) {
        boolean memorable = retry == null && state.isContent && item != null;
        Frame top = frames.top();
        Shown known = memorable ? top.siblings.claimItem(item, place, state, locale) : null;
        if (known == null) {
            items.begin(place, item, state, frames, memorable);
            return false;
        }
        for (Piece piece : known.shape.before()) {
            top.add(piece);
        }
        top.add(known);
        for (Piece piece : known.shape.after()) {
            top.add(piece);
        }
        return true;
    }

    @Override
    public void endItem() {
        items.end(state, frames);
    }

    /** To be called after the render. */
    void finish() {
        if (retry == null && frames.root() == null) {
            finishOpen();
        }
    }

    private void finishOpen() {
        Position end = state.position;
        if (end.phase() == Position.Phase.BEFORE_ROOT) {
            retry = new Plan(plan.root() == Plan.Root.ATTRIBUTE ? Plan.Root.BODY : Plan.Root.FRAGMENT, false);
        } else if (!end.isComplete() && !plan.flat()) {
            fail("<" + end.element().name() + "> without end tag");
        } else {
            if (plan.root() == Plan.Root.FRAGMENT) {
                frames.top().add(states.pool().of("</body>"));
            }
            frames.close();
        }
    }

    /** The plan to render again with; null when this render is done. */
    Plan retry() {
        return retry;
    }

    /** What isn't nested properly; null when everything is. */
    String broken() {
        return broken;
    }

    FrameStack frames() {
        return frames;
    }
}
