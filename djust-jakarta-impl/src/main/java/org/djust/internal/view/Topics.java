package org.djust.internal.view;

import java.util.List;
import java.util.function.BiConsumer;

import org.djust.internal.descriptor.Subscription;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;

/** One view's subscriptions: follows the fields that its topics name. Used from the view's mailbox only. */
final class Topics {

    private final ChannelLayer channels;
    private final List<Subscription> declared;
    private final BiConsumer<Subscription, Encoded> receiver;
    private final String[] topics;
    private final ChannelLayer.Subscription[] open;

    /** @param receiver called by any thread */
    Topics(ChannelLayer channels, List<Subscription> declared, BiConsumer<Subscription, Encoded> receiver) {
        this.channels = channels;
        this.declared = declared;
        this.receiver = receiver;
        this.topics = new String[declared.size()];
        this.open = new ChannelLayer.Subscription[declared.size()];
    }

    /** Subscribes to the topics that the bean's fields now name, and to no others. */
    void follow(Object bean) {
        for (int i = 0; i < topics.length; i++) {
            Subscription subscription = declared.get(i);
            String topic = subscription.topic(bean);
            if (!topic.equals(topics[i])) {
                closeAt(i);
                topics[i] = topic;
                open[i] = channels.subscribe(topic, payload -> receiver.accept(subscription, payload));
            }
        }
    }

    void close() {
        for (int i = 0; i < open.length; i++) {
            closeAt(i);
        }
    }

    private void closeAt(int i) {
        if (open[i] != null) {
            open[i].close();
            open[i] = null;
        }
    }
}
