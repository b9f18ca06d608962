package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.redis.PresenceFrames.Told;
import org.djust.spi.ChannelLayer;
import org.djust.spi.PresenceBackend.Watcher;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Position;

/**
 * Follows who is under one topic: loads what is stored, and then takes what is announced. What is announced meanwhile waits.
 * Thread-safe.
 */
final class Watch implements ChannelLayer.Receiver {

    private static final Logger LOG = Logger.getLogger(Watch.class.getName());

    private final String topic;
    private final Watcher watcher;
    private final LongConsumer load;
    private final List<Told> waiting = new ArrayList<>();
    private boolean begun;
    private boolean loading;
    private long loads;

    /** @param load asks for {@link #loaded} with the same number */
    Watch(String topic, Watcher watcher, LongConsumer load) {
        this.topic = topic;
        this.watcher = watcher;
        this.load = load;
    }

    @Override
    public void begins(Position position, boolean gap) {
        synchronized (this) {
            if (begun && !gap) {
                return;
            }
            begun = true;
        }
        loadAnew();
    }

    private void loadAnew() {
        long number;
        synchronized (this) {
            loading = true;
            // what is loaded from now on knows better: the ends of these may be lost
            waiting.clear();
            number = ++loads;
        }
        load.accept(number);
    }

    @Override
    public void received(ChannelLayer.Message message) {
        if (PresenceFrames.isAnew(message.payload().bytes())) {
            loadAnew();
            return;
        }
        Told told;
        try {
            told = PresenceFrames.told(topic, message.payload().bytes());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> Messages.noPresence() + " Topic: " + topic);
            return;
        }
        take(told);
    }

    private synchronized void take(Told told) {
        if (loading) {
            waiting.add(told);
        } else {
            pass(told);
        }
    }

    /** The number of what is waited for. */
    synchronized long awaited() {
        return loads;
    }

    /** What was asked for before the last gap comes too late: it may be older than what was passed on since. */
    synchronized void loaded(long number, List<PresenceEntry> entries) {
        if (!loading || number != loads) {
            return;
        }
        watcher.snapshot(entries);
        loading = false;
        waiting.forEach(this::pass);
        waiting.clear();
    }

    private void pass(Told told) {
        if (told.present()) {
            watcher.put(told.entry());
        } else {
            watcher.removed(told.entry());
        }
    }
}
