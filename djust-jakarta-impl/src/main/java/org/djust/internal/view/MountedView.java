package org.djust.internal.view;

import java.util.Locale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.render.Page;
import org.djust.spi.Claim;

/**
 * One visit of a page: everything that happens to it goes through its mailbox.
 * <p>
 * {@link #mount} or {@link #restore} is called once, before {@link #open}; after that any thread may call any method.
 */
final class MountedView implements ViewContext.Runner {

    private final ViewDescriptor descriptor;
    private final String id;
    private final Beans.Instance instance;
    private final ViewCore core;
    private final Topics topics;
    private final ViewPresence presence;
    private final Lookout lookout;
    private final Sharing sharing;
    private final Inbox inbox;
    private final Lifetime lifetime;
    private final Attachment attachment;
    private final EventIntake events;
    private final Upkeep upkeep;
    private final Settlement settlement;
    private final Creation creation;
    private final Departure departure;

    /** @param views told when the view has left memory, and asked for views that it embeds */
    MountedView(Services services, ViewDescriptor descriptor, String id, Locale locale, Identity identity,
            Views views) {
        this.descriptor = descriptor;
        this.id = id;
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
        inbox = new Inbox(services, descriptor.name(), this::settle, sharing.gate());
        sharing.begin(core, inbox, instance.bean());
        topics = new Topics(services.channels(), descriptor.subscriptions(), context::addresses, followed,
                new Deliveries(services, descriptor, core, inbox, followed, instance.bean()), instance.bean());
        lookout = new Lookout(services, descriptor, core, inbox, tracks, instance.bean());
        creation = new Creation(services, this, core, lifetime);
        departure = new Departure(services, this, core, inbox, presence, views);
        settlement = new Settlement(services, core, lifetime, inbox, this::kept, departure);
        attachment = new Attachment(services, this, core, inbox, lifetime, presence);
        events = new EventIntake(services, descriptor, core, inbox);
        upkeep = new Upkeep(services, core, lifetime, inbox, departure);
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
        return lookout.known().thenCombine(sharing.load(), (present, loaded) -> null);
    }

    void open() {
        inbox.open();
    }

    /** Lets go of a view that never opened. */
    void discard() {
        release();
        destroy();
    }

    /** Follows and keeps nothing any more. */
    void release() {
        core.embeds().discard();
        sharing.close();
        topics.close();
        lookout.close();
    }

    /** The bean goes. */
    void destroy() {
        instance.destroy();
    }

    Creation creation() {
        return creation;
    }

    Departure departure() {
        return departure;
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
                core.batch().turn();
            }
        });
    }

    /** Brings a page up to date that fell behind because its connection was congested. */
    void refresh() {
        inbox.post(() -> core.batch().turn());
    }

    boolean isConnected() {
        return lifetime.isConnected();
    }

    boolean isDirty() {
        return core.ledger().dirty();
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

    private boolean settle() {
        return settlement.settle();
    }

    /** What a batch did to the view's fields is kept, stored or in memory. */
    private void kept() {
        topics.follow();
        lookout.follow();
        presence.tell(core.ledger().epoch());
        departure.kept();
    }
}
