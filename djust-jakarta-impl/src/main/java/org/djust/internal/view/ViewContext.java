package org.djust.internal.view;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.djust.LiveContext;
import org.djust.internal.descriptor.Subscription;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ServerFrames;
import org.djust.spi.Encoded;

/**
 * One view's {@link LiveContext}: collects what a call wants done to the page until it is known that the call
 * succeeded.
 */
final class ViewContext implements LiveContext {

    private final Services services;
    private final Runner runner;
    private final String viewId;
    private final List<Subscription> subscriptions;
    private final Followed followed;
    private Effects effects = new Effects();
    private Identity identity;
    private String eventKey;
    private long ref;

    /**
     * What calls asked for.
     *
     * @param frames     make the frames for the page, given the view's number on the connection
     * @param broadcasts publish to others
     */
    record Effects(List<IntFunction<String>> frames, List<Runnable> broadcasts) {
        Effects() {
            this(new ArrayList<>(0), new ArrayList<>(0));
        }

        boolean isEmpty() {
            return frames.isEmpty() && broadcasts.isEmpty();
        }
    }

    /** Takes code back into the view. */
    interface Runner {
        void run(String what, Calls.Call call);

        void fail(String what, Throwable cause);

        String viewName();
    }

    ViewContext(Services services, String viewId, Identity identity, List<Subscription> subscriptions,
            Followed followed, Runner runner) {
        this.services = services;
        this.viewId = viewId;
        this.subscriptions = subscriptions;
        this.followed = followed;
        this.identity = identity;
        this.runner = runner;
    }

    void identity(Identity newIdentity) {
        identity = newIdentity;
    }

    Identity identity() {
        return identity;
    }

    /** Logs what happened to the view; {@code more} is what its fields are beside view and user. Any thread may call. */
    void log(Event event, Object... more) {
        Object[] values = new Object[more.length + 3];
        values[0] = runner.viewName();
        values[1] = viewId;
        values[2] = user();
        System.arraycopy(more, 0, values, 3, more.length);
        event.log(services.node().nodeId(), values);
    }

    /** An event is being handled. */
    void handling(long eventRef) {
        ref = eventRef;
        eventKey = viewId + ":" + eventRef;
    }

    /** The event has been handled. */
    void handled() {
        ref = 0;
        eventKey = null;
    }

    @Override
    public String eventKey() {
        return eventKey;
    }

    /** What was asked for since the last take. */
    Effects takeEffects() {
        Effects taken = effects;
        if (!taken.isEmpty()) {
            effects = new Effects();
        }
        return taken;
    }

    @Override
    public Principal principal() {
        return identity.principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return identity.roles().contains(role);
    }

    /** The topics of what is sent to this view, whichever way. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>(Map.of("@view", ChannelAddresses.ofView(viewId), "@node",
                ChannelAddresses.ofNode(services.node().nodeId()), "@everyone", ChannelAddresses.EVERYONE));
        if (user() != null) {
            addresses.put("@user", ChannelAddresses.ofUser(user()));
        }
        return addresses;
    }

    @Override
    public String viewId() {
        return viewId;
    }

    @Override
    public void broadcast(String topic, Object payload) {
        ChannelAddresses.check(topic);
        Encoded copy = services.payloads().copy(payload);
        effects.broadcasts.add(() -> services.channels().publish(topic, copy));
    }

    @Override
    public void subscribe(String topic) {
        if (subscriptions.stream().noneMatch(subscription -> subscription.pattern().takes(topic))) {
            throw new IllegalArgumentException(Messages.noReceiver(runner.viewName(), topic));
        }
        followed.add(topic);
    }

    @Override
    public void unsubscribe(String topic) {
        followed.remove(topic);
    }

    @Override
    public void pushEvent(String name, Object data) {
        Encoded json = services.codec().encode(data, data == null ? Object.class : data.getClass());
        String text = new String(json.bytes(), StandardCharsets.UTF_8);
        effects.frames.add(view -> ServerFrames.pushed(view, name, text));
    }

    @Override
    public void navigate(String url) {
        effects.frames.add(view -> ServerFrames.navigate(view, url));
    }

    @Override
    public void resetForm() {
        long event = ref;
        effects.frames.add(view -> ServerFrames.resetForm(view, event));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        services.timer().after(delay, () -> runner.run("A timer", task::run));
    }

    @Override
    public <T> void async(Callable<T> work, Consumer<? super T> done) {
        services.executor().execute(() -> services.beans().inRequest(() -> {
            try {
                T result = work.call();
                runner.run("The result of async work", () -> done.accept(result));
            } catch (Exception | LinkageError | AssertionError e) {
                runner.fail("Async work", e);
            }
        }));
    }
}
