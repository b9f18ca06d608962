package org.djust.internal.config;

/**
 * Names of the beans to use.
 *
 * @param state    {@code djust.state.backend}, else {@code djust.backend} ({@code memory})
 * @param channels {@code djust.channel.backend}, else {@code djust.backend} ({@code memory})
 * @param template {@code djust.template.engine} ({@code pebble})
 */
public record Backends(String state, String channels, String template) {

    static Backends read(Keys keys) {
        String all = keys.text("djust.backend", "memory");
        return new Backends(keys.text("djust.state.backend", all), keys.text("djust.channel.backend", all),
                keys.text("djust.template.engine", "pebble"));
    }

    boolean inMemory() {
        return state.equals("memory") && channels.equals("memory");
    }
}
