package org.djust.internal.view;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.djust.internal.descriptor.Subscription;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.render.Page;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;

/**
 * One visit of a page: everything that happens to it goes through its mailbox.
 * <p>
 * {@link #mount} or {@link #restore} is called once, before {@link #open}; after that any thread may call any method.
 */
final class MountedView implements ViewContext.Runner {

    private final Services services;
    private final ViewDescriptor descriptor;
    private final String id;
    private final Consumer<MountedView> onClosed;
    private final Beans.Instance instance;
    private final ViewCore core;
    private final Topics topics;
    private final Mailbox mailbox;
    private final Lifetime lifetime;
    private boolean closed;

    /** @param onClosed called when the view has left memory */
    MountedView(Services services, ViewDescriptor descriptor, String id, Locale locale, Identity identity,
            Consumer<MountedView> onClosed) {
        this.services = services;
        this.descriptor = descriptor;
        this.id = id;
        this.onClosed = onClosed;
        ViewContext context = new ViewContext(services, identity, this);
        instance = services.beans().create(descriptor, context);
        core = new ViewCore(services, descriptor, id, locale, instance.bean(), context);
        topics = new Topics(services.channels(), descriptor.subscriptions(), this::received);
        mailbox = new Mailbox(services.executor(), services.beans()::inRequest, services.mailboxes(), services.nanos(),
                this::settle,
                defect -> Messages.unexpected(descriptor.name(), defect));
        lifetime = new Lifetime(services.lifetimes(), services.nanos().getAsLong());
    }

    String id() {
        return id;
    }

    ViewDescriptor descriptor() {
        return descriptor;
    }

    /** The first render. What the application's code throws comes out. */
    Page mount(Map<String, String> path, Map<String, String[]> query) throws Throwable {
        Page page = core.mount(path, query);
        topics.follow(instance.bean());
        return page;
    }

    /** Stores the state of the first render. */
    CompletionStage<Void> create() {
        return core.store(core.render(), lifetime).thenRun(core::stored);
    }

    /** Takes over state that another instance of this view stored. */
    void restore(Claim claim) {
        core.restore(claim);
        lifetime.tokenUnknown();
        topics.follow(instance.bean());
    }

    void open() {
        mailbox.open();
    }

    /** Lets go of a view that never opened. */
    void discard() {
        topics.close();
        instance.destroy();
    }

    /** A page connects; {@code ifClosed} runs instead when the view has left memory in the meantime. */
    void attach(Link link, long shows, Runnable ifClosed) {
        mailbox.offer(control(() -> {
            if (closed) {
                ifClosed.run();
                return;
            }
            Link before = core.screen().link();
            if (before != null && !before.equals(link)) {
                before.end(ErrorCode.REMOUNT, Messages.elsewhere());
            }
            lifetime.connected();
            core.attach(link, shows);
        }));
    }

    void detach(Link link) {
        fromPage(link, () -> {
            core.screen().detach();
            lifetime.disconnected(services.nanos().getAsLong());
        });
    }

    /** The page went away for good. */
    void leave(Link link) {
        fromPage(link, () -> {
            services.state().delete(id, core.ledger().epoch());
            close();
        });
    }

    /** The page found that it isn't what the server thinks. */
    void resend(Link link) {
        fromPage(link, () -> {
            core.screen().requestResend();
            core.turn();
        });
    }

    void event(Link link, ClientFrame.Event event) {
        offer(link, event.ref(), () -> core.calls().event(event.handler(), event.params(), link.identity()));
    }

    void model(Link link, ClientFrame.ModelChange change) {
        offer(link, change.ref(), () -> core.calls().model(change.field(), change.value(), link.identity()));
    }

    /** Brings a page up to date that fell behind because its connection was congested. */
    void refresh() {
        post(core::turn);
    }

    /** Leaves memory if it is time, or keeps the stored state alive. */
    void tend() {
        long now = services.nanos().getAsLong();
        if (lifetime.over(now)) {
            post(() -> {
                if (lifetime.over(now)) {
                    close();
                }
            });
        }
        if (lifetime.renew(now)) {
            post(() -> core.turn().renew());
        }
        if (lifetime.tokenDue(now)) {
            post(() -> sendToken(now));
        }
    }

