package org.djust.internal.config;

import org.djust.spi.Settings;

/**
 * Names of the beans to use.
 *
 * @param state    {@code djust.state.backend}, else {@code djust.backend} ({@code memory})
 * @param channels {@code djust.channel.backend}, else {@code djust.backend} ({@code memory})
 * @param cluster  {@code djust.cluster.backend}, else {@code djust.backend} ({@code memory})
 * @param presence {@code djust.presence.backend}, else {@code djust.backend} ({@code memory})
 * @param rates    {@code djust.ratelimit.backend}, else {@code djust.backend} ({@code memory})
 * @param template {@code djust.template.engine} ({@code pebble})
 */
public record Backends(String state, String channels, String cluster, String presence, String rates,
        String template) {

    static Backends read(Settings settings) {
        String all = settings.text("djust.backend", "memory");
        return new Backends(settings.text("djust.state.backend", all), settings.text("djust.channel.backend", all),
                settings.text("djust.cluster.backend", all), settings.text("djust.presence.backend", all),
                settings.text("djust.ratelimit.backend", all),
                settings.text("djust.template.engine", "pebble"));
    }

    boolean inMemory() {
        return state.equals("memory") && channels.equals("memory") && cluster.equals("memory");
    }
}
