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
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The types of the JDK that JSON-B writes and reads back as they were. */
final class JsonTypes {

    static final Set<Class<?>> VALUES = Set.of(boolean.class, byte.class, short.class, int.class, long.class,
            float.class, double.class, char.class, Boolean.class, Byte.class, Short.class, Integer.class, Long.class,
            Float.class, Double.class, Character.class, String.class, BigDecimal.class, BigInteger.class, UUID.class,
            URI.class, LocalDate.class, LocalTime.class, LocalDateTime.class, OffsetTime.class,
            OffsetDateTime.class, ZonedDateTime.class, Instant.class, Duration.class, Period.class, YearMonth.class,
            MonthDay.class, ZoneId.class, ZoneOffset.class);

    /** Like values, but no keys of maps. */
    static final Set<Class<?>> OPTIONALS = Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    static final Set<Class<?>> COLLECTIONS = Set.of(Collection.class, List.class, Set.class, SortedSet.class,
            NavigableSet.class, Queue.class, Deque.class, ArrayList.class, LinkedList.class, HashSet.class,
            LinkedHashSet.class, TreeSet.class, EnumSet.class, ArrayDeque.class);

    static final Set<Class<?>> MAPS = Set.of(Map.class, SortedMap.class, NavigableMap.class, HashMap.class,
            LinkedHashMap.class, TreeMap.class);

    private JsonTypes() {
    }
}
