package org.djust.spi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads settings by key and collects what is wrong with them, so that a deployment is told of all mistakes at once.
 * Durations are ISO-8601 ({@code PT30S}) or plain seconds. Not thread-safe.
 */
public final class Settings {

    private final Function<String, String> source;
    private final List<String> problems = new ArrayList<>();

    /** @param source a key's value, null when it is not set */
    public Settings(Function<String, String> source) {
        this.source = source;
    }

    /** Reads MicroProfile Config of the calling thread's application. */
    public static Settings ofConfig() {
        Config config = ConfigProvider.getConfig();
        return new Settings(key -> config.getOptionalValue(key, String.class).orElse(null));
    }

    /** @param defaultValue may be null */
    public String text(String key, String defaultValue) {
        return raw(key).orElse(defaultValue);
    }

    /** A whole number. */
    public int number(String key, int defaultValue, int min, int max) {
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

    /** A duration of at most ten years. */
    public Duration duration(String key, String defaultValue, String min) {
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

    /** One of an enum's constants, in lower case. */
    public <E extends Enum<E>> E choice(String key, E defaultValue) {
        String text = raw(key).orElse(lower(defaultValue));
        E[] all = defaultValue.getDeclaringClass().getEnumConstants();
        for (E constant : all) {
            if (lower(constant).equals(text)) {
                return constant;
            }
        }
        refuse(key, text, Arrays.stream(all).map(Settings::lower).collect(Collectors.joining(" or ")));
        return defaultValue;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A comma-separated list; {@code check} throws IllegalArgumentException with a sentence about a value. */
    public List<String> list(String key, Consumer<List<String>> check) {
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

    /** Notes a mistake, in a sentence that names the property. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** @throws SettingsException when anything was wrong */
    public void check() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private void refuse(String key, String value, String allowed) {
        problems.add(key + " is \"" + value + "\"; allowed is " + allowed + ".");
    }

    private Optional<String> raw(String key) {
        return Optional.ofNullable(source.apply(key)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
