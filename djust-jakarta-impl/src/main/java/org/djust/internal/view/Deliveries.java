package org.djust.internal.view;

import org.djust.internal.descriptor.Subscription;
import org.djust.spi.Encoded;

/** Puts what arrives on one view's topics into its mailbox. Any thread may call. */
final class Deliveries {

    private final Services services;
    private final ViewCore core;
    private final Inbox inbox;
    private final Object bean;
    private volatile boolean toldOfLoss;

    Deliveries(Services services, ViewCore core, Inbox inbox, Object bean) {
        this.services = services;
        this.core = core;
        this.inbox = inbox;
        this.bean = bean;
    }

    void received(Subscription subscription, Encoded payload) {
        String topic = subscription.topicPattern();
        boolean taken = inbox.offer(() -> core.applied(0, core.calls().guarded("@Subscribe(\"" + topic + "\")",
                () -> subscription.deliver(bean, services.payloads().read(payload, subscription.payloadType())))),
                () -> lost(topic));
        if (!taken) {
            lost(topic);
        }
    }

    /** Says it once: a view that can't keep up loses many. */
    private void lost(String topic) {
        if (!toldOfLoss) {
            toldOfLoss = true;
            Messages.lostMessages(core.viewName(), topic);
        }
    }
}
