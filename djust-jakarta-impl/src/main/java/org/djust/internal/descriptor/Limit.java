package org.djust.internal.descriptor;

import java.time.Duration;

import org.djust.RateLimit.Per;

/**
 * How often a handler may be called. Immutable.
 *
 * @param name of the handler, among all of the application
 */
public record Limit(String name, int permits, Duration window, Per per) {
}
