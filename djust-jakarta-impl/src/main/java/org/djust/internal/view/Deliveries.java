package org.djust.internal.view;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.djust.internal.descriptor.Resynchronisation;
import org.djust.internal.descriptor.Subscription;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.spi.ChannelLayer.Message;
import org.djust.spi.Position;

/** Puts what arrives on one view's topics into its mailbox. Any thread may call. */
final class Deliveries {

    private final Services services;
    private final ViewDescriptor descriptor;
    private final ViewCore core;
    private final Inbox inbox;
    private final Followed followed;
    private final Object bean;
    /** Topics that the view will be told to have missed something of: once, however much it is. */
    private final Set<String> missing = ConcurrentHashMap.newKeySet(1);
    private volatile boolean toldOfLoss;

    Deliveries(Services services, ViewDescriptor descriptor, ViewCore core, Inbox inbox, Followed followed,
            Object bean) {
        this.services = services;
        this.descriptor = descriptor;
        this.core = core;
        this.inbox = inbox;
        this.followed = followed;
        this.bean = bean;
    }

    void begins(String topic, Position position, boolean gap) {
        inbox.post(() -> {
            Position before = followed.position(topic);
            followed.position(topic, before == null ? position : before.and(position));
            core.keep();
        });
        if (gap) {
            missed(topic);
        }
    }

    /** @param replay whether the view is to have it once, and to know when it hasn't had it */
    void received(String topic, List<Subscription> subscriptions, boolean replay, Message message) {
        Runnable lost = () -> lost(topic, replay);
        if (!inbox.offer(() -> deliver(topic, subscriptions, replay, message), lost)) {
            lost.run();
        }
    }

    private void deliver(String topic, List<Subscription> subscriptions, boolean replay, Message message) {
        if (!replay) {
            subscriptions.forEach(subscription -> call(topic, subscription, message));
            return;
        }
        Position before = followed.position(topic) == null ? Position.START : followed.position(topic);
        Position after = before.after(message.origin(), message.number());
        if (after != before) {
            subscriptions.forEach(subscription -> call(topic, subscription, message));
            // it has had its chance, also if the method threw and what it did was undone
            followed.position(topic, after);
            core.keep();
        }
    }

    private void call(String topic, Subscription subscription, Message message) {
        core.applied(0, core.calls().guarded("@Subscribe(\"" + subscription.pattern() + "\")",
                () -> subscription.deliver(bean, services.payloads().read(message.payload(),
                        subscription.payloadType()), topic)));
    }

    /** The mailbox had no room for a message, or it waited too long there. */
    private void lost(String topic, boolean replay) {
        // once: a view that can't keep up loses many
        if (!toldOfLoss) {
            toldOfLoss = true;
            Notices.lostMessages(core.viewName(), topic);
        }
        if (replay) {
            missed(topic);
        }
    }

    /** The view lacks messages of the topic. */
    void missed(String topic) {
        if (missing.add(topic)) {
            services.stats().missed.increment();
            core.log(Event.MESSAGES_MISSED, topic);
            inbox.post(() -> {
                missing.remove(topic);
                descriptor.resync().ifPresentOrElse(method -> resync(method, topic),
                        () -> Notices.missedMessages(core.viewName(), topic));
            });
        }
    }

    private void resync(Resynchronisation method, String topic) {
        core.applied(0, core.calls().guarded("The @Resync method", () -> method.invoke(bean, topic)));
    }
}
