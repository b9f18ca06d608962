package org.djust.internal.memory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;

/**
 * Channels in memory. Receivers are called on the publisher's thread, so that each gets a publisher's payloads in
 * order; no lock is held meanwhile, so that they may publish, subscribe and close.
 */
public final class MemoryChannelLayer implements ChannelLayer {

    private static final Logger LOG = Logger.getLogger(MemoryChannelLayer.class.getName());

    private final ConcurrentMap<String, Set<Member>> topics = new ConcurrentHashMap<>();

    @Override
    public void publish(String topic, Encoded payload) {
        for (Member member : topics.getOrDefault(topic, Set.of())) {
            member.receive(payload);
        }
    }

    @Override
    public Subscription subscribe(String topic, Consumer<Encoded> receiver) {
        Member member = new Member(topic, receiver);
        topics.compute(topic, (name, members) -> {
            Set<Member> set = members == null ? ConcurrentHashMap.newKeySet(1) : members;
            set.add(member);
            return set;
        });
        return member;
    }

    private final class Member implements Subscription {
        private final String topic;
        private final Consumer<Encoded> receiver;
        private volatile boolean closed;

        Member(String topic, Consumer<Encoded> receiver) {
            this.topic = topic;
            this.receiver = receiver;
        }

        void receive(Encoded payload) {
            if (closed) {
                return;
            }
            try {
                receiver.accept(payload);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e,
                        () -> "A receiver of topic " + topic + " failed; the payload is lost for it alone.");
            }
        }

        @Override
        public void close() {
            closed = true;
            topics.computeIfPresent(topic, (name, members) -> {
                members.remove(this);
                return members.isEmpty() ? null : members;
            });
        }
    }
}
