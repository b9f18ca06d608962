package org.djust.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.djust.internal.descriptor.Subscription;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Position;

/**
 * One view's subscriptions: follows the fields that its topics name, and what it named at run time. Used from the view's mailbox
 * only.
 */
final class Topics {

    private final ChannelLayer channels;
    private final List<Subscription> declared;
    private final Supplier<Map<String, String>> addresses;
    private final Followed followed;
    private final Deliveries deliveries;
    private final Object bean;
    private final Map<String, ChannelLayer.Subscription> open = new HashMap<>(0);
    private Map<String, List<Subscription>> wanted = Map.of();

    /** @param addresses the topics of the words that begin with {@code @} */
    Topics(ChannelLayer channels, List<Subscription> declared, Supplier<Map<String, String>> addresses,
            Followed followed, Deliveries deliveries, Object bean) {
        this.channels = channels;
        this.declared = declared;
        this.addresses = addresses;
        this.followed = followed;
        this.deliveries = deliveries;
        this.bean = bean;
    }

    /** Subscribes to the topics that are now named, and to no others. */
    void follow() {
        if (declared.isEmpty()) {
            return;
        }
        Map<String, List<Subscription>> named = named();
        if (named.equals(wanted)) {
            return;
        }
        wanted.keySet().stream().filter(topic -> !named.containsKey(topic)).forEach(this::close);
        wanted = named;
        named.forEach((topic, subscriptions) -> {
            if (!open.containsKey(topic)) {
                open.put(topic, open(topic, subscriptions));
            }
        });
    }

    /** As {@link #follow}, of a view that was stored: what was stored of it tells what it lacks. */
    void goOn() {
        follow();
        open.keySet().stream().filter(topic -> followed.position(topic) == null && replays(topic))
                .forEach(deliveries::missed);
    }

    private Map<String, List<Subscription>> named() {
        Map<String, List<Subscription>> named = new LinkedHashMap<>();
        for (Subscription subscription : declared) {
            for (String topic : subscription.pattern().topics(bean, addresses.get())) {
                named.computeIfAbsent(topic, absent -> new ArrayList<>(1)).add(subscription);
            }
        }
        for (String topic : followed.named()) {
            declared.stream().filter(subscription -> subscription.pattern().takes(topic))
                    .forEach(subscription -> named.computeIfAbsent(topic, absent -> new ArrayList<>(1))
                            .add(subscription));
        }
        return named;
    }

    private ChannelLayer.Subscription open(String topic, List<Subscription> subscriptions) {
        boolean replay = replays(topic);
        return channels.subscribe(topic, replay ? followed.position(topic) : null, new ChannelLayer.Receiver() {
            @Override
            public void begins(Position position, boolean gap) {
                if (replay) {
                    deliveries.begins(topic, position, gap);
                }
            }

            @Override
            public void received(ChannelLayer.Message message) {
                deliveries.received(topic, subscriptions, replay, message);
            }
        });
    }

    private boolean replays(String topic) {
        return wanted.get(topic).stream().anyMatch(Subscription::replay);
    }

    private void close(String topic) {
        open.remove(topic).close();
        followed.forget(topic);
    }

    void close() {
        open.values().forEach(ChannelLayer.Subscription::close);
        open.clear();
    }
}
