package org.djust.internal.view;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.render.Page;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Embedder;

/**
 * The inside of a mounted view: its bean, state and screen, and the one way in which all three change. Used by one
 * thread at a time.
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
    private final Ledger.Companion companion;
    private final Map<String, Object> extras = new HashMap<>(2);
    private final Map<String, Object> model;
    private final Object[] temporary;
    private Ledger ledger;
    private Screen screen;
    private long claimedHash;
    private Turn turn;

    /** @param more what is stored of the view beside its bean's fields */
    ViewCore(Services services, ViewDescriptor descriptor, String id, Locale locale, Object bean, ViewContext context,
            Embeds embeds, Ledger.Companion companion, List<Cell> more) {
        this.services = services;
        this.descriptor = descriptor;
        this.id = id;
        this.locale = locale;
        this.bean = bean;
        this.context = context;
        this.embeds = embeds;
        this.companion = companion;
        extras.put(Embedder.VARIABLE, embeds);
        calls = new Calls(descriptor, bean, services, context);
        cells = Cells.of(descriptor.state(), bean, calls, locale, more);
        model = descriptor.variables(bean, extras);
        temporary = descriptor.temporary().stream().map(field -> field.get(bean)).toArray();
    }

    /** Calls the mount method and renders version 1. */
    Page mount(Map<String, String> path, Map<String, String[]> query) throws Throwable {
        if (descriptor.mount().isPresent()) {
            descriptor.mount().get().invoke(bean, path, query);
        }
        begin(1, 1);
        turn().add(context.takeEffects());
        Page page = screen.page(model);
        embeds.fill(page);
        if (embeds.end()) {
            ledger.keep();
        }
        turn.updates(new StringBuilder(0));
        dropTemporary();
        ledger.prepare();
        return page;
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
        extras.put("errors", calls.errors());
    }

    String id() {
        return id;
    }

    String viewName() {
        return descriptor.name();
    }

    /** Something that templates find beside the view's own variables. */
    void extra(String name, Object value) {
        extras.put(name, value);
    }

    /** Logs what happened to the view. */
    void log(Event event, Object... more) {
        context.log(event, more);
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
                calls.guarded("Rendering", () -> screen.attach(link, join.version(), model, claimedHash));
        if (join.acknowledged() > ledger.ref()) {
            Messages.wentBack(descriptor.name(), ledger.ref(), join.acknowledged());
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

    /** The batch that is being worked off; asking for it means that there is something to render and store. */
    Turn turn() {
        if (turn == null) {
            turn = new Turn();
        }
        return turn;
    }

    /** Whether only the store can tell that this copy of the view is the one to go on with. */
    boolean inDoubt() {
        return turn != null && turn.inDoubt();
    }

    /** Ends a batch: renders for the page if one can take it, and says what is to be stored; null when nothing is. */
    Commit render() {
        if (turn == null) {
            return null;
        }
        if (!turn.rendered()) {
            prepare();
            turn.updates(screen.writable() ? updates() : null);
        }
        if (!turn.rendered() && turn.stateChanged()) {
            screen.fallBehind();
        }
        return ledger.commit(new Ledger.Shown(screen.version(), hash()), turn.renewal());
    }

    private long hash() {
        return turn.rendered() ? screen.hash() : turn.stateChanged() ? 0 : ledger.hash();
    }

    private void prepare() {
        Calls.Outcome outcome = calls.guarded("Storing the state", ledger::prepare);
        if (!outcome.done()) {
            undoBatch(outcome);
        }
    }

    private StringBuilder updates() {
        StringBuilder updates = new StringBuilder(64);
        extras.put("errors", calls.errors());
        Calls.Outcome outcome = calls.guarded("Rendering", () -> {
            screen.update(model, updates);
            if (embeds.end() && ledger.keep()) {
                ledger.prepare();
            }
        });
        dropTemporary();
        if (!outcome.done()) {
            undoBatch(outcome);
            updates.setLength(0);
        }
        return updates;
    }

    private void undoBatch(Calls.Outcome outcome) {
        ledger.undoToSettled();
        turn.failAll(outcome);
    }

    /** What {@link #render} gave is stored. */
    void stored() {
        if (turn != null) {
            ledger.stored();
        }
    }

    /** The store is away: what {@link #render} gave stays in memory. */
    void keptInMemory() {
        services.stats().degraded.increment();
        ledger.keptInMemory();
    }

    /** Tells the page, and whom else it concerns, what came of the batch. */
    void tell() {
        if (turn != null) {
            Turn done = turn;
            turn = null;
            done.carryOut(screen, ledger);
        }
    }

    /** The page leaves in the middle of a batch: what its events did is not shown or stored, but others hear of it. */
    void leave() {
        if (turn != null) {
            turn.tellOthers();
        }
    }

    private void dropTemporary() {
        for (int i = 0; i < temporary.length; i++) {
            descriptor.temporary().get(i).set(bean, temporary[i]);
        }
    }
}
