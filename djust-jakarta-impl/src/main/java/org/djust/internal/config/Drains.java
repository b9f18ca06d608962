package org.djust.internal.config;

import java.time.Duration;

import org.djust.spi.Settings;

/**
 * How a node that is to stop hands its pages over to others.
 *
 * @param batch    {@code djust.drain.batch} (50): connections that are handed over at a time
 * @param interval {@code djust.drain.interval} (PT0.25S): from one batch to the next
 * @param timeout  {@code djust.drain.timeout} (PT1M): what is not handed over by then is cut off
 */
public record Drains(int batch, Duration interval, Duration timeout) {

    static Drains read(Settings settings) {
        return new Drains(settings.number("djust.drain.batch", 50, 1, 1_000_000),
                settings.duration("djust.drain.interval", "PT0.25S", "PT0.01S"),
                settings.duration("djust.drain.timeout", "PT1M", "PT0S"));
    }
}
