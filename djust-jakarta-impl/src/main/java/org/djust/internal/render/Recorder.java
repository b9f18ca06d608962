package org.djust.internal.render;

import java.util.List;
import java.util.Locale;

import org.djust.spi.ChunkSink;

/** Takes one render's output and divides it into scopes. */
final class Recorder implements ChunkSink {
    private final StateTable states;
    private final Plan plan;
    private final Locale locale;
    private final FrameStack frames;
    private final AttributeReader attributes;
    private final OpRunner runner;
    private final ItemLog items;
    private State state;
    private Transition last;

    Recorder(ViewTemplate view, Plan plan, Locale locale, Shown before, boolean keepChunks, PageText page) {
        this.states = view.states();
        this.plan = plan;
        this.locale = locale;
        this.frames = new FrameStack(states.pool(), keepChunks);
        this.attributes = new AttributeReader(view);
        this.runner = new OpRunner(frames, plan, before, attributes, page);
        this.items = new ItemLog(locale);
        this.state = states.start(plan);
        this.last = new Transition(null, null, state, List.of(), -1, -1);
        if (plan.root() == Plan.Root.FRAGMENT) {
            frames.begin();
            frames.openRoot(before);
            frames.top().add(states.pool().of("<body>"));
        }
    }

    @Override
    public void text(char[] text) {
        if (runner.isGivenUp()) {
            return;
        }
        Transition transition = last.next;
        if (transition == null || transition.source != text || transition.entry != state) {
            transition = state.transition(text);
            last.next = transition;
        }
        last = transition;
        runner.run(transition);
        state = transition.exit;
    }

    @Override
    public void value(String text) {
        if (runner.isGivenUp()) {
            return;
        }
        if (!state.takesValues) {
            throw attributes.misplaced(text, last);
        }
        String value = state.reading == Attribute.OTHER ? text : attributes.value(state.reading, text, last);
        if (state.isDisturbedBy(value)) {
            html(value);
        } else {
            runner.add(value);
        }
    }

    /** A value that is HTML itself may hold scopes, too. */
    private void html(String value) {
        Transition transition = new Scanner(state.position, value, null).scan(value, state,
                exit -> exit.equals(state.position) ? state : null);
        if (transition.exit != null) {
            runner.run(transition);
        } else if (plan.flat()) {
            throw attributes.incomplete(value, last);
        } else {
            runner.fail("a value that isn't complete HTML by itself");
        }
    }

    @Override
    public boolean beginItem(Object place, Object item) {
        boolean memorable = !runner.isGivenUp() && state.isContent && item != null;
        Frame top = frames.top();
        Shown known = memorable ? top.siblings.claimItem(item, place, state, locale) : null;
        if (known == null) {
            items.begin(place, item, state, frames, memorable);
            return false;
        }
        items.reuse(known, top);
        return true;
    }

    @Override
    public void endItem() {
        items.end(state, frames);
    }

    /** To be called after the render. */
    OpRunner finish() {
        if (!runner.isGivenUp() && frames.root() == null) {
            finishOpen(state.position);
        }
        return runner;
    }

    private void finishOpen(Position end) {
        if (end.phase() == Position.Phase.BEFORE_ROOT) {
            boolean byAttribute = plan.root() == Plan.Root.ATTRIBUTE;
            runner.retry(new Plan(byAttribute ? Plan.Root.BODY : Plan.Root.FRAGMENT, false));
        } else if (!end.isComplete() && !plan.flat()) {
            runner.fail("<" + end.element().name() + "> without end tag");
        } else {
            if (plan.root() == Plan.Root.FRAGMENT) {
                frames.top().add(states.pool().of("</body>"));
            }
            frames.close();
        }
    }
}
