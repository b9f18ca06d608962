package org.djust.redis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.check.Check;
import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;

/** Whether the Redis that settings name can be used, and keeps what it is given. */
public final class RedisCheck implements Check {

    private static final String REDIS = "redis";
    private static final List<String> ROLES = List.of("state", "channel", "cluster", "ratelimit");

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public List<Finding> check(Function<String, String> source, int nodes) {
        findings.clear();
        String all = or(source.apply("djust.backend"), "memory");
        boolean used = ROLES.stream().map(role -> or(source.apply("djust." + role + ".backend"), all))
                .anyMatch(REDIS::equals);
        boolean presence = REDIS.equals(or(source.apply("djust.presence.backend"), all));
        RedisConfig main = config(source, used, RedisConfig::read);
        RedisConfig other = config(source, presence, RedisConfig::readPresence);
        Set<RedisConfig> both = new LinkedHashSet<>(Stream.of(main, other).filter(config -> config != null).toList());
        if (both.size() > 1) {
            add("presence-elsewhere", Severity.INFO, "Presence is in another Redis than channels and state.",
                    "Its changes are told over the channels: both must be there for visitors to see each other.",
                    "Leave out djust.presence.redis.url unless presence is too much for one Redis.");
        }
        both.forEach(config -> new RedisFacts(config, this::add).check(config.equals(main)));
        return List.copyOf(findings);
    }

    private static String or(String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /** Reads the settings in any case, so that they are known; null when they aren't used or can't be. */
    private RedisConfig config(Function<String, String> source, boolean used, Function<Settings, RedisConfig> reader) {
        try {
            RedisConfig config = reader.apply(new Settings(source));
            return used ? config : null;
        } catch (SettingsException e) {
            if (used) {
                e.problems().forEach(problem -> add("redis-setting", Severity.ERROR, problem,
                        "The deployment fails with it.", "Do as it says."));
            }
            return null;
        }
    }

    private void add(String id, Severity severity, String what, String why, String fix) {
        Finding finding = new Finding(id, severity, what, why, fix);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    /** Takes findings. */
    interface Sink {
        void add(String id, Severity severity, String what, String why, String fix);
    }
}
