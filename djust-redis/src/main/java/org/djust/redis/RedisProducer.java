package org.djust.redis;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.djust.spi.Backend;
import org.djust.spi.ChannelLayer;
import org.djust.spi.ClusterBackend;
import org.djust.spi.PresenceBackend;
import org.djust.spi.RateLimiter;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.StateBackend;

/** Makes the beans that configuration picks as {@code redis}. */
class RedisProducer {

    /**
     * Connects, so that a deployment doesn't begin without its Redis.
     *
     * @throws SettingsException when a setting can't be used, or no Redis can be with these settings
     */
    @Produces
    @Singleton
    @Backend("redis")
    StateBackend state() {
        return RedisStateBackend.open(Settings.ofConfig());
    }

    /** As {@link #state}. */
    @Produces
    @Singleton
    @Backend("redis")
    ChannelLayer channels() {
        return RedisChannelLayer.open(Settings.ofConfig());
    }

    /** As {@link #state}. */
    @Produces
    @Singleton
    @Backend("redis")
    PresenceBackend presence() {
        return RedisPresenceBackend.open(Settings.ofConfig());
    }

    void close(@Disposes @Backend("redis") PresenceBackend presence) {
        ((RedisPresenceBackend) presence).close();
    }

    /** As {@link #state}. */
    @Produces
    @Singleton
    @Backend("redis")
    RateLimiter rates() {
        return RedisRateLimiter.open(Settings.ofConfig());
    }

    void close(@Disposes @Backend("redis") RateLimiter rates) {
        ((RedisRateLimiter) rates).close();
    }

    void close(@Disposes @Backend("redis") ChannelLayer channels) {
        ((RedisChannelLayer) channels).close();
    }

    /** As {@link #state}. */
    @Produces
    @Singleton
    @Backend("redis")
    ClusterBackend cluster() {
        return RedisClusterBackend.open(Settings.ofConfig());
    }

    void close(@Disposes @Backend("redis") ClusterBackend cluster) {
        ((RedisClusterBackend) cluster).close();
    }

    void close(@Disposes @Backend("redis") StateBackend backend) {
        ((RedisStateBackend) backend).close();
    }
}
