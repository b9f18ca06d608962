package org.djust.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;

/** Reads values by key and collects what is wrong with them. */
final class Keys {

    private static final Logger LOG = Logger.getLogger(DjustConfig.class.getName());

    private final Function<String, String> source;
    private final List<String> problems = new ArrayList<>();

    Keys(Function<String, String> source) {
        this.source = source;
    }

    String text(String key, String defaultValue) {
        return raw(key).orElse(defaultValue);
    }

    int number(String key, int defaultValue, int min, int max) {
        String text = raw(key).orElse(Integer.toString(defaultValue));
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // not a number is the same mistake as a number out of range
        }
        refuse(key, text, "a whole number from " + min + " to " + max);
        return defaultValue;
    }

    Duration duration(String key, String defaultValue, String min) {
        String text = raw(key).orElse(defaultValue);
        try {
            boolean seconds = text.matches("\\d{1,9}");
            Duration duration = seconds ? Duration.ofSeconds(Long.parseLong(text)) : Duration.parse(text);
            if (duration.compareTo(Duration.parse(min)) >= 0 && duration.compareTo(Duration.ofDays(3650)) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // no duration is the same mistake as one out of range
        }
        refuse(key, text, "a duration of at least " + min
                + " and at most ten years, in ISO-8601 (PT30S) or seconds (30)");
        return Duration.parse(defaultValue);
    }

    /** A comma-separated list; {@code check} throws IllegalArgumentException with a sentence about a value. */
    List<String> list(String key, Consumer<List<String>> check) {
        List<String> values = Arrays.stream(raw(key).orElse("").split(",")).map(String::strip)
                .filter(value -> !value.isEmpty()).toList();
        for (String value : values) {
            try {
                check.accept(List.of(value));
            } catch (IllegalArgumentException e) {
                problems.add(key + ": " + e.getMessage());
            }
        }
        return values;
    }

    /** A random secret, with a warning, when none is set and none need be. */
    Secret secret(String key, boolean optional) {
        Optional<String> text = raw(key);
        if (text.isEmpty() && !optional) {
            problems.add(key + " is not set, but backends other than memory need it, the same on every node: "
                    + "set at least " + Secret.MIN_LENGTH + " random characters.");
        } else if (text.isEmpty()) {
            LOG.warning(key + " is not set: tokens are signed with a random secret, and pages opened before a restart "
                    + "of this server are loaded afresh after it.");
        } else if (text.get().length() < Secret.MIN_LENGTH) {
            problems.add(key + " has " + text.get().length() + " characters; allowed are at least " + Secret.MIN_LENGTH
                    + ", best random.");
        }
        return text.map(Secret::of).orElseGet(Secret::random);
    }

    /** Throws when anything was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private void refuse(String key, String value, String allowed) {
        problems.add(key + " is \"" + value + "\"; allowed is " + allowed + ".");
    }

    private Optional<String> raw(String key) {
        return Optional.ofNullable(source.apply(key)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