    private void sendToken(long now) {
        Link link = core.screen().link();
        if (link != null) {
            link.token(services.tokens().issue(id, descriptor.name(), link.identity().user()));
            lifetime.tokenSent(now);
        }
    }

    /** The node shuts down: the bean goes, stored state stays. */
    void shutDown() {
        post(this::close);
    }

    @Override
    public void run(String what, Calls.Call call) {
        post(() -> core.applied(0, core.calls().guarded(what, call)));
    }

    @Override
    public void fail(String what, Throwable cause) {
        post(() -> core.applied(0, core.calls().failed(what, cause)));
    }

    private void received(Subscription subscription, Encoded payload) {
        Runnable lost = () -> Messages.lostMessage(descriptor.name(), subscription.topicPattern());
        boolean taken = mailbox.offer(message(() -> core.applied(0, core.calls().guarded(
                "@Subscribe(\"" + subscription.topicPattern() + "\")", () -> subscription.deliver(instance.bean(),
                        services.payloads().read(payload, subscription.payloadType())))),
                lost));
        if (!taken) {
            services.stats().overflowed.increment();
            lost.run();
        }
    }

    private void offer(Link link, long ref, Supplier<Calls.Outcome> call) {
        boolean taken = mailbox.offer(message(() -> ifFrom(link, () -> core.event(ref, call)),
                () -> ifFrom(link, () -> refuse(link, ref))));
        if (!taken) {
            services.stats().overflowed.increment();
            link.error(ref, ErrorCode.BUSY, Messages.busy());
        }
    }

    /** Of an event that waited too long, and those behind it, the first is answered: from there the client sends again. */
    private void refuse(Link link, long ref) {
        if (core.ledger().isNext(ref)) {
            link.error(ref, ErrorCode.BUSY, Messages.busy());
        }
    }

    private void fromPage(Link link, Runnable task) {
        post(() -> ifFrom(link, task));
    }

    private void ifFrom(Link link, Runnable task) {
        if (link.equals(core.screen().link())) {
            task.run();
        }
    }

    private void post(Runnable task) {
        mailbox.offer(control(() -> unlessClosed(task)));
    }

    /** A message that is never too late. */
    private Mailbox.Message control(Runnable task) {
        return new Posted(task, task);
    }

    private Mailbox.Message message(Runnable task, Runnable expired) {
        return new Posted(() -> unlessClosed(task), () -> {
            services.stats().expired.increment();
            unlessClosed(expired);
        });
    }

    private record Posted(Runnable task, Runnable ifExpired) implements Mailbox.Message {
        @Override
        public void deliver() {
            task.run();
        }

        @Override
        public void expired() {
            ifExpired.run();
        }
    }

    private void unlessClosed(Runnable task) {
        if (!closed) {
            task.run();
        }
    }

    /** Ends a batch: renders, stores, and then tells the page; false while it is being stored. */
    private boolean settle() {
        if (closed) {
            return true;
        }
        Commit commit = core.render();
        if (commit == null) {
            core.stored();
            return true;
        }
        CompletableFuture<Void> storing = core.store(commit, lifetime).toCompletableFuture();
        if (storing.isDone()) {
            stored(storing.isCompletedExceptionally() ? storing.handle((ok, failure) -> failure).join() : null);
            return true;
        }
        storing.whenComplete((ok, failure) -> services.executor().execute(() -> {
            stored(failure);
            mailbox.settled();
        }));
        return false;
    }

    private void stored(Throwable failure) {
        if (failure != null) {
            Messages.commitFailed(descriptor.name(), failure);
            Link link = core.screen().link();
            close();
            if (link != null) {
                link.end(ErrorCode.REMOUNT, Messages.elsewhere());
            }
            return;
        }
        lifetime.stored(services.nanos().getAsLong());
        topics.follow(instance.bean());
        core.stored();
    }

    private void close() {
        closed = true;
        topics.close();
        instance.destroy();
        onClosed.accept(this);
    }
}
