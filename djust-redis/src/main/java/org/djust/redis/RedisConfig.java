package org.djust.redis;

import java.time.Duration;

import org.djust.spi.Settings;
import org.djust.spi.SettingsException;

/**
 * The settings of the connection to Redis and of what is stored there.
 *
 * @param timeout              for connecting and for each answer
 * @param poolMax              connections that may be open at a time
 * @param app                  names the application in keys
 * @param compressionThreshold a field's JSON that is longer is compressed, in bytes
 * @param tls                  counts where the URL asks for TLS
 */
record RedisConfig(RedisUrl url, Duration timeout, int poolMax, String app, int compressionThreshold,
        Tls tls) {

    static final String URL_KEY = "djust.redis.url";
    private static final String PRESENCE_URL_KEY = "djust.presence.redis.url";
    private static final String APP_KEY = "djust.app";

    /** @throws SettingsException names every value that can't be used */
    static RedisConfig read(Settings settings) {
        return read(settings, URL_KEY);
    }

    /** For presence, which may be in another Redis. */
    static RedisConfig readPresence(Settings settings) {
        return read(settings, settings.text(PRESENCE_URL_KEY, null) == null ? URL_KEY : PRESENCE_URL_KEY);
    }

    private static RedisConfig read(Settings settings, String urlKey) {
        RedisConfig config = new RedisConfig(url(settings, urlKey),
                settings.duration("djust.redis.timeout", "PT2S", "PT0.01S"),
                settings.number("djust.redis.pool.max", 8, 2, 10_000), app(settings),
                settings.number("djust.state.compression.threshold-kb", 10, 0, 1_000_000) * 1024,
                Tls.read(settings));
        settings.check();
        return config;
    }

    private static RedisUrl url(Settings settings, String urlKey) {
        String text = settings.text(urlKey, null);
        if (text == null) {
            settings.problem(Messages.noUrl());
            return null;
        }
        try {
            return RedisUrl.parse(text);
        } catch (IllegalArgumentException e) {
            settings.problem(urlKey + ": " + e.getMessage());
            return null;
        }
    }

    private static String app(Settings settings) {
        String app = settings.text(APP_KEY, "djust");
        if (!app.matches("[A-Za-z0-9._-]{1,64}")) {
            settings.problem(APP_KEY + " is \"" + app + "\"; allowed are 1 to 64 letters, digits, dots, _ and -.");
        }
        return app;
    }
}
