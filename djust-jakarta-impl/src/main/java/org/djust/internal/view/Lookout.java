package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.djust.PresenceDiff;
import org.djust.internal.descriptor.PresenceHook;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.presence.Follower;
import org.djust.spi.ChannelLayer;

/**
 * Follows the presences that one view wants to know, and tells its {@code @PresenceChange} methods. Used from the view's mailbox
 * only, but for what followers are told.
 */
final class Lookout {

    /** Changes that may wait for the view; instead of more it is told everybody. */
    private static final int MOST = 64;
    /** How long a page waits to be shown who is present, when its view comes to a node that doesn't know yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Services services;
    private final List<PresenceHook> hooks;
    private final ViewCore core;
    private final Inbox inbox;
    private final Tracks tracks;
    private final Object bean;
    private final Map<String, Watched> watched = new HashMap<>(0);

    Lookout(Services services, ViewDescriptor descriptor, ViewCore core, Inbox inbox, Tracks tracks, Object bean) {
        this.services = services;
        this.hooks = descriptor.presenceHooks();
        this.core = core;
        this.inbox = inbox;
        this.tracks = tracks;
        this.bean = bean;
    }

    /** Follows the topics that the view now names or has asked for, and no others. */
    void follow() {
        if (hooks.isEmpty() && tracks.looked().isEmpty() && watched.isEmpty()) {
            return;
        }
        Set<String> wanted = new LinkedHashSet<>(tracks.looked());
        hooks.forEach(hook -> wanted.addAll(topics(hook)));
        List.copyOf(watched.keySet()).stream().filter(topic -> !wanted.contains(topic))
                .forEach(topic -> watched.remove(topic).subscription.close());
        wanted.stream().filter(topic -> !watched.containsKey(topic)).forEach(topic -> {
            Watched begun = new Watched(topic);
            watched.put(topic, begun);
            begun.subscription = services.presences().follow(topic, begun);
        });
    }

    private Collection<String> topics(PresenceHook hook) {
        return hook.pattern().topics(bean, Map.of());
    }

    /** Completes when it is known who is under all topics that are followed now, or after a while without knowing. */
    CompletableFuture<Void> known() {
        CompletableFuture<Void> known = CompletableFuture
                .allOf(watched.values().stream().map(each -> each.known).toArray(CompletableFuture<?>[]::new));
        if (!known.isDone()) {
            services.timer().after(PATIENCE, () -> known.complete(null));
        }
        return known;
    }

    void close() {
        watched.values().forEach(each -> each.subscription.close());
        watched.clear();
    }

    private void tell(String topic, List<PresenceDiff> diffs) {
        for (PresenceDiff diff : diffs) {
            hooks.stream().filter(hook -> topics(hook).contains(topic)).forEach(hook -> core.applied(0,
                    core.calls().guarded("@PresenceChange(\"" + hook.pattern() + "\")",
                            () -> hook.invoke(bean, diff))));
        }
        if (tracks.looked().contains(topic)) {
            // what it shows may be the answer to what it asked
            core.batch().turn();
        }
    }

    private final class Watched implements Follower {

        private final String topic;
        private final CompletableFuture<Void> known = new CompletableFuture<>();
        private List<PresenceDiff> waiting = new ArrayList<>(1);
        private boolean all;
        private ChannelLayer.Subscription subscription;

        Watched(String topic) {
            this.topic = topic;
        }

        @Override
        public void changed(PresenceDiff diff) {
            boolean post;
            synchronized (this) {
                post = waiting.isEmpty() && !all;
                waiting.add(diff);
                if (waiting.size() > MOST) {
                    waiting.clear();
                    all = true;
                }
            }
            if (post) {
                inbox.post(() -> tell(topic, take()));
            }
            known.complete(null);
        }

        /** Asks for everybody without the lock, which a room that tells of changes takes after its own. */
        private List<PresenceDiff> take() {
            List<PresenceDiff> taken;
            synchronized (this) {
                taken = all ? null : waiting;
                waiting = new ArrayList<>(1);
                all = false;
            }
            return taken != null ? taken
                    : List.of(new PresenceDiff(topic, true, services.presences().list(topic), List.of(), List.of()));
        }
    }
}
