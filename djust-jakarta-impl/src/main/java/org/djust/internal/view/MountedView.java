package org.djust.internal.view;

import java.util.Locale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.render.Page;
import org.djust.spi.Claim;
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateUnavailableException;

/**
 * One visit of a page: everything that happens to it goes through its mailbox.
 * <p>
 * {@link #mount} or {@link #restore} is called once, before {@link #open}; after that any thread may call any method.
 */
final class MountedView implements ViewContext.Runner, Settlement.Owner {

    /** How long a page waits to be shown who is present, when its view comes to a node that doesn't know yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Services services;
    private final ViewDescriptor descriptor;
    private final String id;
    private final Views views;
    private final Beans.Instance instance;
    private final ViewCore core;
    private final Topics topics;
    private final ViewPresence presence;
    private final Lookout lookout;
    private final Sharing sharing;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean handingOver;
    private final Inbox inbox;
    private final Lifetime lifetime;
    private final Attachment attachment;
    private final EventIntake events;
    private final Upkeep upkeep;

    /** @param views told when the view has left memory, and asked for views that it embeds */
    MountedView(Services services, ViewDescriptor descriptor, String id, Locale locale, Identity identity,
            Views views) {
        this.services = services;
        this.descriptor = descriptor;
        this.id = id;
        this.views = views;
        Followed followed = new Followed();
        ViewContext context = new ViewContext(services, id, identity, descriptor.subscriptions(), followed, this);
        Tracks tracks = new Tracks();
        presence = new ViewPresence(services, id, context::user, tracks);
        sharing = new Sharing(services, views.maps(), descriptor, id);
        instance = services.beans().create(descriptor, new Injected(context, presence, sharing::use));
        List<Cell> more = new ArrayList<>(tracks.cells());
        more.addAll(descriptor.subscriptions().isEmpty() ? List.of() : followed.cells());
        Embeds embeds = new Embeds(new PageNursery(views, id, locale, context::identity),
                services.config().limits().viewsPerConnection());
        more.add(embeds.cell());
        more.addAll(sharing.cells());
        core = new ViewCore(services, descriptor, id, locale, instance.bean(), context, embeds, sharing.companion(),
                more);
        lifetime = new Lifetime(services.lifetimes(), services.nanos().getAsLong());
        inbox = new Inbox(services, descriptor.name(), new Settlement(services, core, lifetime, this)::settle,
                sharing.gate());
        sharing.begin(core, inbox, instance.bean());
        topics = new Topics(services.channels(), descriptor.subscriptions(), context::addresses, followed,
                new Deliveries(services, descriptor, core, inbox, followed, instance.bean()), instance.bean());
        lookout = new Lookout(services, descriptor, core, inbox, tracks, instance.bean());
        attachment = new Attachment(services, this, core, inbox, lifetime, presence);
        events = new EventIntake(services, descriptor, core, inbox);
        upkeep = new Upkeep(services, core, lifetime, inbox, this::close);
    }

    Upkeep upkeep() {
        return upkeep;
    }

    String id() {
        return id;
    }

    /** The first render. What the application's code throws comes out. */
    Page mount(Map<String, String> path, Map<String, String[]> query) throws Throwable {
        sharing.mount();
        Page page = core.mount(path, query);
        topics.follow();
        lookout.follow();
        return page;
    }

    /** Stores the state of the first render, and then that of the views in it. */
    CompletionStage<Void> create() {
        return services.store().commit(core.render(), lifetime.timeToLive()).thenCompose(stored -> {
            core.stored();
            return created(true);
        });
    }

    private CompletionStage<Void> created(boolean stored) {
        return core.embeds().create(stored).thenRun(() -> {
            core.tell();
            services.stats().mounted.increment();
            core.log(Event.VIEW_MOUNTED);
        });
    }

    /** The same for an embedded view, which goes on in memory while the store is away; completes with whether it goes on. */
    CompletionStage<Boolean> createEmbedded(boolean stored) {
        if (!stored) {
            core.render();
            return createdInMemory();
        }
        return create().handle((created, failure) -> failure == null ? CompletableFuture.completedFuture(true)
                : notCreated(Store.cause(failure))).thenCompose(done -> done);
    }

