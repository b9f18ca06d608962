package org.djust.internal.pebble;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of which types the objects can't change. */
final class FixedTypes {
    private static final Set<Class<?>> FIXED = Set.of(String.class, Boolean.class, Character.class, Byte.class,
            Short.class,
            Integer.class, Long.class, Float.class, Double.class, java.math.BigDecimal.class,
            java.math.BigInteger.class,
            java.util.UUID.class, java.net.URI.class, Locale.class, java.time.Instant.class, java.time.LocalDate.class,
            java.time.LocalTime.class, java.time.LocalDateTime.class, java.time.OffsetDateTime.class,
            java.time.OffsetTime.class, java.time.ZonedDateTime.class, java.time.Duration.class, java.time.Period.class,
            java.time.Year.class, java.time.YearMonth.class, java.time.MonthDay.class, java.util.Currency.class);

    private FixedTypes() {
    }

    /** Whether what a template reads along these attributes never changes: each is a component of a record, the last of a fixed type. */
    static boolean isFixed(Class<?> type, List<String> path) {
        Class<?> at = type;
        for (String name : path) {
            at = at.isRecord() ? componentType(at, name) : null;
            if (at == null) {
                return false;
            }
        }
        return isFixed(at);
    }

    private static boolean isFixed(Class<?> type) {
        if (type.isRecord()) {
            return Stream.of(type.getRecordComponents())
                    .allMatch(part -> part.getType() != type && isFixed(part.getType()));
        }
        return type.isPrimitive() || type.isEnum() || FIXED.contains(type);
    }

    /** Null when it isn't a component, or Pebble might take another method for it: it doesn't mind the case of names. */
    private static Class<?> componentType(Class<?> record, String name) {
        long methods = Stream.of(record.getMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getName().equalsIgnoreCase(name)).count();
        return methods != 1 ? null : Stream.of(record.getRecordComponents()).filter(part -> part.getName().equals(name))
                .findFirst().<Class<?>>map(RecordComponent::getType).orElse(null);
    }
}
