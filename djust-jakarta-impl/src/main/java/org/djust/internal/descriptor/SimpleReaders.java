package org.djust.internal.descriptor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Readers of single values. */
final class SimpleReaders {

    private static final Map<Class<?>, ValueReader> READERS = new HashMap<>();

    static {
        whole(byte.class, Byte.class, text -> (byte) Numbers.whole(text, Byte.MIN_VALUE, Byte.MAX_VALUE));
        whole(short.class, Short.class, text -> (short) Numbers.whole(text, Short.MIN_VALUE, Short.MAX_VALUE));
        whole(int.class, Integer.class, text -> (int) Numbers.whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        whole(long.class, Long.class, text -> Numbers.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
        both(float.class, Float.class, "a number", text -> Numbers.finite(Float.valueOf(text)));
        both(double.class, Double.class, "a number", text -> Numbers.finite(Double.valueOf(text)));
        text(BigDecimal.class, "a number", Numbers::decimal);
        text(BigInteger.class, "a whole number", text -> Numbers.decimal(text).toBigIntegerExact());
        both(char.class, Character.class, "one character", SimpleReaders::character);
        text(LocalDate.class, "a date such as 2026-01-31", LocalDate::parse);
        text(LocalTime.class, "a time such as 18:30", LocalTime::parse);
        text(LocalDateTime.class, "a date and time such as 2026-01-31T18:30", LocalDateTime::parse);
        text(OffsetTime.class, "a time with offset such as 18:30+01:00", OffsetTime::parse);
        text(OffsetDateTime.class, "a date and time with offset such as 2026-01-31T18:30+01:00", OffsetDateTime::parse);
        text(ZonedDateTime.class, "a date and time with zone such as 2026-01-31T18:30+01:00", ZonedDateTime::parse);
        text(Instant.class, "an instant such as 2026-01-31T18:30:00Z", Instant::parse);
        text(Duration.class, "a duration such as PT1H30M", Duration::parse);
        text(Period.class, "a period such as P1M", Period::parse);
        text(Year.class, "a year such as 2026", Year::parse);
        text(YearMonth.class, "a month such as 2026-01", YearMonth::parse);
        text(MonthDay.class, "a day such as --01-31", MonthDay::parse);
        text(ZoneId.class, "a time zone such as Europe/Paris", ZoneId::of);
        text(UUID.class, "a UUID", SimpleReaders::uuid);
        text(URI.class, "a URI", URI::create);
        READERS.put(String.class, SimpleReaders::string);
        READERS.put(boolean.class, value -> truth(value, false));
        READERS.put(Boolean.class, value -> truth(value, null));
    }

    private SimpleReaders() {
    }

    /** Null when the type is none of a single value. */
    static ValueReader of(Class<?> type) {
        return type.isEnum() ? constant(type) : READERS.get(type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ValueReader constant(Class<?> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", ", "one of ", ""));
        return new TextReader(names, true, text -> Enum.valueOf((Class) type, text));
    }

    private static void whole(Class<?> primitive, Class<?> boxed, Function<String, Object> parser) {
        both(primitive, boxed, "a whole number (" + primitive + ")", parser);
    }

    private static void both(Class<?> primitive, Class<?> boxed, String expected, Function<String, Object> parser) {
        READERS.put(primitive, new TextReader(expected, false, parser));
        text(boxed, expected, parser);
    }

    private static void text(Class<?> type, String expected, Function<String, Object> parser) {
        READERS.put(type, new TextReader(expected, true, parser));
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    /** {@link UUID#fromString} takes shortened forms too. */
    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return uuid;
    }

    private static Object string(JsonValue value) throws BindException {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER, TRUE, FALSE -> value.toString();
            default -> throw BindException.expected("text", value, null);
        };
    }

    private static Object truth(JsonValue value, Boolean absent) throws BindException {
        if (value == null || value == JsonValue.NULL) {
            return absent;
        }
        String text = value instanceof JsonString string ? string.getString() : value.toString();
        return switch (text) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            case "" -> absent;
            default -> throw BindException.expected("true or false", value, null);
        };
    }
}
