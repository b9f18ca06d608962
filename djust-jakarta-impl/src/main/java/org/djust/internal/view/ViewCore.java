package org.djust.internal.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.render.Page;
import org.djust.spi.Claim;
import org.djust.spi.Embedder;

/**
 * The inside of a mounted view: its bean, state and screen, and how calls change the first, kept or undone one by one; what follows for
 * the other two is the {@link Batch}'s. Used by one thread at a time.
 */
final class ViewCore {

    private final Services services;
    private final ViewDescriptor descriptor;
    private final String id;
    private final Locale locale;
    private final Object bean;
    private final ViewContext context;
    private final Calls calls;
    private final List<Cell> cells;
    private final Embeds embeds;
    private final StateCompanion companion;
    private final TemplateModel model;
    private Ledger ledger;
    private Screen screen;
    private long claimedHash;
    private Batch batch;

    /** @param more what is stored of the view beside its bean's fields */
    ViewCore(Services services, ViewDescriptor descriptor, String id, Locale locale, Object bean, ViewContext context,
            Embeds embeds, StateCompanion companion, List<Cell> more) {
        this.services = services;
        this.descriptor = descriptor;
        this.id = id;
        this.locale = locale;
        this.bean = bean;
        this.context = context;
        this.embeds = embeds;
        this.companion = companion;
        calls = new Calls(descriptor, bean, services, context);
        cells = Cells.of(descriptor.state(), bean, calls, locale, more);
        model = new TemplateModel(descriptor, bean);
        model.extra(Embedder.VARIABLE, embeds);
    }

    /** Calls the mount method and renders version 1. */
    Page mount(Map<String, String> path, Map<String, String[]> query) throws Throwable {
        if (descriptor.mount().isPresent()) {
            descriptor.mount().get().invoke(bean, path, query);
        }
        begin(1, 1);
        turn().add(context.takeEffects());
        return batch.first();
    }

    /** Takes over state that another instance of this view stored. */
    void restore(Claim claim) {
        int[] sizes = Cells.restore(cells, claim.fields(), services.codec());
        begin(claim.epoch(), claim.stamp().version());
        ledger.restored(claim, sizes);
        context.log(Event.VIEW_RESTORED);
        claimedHash = claim.stamp().renderHash();
    }

    private void begin(long epoch, long version) {
        ledger = new Ledger(id, descriptor, cells, companion, services, epoch);
        screen = new Screen(descriptor.template(), locale, version);
        model.extra("errors", calls.errors());
        batch = new Batch(services.stats(), calls, model, embeds, ledger, screen);
    }

    String id() {
        return id;
    }

    String viewName() {
        return descriptor.name();
    }

    /** Something that templates find beside the view's own variables. */
    void extra(String name, Object value) {
        model.extra(name, value);
    }

    /** Logs what happened to the view. */
    void log(Event event, Object... more) {
        context.log(event, more);
    }

    Batch batch() {
        return batch;
    }

    Embeds embeds() {
        return embeds;
    }

    Screen screen() {
        return screen;
    }

    Ledger ledger() {
        return ledger;
    }

    Calls calls() {
        return calls;
    }

    /** Whether this node's copy of the view is older than what a page was told is stored. */
    boolean isBehind(ClientFrame.Join join) {
        return join.acknowledged() > ledger.ref() && screen.rendered();
    }

    /** A page connects. */
    void attach(Link link, ClientFrame.Join join) {
        context.identity(link.identity());
        context.log(Event.VIEW_CONNECTED);
        // Only a commit shows whether the view is still this node's; and a page that connected is kept for longer.
        turn().renew();
        Calls.Outcome outcome =
                calls.guarded("Rendering", () -> screen.attach(link, join.version(), model.variables(), claimedHash));
        if (join.acknowledged() > ledger.ref()) {
            Notices.wentBack(descriptor.name(), ledger.ref(), join.acknowledged());
            ledger.skipTo(join.acknowledged());
            turn().doubt();
            screen.requestResend();
        }
        turn().joined(screen.version());
        if (outcome.done() && descriptor.connected().isPresent()) {
            outcome = calls.guarded("The @Connected method",
                    () -> descriptor.connected().get().invoke(bean, Map.of(), Map.of()));
        }
        applied(0, outcome);
    }

    /** An event of the page: applied once, in the order of its numbers. */
    void event(long ref, Supplier<Calls.Outcome> call) {
        if (ledger.accept(ref)) {
            services.stats().events.increment();
            context.handling(ref);
            Calls.Outcome outcome = call.get();
            turn().event(ref);
            applied(ref, outcome);
            context.handled();
        }
    }

    /** Keeps what a call did, or undoes it. */
    void applied(long ref, Calls.Outcome called) {
        ViewContext.Effects effects = context.takeEffects();
        Calls.Outcome outcome = called.kept() ? kept(called) : called;
        if (!outcome.kept()) {
            ledger.undo();
        }
        if (outcome.done()) {
            turn().add(effects);
        } else {
            turn().error(ref, outcome);
        }
    }

    /** Keeps what the runtime itself did to what is stored of the view; the page shows nothing of that. */
    void keep() {
        if (ledger.keep()) {
            turn();
        }
    }

    /** A call whose state can't be stored has failed like one that threw. */
    private Calls.Outcome kept(Calls.Outcome called) {
        Calls.Outcome keeping =
                calls.guarded("Keeping the state", () -> turn().touch(ledger.keep()));
        return keeping.done() ? called : keeping;
    }

    private Turn turn() {
        return batch.turn();
    }
}
