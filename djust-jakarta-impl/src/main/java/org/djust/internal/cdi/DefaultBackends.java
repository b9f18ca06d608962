package org.djust.internal.cdi;

import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.djust.internal.memory.MemoryChannelLayer;
import org.djust.internal.memory.MemoryClusterBackend;
import org.djust.internal.memory.MemoryPresenceBackend;
import org.djust.internal.memory.MemoryRateLimiter;
import org.djust.internal.memory.MemoryStateBackend;
import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.replicated.ReplicatedPresenceBackend;
import org.djust.spi.Backend;
import org.djust.spi.ChannelLayer;
import org.djust.spi.ClusterBackend;
import org.djust.spi.PresenceBackend;
import org.djust.spi.RateLimiter;
import org.djust.spi.Settings;
import org.djust.spi.StateBackend;
import org.djust.spi.TemplateEngine;
import org.djust.spi.channel.HubLimits;

/** Makes beans of the implementations that come with this library. */
class DefaultBackends {

    @Produces
    @Singleton
    @Backend("memory")
    StateBackend state() {
        return new MemoryStateBackend(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    @Produces
    @Singleton
    @Backend("memory")
    ChannelLayer channels() {
        Settings settings = Settings.ofConfig();
        MemoryChannelLayer layer = new MemoryChannelLayer(HubLimits.read(settings));
        settings.check();
        return layer;
    }

    @Produces
    @Singleton
    @Backend("memory")
    ClusterBackend cluster() {
        return new MemoryClusterBackend();
    }

    @Produces
    @Singleton
    @Backend("memory")
    PresenceBackend presence() {
        return new MemoryPresenceBackend();
    }

    @Produces
    @Singleton
    @Backend("replicated")
    PresenceBackend replicatedPresence() {
        return new ReplicatedPresenceBackend();
    }

    @Produces
    @Singleton
    @Backend("memory")
    RateLimiter rates() {
        return new MemoryRateLimiter();
    }

    /** Made while the application deploys, so the thread's class loader is the application's. */
    @Produces
    @Singleton
    @Backend("pebble")
    TemplateEngine pebble() {
        return new PebbleTemplateEngine(Thread.currentThread().getContextClassLoader());
    }
}
