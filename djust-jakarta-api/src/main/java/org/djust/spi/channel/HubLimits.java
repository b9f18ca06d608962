package org.djust.spi.channel;

import java.time.Duration;

import org.djust.spi.Settings;

/**
 * What is kept of a topic to repair losses.
 *
 * @param capacity {@code djust.channel.capacity} (1500): the latest messages
 * @param expiry   {@code djust.channel.expiry} (PT10S): none older than that
 */
public record HubLimits(int capacity, Duration expiry) {

    /** Notes in {@code settings} what can't be used. */
    public static HubLimits read(Settings settings) {
        return new HubLimits(settings.number("djust.channel.capacity", 1500, 1, 1_000_000),
                settings.duration("djust.channel.expiry", "PT10S", "PT1S"));
    }
}