    private CompletionStage<Boolean> notCreated(Throwable failure) {
        if (failure instanceof StateUnavailableException) {
            return createdInMemory();
        }
        Messages.commitFailed(descriptor.name(), failure);
        discard();
        return CompletableFuture.completedFuture(false);
    }

    private CompletionStage<Boolean> createdInMemory() {
        core.keptInMemory();
        return created(false).thenApply(created -> true);
    }

    /** Takes over state that another instance of this view stored. */
    void restore(Claim claim) {
        core.restore(claim);
        lifetime.restored();
        topics.goOn();
        lookout.follow();
    }

    /**
     * Completes when the view can show what it showed on the node before, who is present included, or after a while without
     * knowing.
     */
    CompletionStage<Void> known() {
        CompletableFuture<Void> known = lookout.known();
        if (!known.isDone()) {
            services.timer().after(PATIENCE, () -> known.complete(null));
        }
        return known.thenCombine(sharing.load(), (present, loaded) -> null);
    }

    void open() {
        inbox.open();
    }

    /** Lets go of a view that never opened. */
    void discard() {
        core.embeds().discard();
        sharing.close();
        topics.close();
        lookout.close();
        instance.destroy();
    }

    Attachment attachment() {
        return attachment;
    }

    EventIntake events() {
        return events;
    }

    /** A view that this one may embed isn't anywhere. */
    void lost(String address) {
        inbox.post(() -> {
            if (core.embeds().lost(address)) {
                core.keep();
                core.turn();
            }
        });
    }

    /** Brings a page up to date that fell behind because its connection was congested. */
    void refresh() {
        inbox.post(core::turn);
    }

    /**
     * Stores what is not stored yet, and leaves this node.
     *
     * @return completes when the view has left memory; not before the store has all of it
     */
    CompletableFuture<Void> handOver() {
        inbox.post(() -> {
            handingOver = true;
            core.turn().renew();
        });
        return gone;
    }

    boolean isConnected() {
        return lifetime.isConnected();
    }

    /** What was done meanwhile is stored before the view goes. */
    private void leaveIfStored() {
        if (!core.ledger().dirty()) {
            close();
        }
    }

    boolean isDirty() {
        return core.ledger().dirty();
    }

    /** The node shuts down: the bean goes, stored state stays. */
    void shutDown() {
        inbox.post(this::close);
    }

    @Override
    public void run(String what, Calls.Call call) {
        inbox.post(() -> core.applied(0, core.calls().guarded(what, call)));
    }

    @Override
    public String viewName() {
        return descriptor.name();
    }

    @Override
    public void fail(String what, Throwable cause) {
        inbox.post(() -> core.applied(0, core.calls().failed(what, cause)));
    }

    @Override
    public void kept() {
        topics.follow();
        lookout.follow();
        presence.tell(core.ledger().epoch());
        if (handingOver) {
            inbox.post(this::leaveIfStored);
        }
    }

    @Override
    public void inDoubt() {
        Link link = core.screen().link();
        close();
        if (link != null) {
            link.retryLater();
        }
    }

    @Override
    public void refused(Throwable failure) {
        Link link = core.screen().link();
        close();
        if (failure instanceof StaleEpochException) {
            services.stats().movedAway.increment();
            core.log(Event.VIEW_MOVED_AWAY);
            if (link != null) {
                link.movedAway(this);
            }
            return;
        }
        Messages.commitFailed(descriptor.name(), failure);
        if (link != null) {
            link.end(this, ErrorCode.REMOUNT, Messages.elsewhere());
        }
    }

    @Override
    public void settled() {
        inbox.settled();
    }

    /** Leaves memory; in the mailbox only. */
    void close() {
        inbox.close();
        views.closed(this);
        core.embeds().discard();
        sharing.close();
        topics.close();
        lookout.close();
        presence.fade();
        gone.complete(null);
        instance.destroy();
    }
}
