package org.djust.internal.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The JDK's classes that state is made of. */
final class JdkKinds {

    /** Immutable, and {@code equals} compares all there is. */
    static final Set<Class<?>> VALUES = Set.of(
            String.class, Boolean.class, Character.class, Byte.class, Short.class, Integer.class, Long.class,
            Float.class,
            Double.class, BigDecimal.class, BigInteger.class, UUID.class, URI.class, Locale.class, Currency.class,
            LocalDate.class, LocalTime.class, LocalDateTime.class, Instant.class, ZonedDateTime.class,
            OffsetDateTime.class, OffsetTime.class, Duration.class, Period.class, Year.class, YearMonth.class,
            MonthDay.class, DayOfWeek.class, Month.class, ZoneId.class, ZoneOffset.class,
            OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private JdkKinds() {
    }

    static Map<Class<?>, Kind> table() {
        Map<Class<?>, Kind> table = new HashMap<>();
        VALUES.forEach(type -> table.put(type, Kind.Immutable.BY_EQUALS));
        table.put(ZoneId.of("Europe/Paris").getClass(), Kind.Immutable.BY_EQUALS);
        table.put(Optional.class, new OptionalKind());
        fixedCollections(table);
        collection(table, ArrayList.class, ArrayList::new);
        collection(table, LinkedList.class, LinkedList::new);
        collection(table, ArrayDeque.class, ArrayDeque::new);
        collection(table, HashSet.class, HashSet::new);
        collection(table, LinkedHashSet.class, LinkedHashSet::new);
        table.put(TreeSet.class, JdkKinds::treeSet);
        map(table, HashMap.class, HashMap::new);
        map(table, LinkedHashMap.class, LinkedHashMap::new);
        table.put(TreeMap.class, JdkKinds::treeMap);
        return Map.copyOf(table);
    }

    private static void fixedCollections(Map<Class<?>, Kind> table) {
        Kind list = new FixedCollectionKind(true);
        List<Integer> many = List.of(1, 2, 3);
        List.of(List.of(), List.of(1), many, many.subList(0, 2), Collections.emptyList())
                .forEach(example -> table.put(example.getClass(), list));
        Kind set = new FixedCollectionKind(false);
        List.of(Set.of(), Set.of(1), Set.of(1, 2, 3), Collections.emptySet())
                .forEach(example -> table.put(example.getClass(), set));
        Kind map = new FixedMapKind();
        List.of(Map.of(), Map.of(1, 1), Map.of(1, 1, 2, 2), Collections.emptyMap())
                .forEach(example -> table.put(example.getClass(), map));
    }

    private static void collection(Map<Class<?>, Kind> table, Class<?> type, Supplier<Collection<Object>> fresh) {
        table.put(type, (live, kinds, depth) -> CollectionCopy.freeze((Collection<?>) live, fresh, kinds, depth));
    }

    private static void map(Map<Class<?>, Kind> table, Class<?> type, Supplier<Map<Object, Object>> fresh) {
        table.put(type, (live, kinds, depth) -> MapCopy.freeze((Map<?, ?>) live, fresh, kinds, depth));
    }

    @SuppressWarnings("unchecked")
    private static Object treeSet(Object live, Kinds kinds, int depth) {
        Comparator<Object> comparator = (Comparator<Object>) ((TreeSet<?>) live).comparator();
        return CollectionCopy.freeze((Collection<?>) live, () -> new TreeSet<>(comparator), kinds, depth);
    }

    @SuppressWarnings("unchecked")
    private static Object treeMap(Object live, Kinds kinds, int depth) {
        Comparator<Object> comparator = (Comparator<Object>) ((TreeMap<?, ?>) live).comparator();
        return MapCopy.freeze((Map<?, ?>) live, () -> new TreeMap<>(comparator), kinds, depth);
    }
}
