package org.djust.spi.channel;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.ChannelLayer.Receiver;
import org.djust.spi.ChannelLayer.Subscription;
import org.djust.spi.Position;

/** A subscriber of one topic. */
final class Member implements Subscription {

    private static final Logger LOG = Logger.getLogger(Member.class.getPackageName());

    private final Topic topic;
    private final Receiver receiver;
    /** What it has had; null for what came since {@link #since}. */
    final Position after;
    /** When it subscribed: what is older comes from a history, and is not for it. */
    final long since;
    private volatile boolean closed;

    Member(Topic topic, Receiver receiver, Position after, long since) {
        this.topic = topic;
        this.receiver = receiver;
        this.after = after;
        this.since = since;
    }

    /** Not what it has had, or what is older than the subscription: this node may have heard less than the one before. */
    boolean wants(Entry entry) {
        return after == null ? entry.at() - since >= 0 : entry.number() > after.of(entry.origin());
    }

    void begins(Position position, boolean gap) {
        guarded(() -> receiver.begins(position, gap));
    }

    void received(Entry entry) {
        guarded(() -> receiver.received(entry.message()));
    }

    private void guarded(Runnable call) {
        if (closed) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e,
                    () -> "A receiver of topic " + topic.name() + " failed; the message is lost for it alone.");
        }
    }

    @Override
    public void close() {
        closed = true;
        topic.leave(this);
    }
}
