package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
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
import java.util.Optional;
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

import jakarta.json.bind.JsonbBuilder;

import org.djust.LiveView;
import org.djust.Temporary;
import org.djust.internal.state.StateCodec;
import org.junit.jupiter.api.Test;

class StorableTypesTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 31, 18, 30, 15, 123456789);
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(2);

    public record Single(boolean bool, byte b, short s, int i, long l, float f, double d, char c, Boolean bool2,
            Byte b2,
            Short s2, Integer i2, Long l2, Float f2, Double d2, Character c2, String text, BigDecimal decimal,
            BigInteger integer, UUID uuid, URI uri, DayOfWeek day) {
    }

    public record Times(LocalDate date, LocalTime time, LocalDateTime both, OffsetTime offsetTime,
            OffsetDateTime offset,
            ZonedDateTime zoned, Instant instant, Duration duration, Period period, YearMonth month, MonthDay monthDay,
            ZoneId zone, ZoneOffset zoneOffset) {
    }

    public record Maybe(Optional<String> text, Optional<String> none, OptionalInt i, OptionalLong l, OptionalDouble d) {
    }

    public record Collections(Collection<Integer> collection, List<LocalDate> list, Set<String> set,
            SortedSet<Long> sortedSet, NavigableSet<Integer> navigableSet, ArrayList<Integer> arrayList,
            LinkedList<Integer> linkedList, HashSet<Integer> hashSet, LinkedHashSet<Integer> linkedHashSet,
            TreeSet<Integer> treeSet, List<List<DayOfWeek>> nested) {
    }

    public record Queues(Queue<Integer> queue, Deque<Integer> deque, ArrayDeque<Integer> arrayDeque, int[] ints,
            String[][] strings) {
    }

    public record Maps(Map<String, Integer> map, Map<DayOfWeek, List<Integer>> byEnum, Map<Integer, String> byInt,
            SortedMap<String, Integer> sortedMap, NavigableMap<String, Integer> navigableMap,
            HashMap<Long, Integer> hashMap, LinkedHashMap<String, Integer> linkedHashMap,
            TreeMap<BigDecimal, Integer> treeMap, Map<Boolean, Map<Byte, Short>> nested) {
    }

    private record Hidden(String text, Hidden inner) {
    }

    public record Keys(Map<LocalDate, Hidden> byDate, Map<UUID, Integer> byId, Map<Instant, Integer> byInstant,
            Map<ZoneId, Integer> byZone, Map<Character, Integer> byCharacter, Map<URI, Integer> byUri,
            EnumSet<DayOfWeek> days) {
    }

    public record Node(String name, List<Node> children, Bean bean) {
    }

    public static class Bean {
        public int open;
        private boolean flag;
        private List<Node> nodes;
        private transient int skipped;

        public boolean isFlag() {
            return flag;
        }

        public void setFlag(boolean flag) {
            this.flag = flag;
        }

        public List<Node> getNodes() {
            return nodes;
        }

        public void setNodes(List<Node> nodes) {
            this.nodes = nodes;
        }
    }

    @Test
    void singleValuesComeBackFromJson() throws Exception {
        assertComesBack(
                new Single(true, (byte) 1, (short) 2, 3, 4, 5.5f, 6.25, 'x', false, (byte) 1, (short) 2, 3, 4L, 5.5f,
                        6.25, 'y', "\u20ac\"<", new BigDecimal("1.50"), BigInteger.TEN.pow(30), new UUID(1, 2),
                        URI.create("http://a/b?c"), DayOfWeek.MONDAY));
    }

    @Test
    void timesComeBackFromJson() throws Exception {
        assertComesBack(new Times(TIME.toLocalDate(), TIME.toLocalTime(), TIME, TIME.toLocalTime().atOffset(OFFSET),
                TIME.atOffset(OFFSET), TIME.atZone(ZoneId.of("Europe/Paris")), TIME.toInstant(OFFSET),
                Duration.ofMillis(1500),
                Period.of(1, 2, 3), YearMonth.of(2026, 1), MonthDay.of(1, 31), ZoneId.of("Europe/Paris"), OFFSET));
    }

    @Test
    void optionalValuesComeBackFromJson() throws Exception {
        assertComesBack(new Maybe(Optional.of("a"), Optional.empty(), OptionalInt.of(1), OptionalLong.of(2),
                OptionalDouble.of(0.5)));
    }

    @Test
    void collectionsComeBackFromJson() throws Exception {
        List<Integer> ints = List.of(3, 1, 2);
        assertComesBack(new Collections(ints, List.of(TIME.toLocalDate()), Set.of("a"), new TreeSet<>(Set.of(5L, 1L)),
                new TreeSet<>(ints), new ArrayList<>(ints), new LinkedList<>(ints), new HashSet<>(ints),
                new LinkedHashSet<>(ints), new TreeSet<>(ints), List.of(List.of(DayOfWeek.SUNDAY), List.of())));
    }

    @Test
    void queuesAndArraysComeBackFromJson() throws Exception {
        List<Integer> ints = List.of(3, 1, 2);
        Queues queues = new Queues(new ArrayDeque<>(ints), new ArrayDeque<>(ints), new ArrayDeque<>(ints),
                new int[] {1, 2}, new String[][] {{"a"}, {}});
        Queues back = comeBack(queues);
        assertEquals(ints, List.copyOf(back.queue()));
        assertEquals(ints, List.copyOf(back.deque()));
        assertEquals(ints, List.copyOf(back.arrayDeque()));
        assertEquals(List.of(1, 2), List.of(back.ints()[0], back.ints()[1]));
        assertEquals("a", back.strings()[0][0]);
    }

    @Test
    void mapsComeBackFromJson() throws Exception {
        Map<String, Integer> map = Map.of("a", 1, "b", 2);
        assertComesBack(new Maps(map, Map.of(DayOfWeek.FRIDAY, List.of(1)), Map.of(7, "x"), new TreeMap<>(map),
                new TreeMap<>(map), new HashMap<>(Map.of(1L, 2)), new LinkedHashMap<>(map),
                new TreeMap<>(Map.of(new BigDecimal("1.5"), 1)), Map.of(true, Map.of((byte) 1, (short) 2))));
    }

    @Test
    void mapsWithOtherKeysAndHiddenRecordsComeBackFromJson() throws Exception {
        assertComesBack(
                new Keys(Map.of(TIME.toLocalDate(), new Hidden("a", new Hidden("b", null))), Map.of(new UUID(1, 2), 1),
                        Map.of(Instant.EPOCH, 1), Map.of(ZoneId.of("Europe/Paris"), 1), Map.of('x', 1),
                        Map.of(URI.create("http://a"), 1), EnumSet.of(DayOfWeek.FRIDAY)));
    }

    @Test
    void beansAndRecordsThatContainThemselvesComeBackFromJson() throws Exception {
        Bean bean = new Bean();
        bean.open = 1;
        bean.setFlag(true);
        bean.skipped = 1;
        bean.setNodes(List.of(new Node("b", List.of(), null)));
        Node back = comeBack(new Node("a", List.of(new Node("c", null, null)), bean));
        assertEquals("c", back.children().get(0).name());
        assertEquals(1, back.bean().open);
        assertEquals(0, back.bean().skipped);
        assertEquals("b", back.bean().getNodes().get(0).name());
        assertEquals(true, back.bean().isFlag());
    }

    @LiveView("/a")
    static class FirstView {
        int count;
        List<Node> nodes;
        @Temporary
        String note;
    }

    @LiveView("/a")
    static class SameView {
        transient int other;
        List<Node> nodes;
        int count;
    }

    @LiveView("/a")
    static class RetypedView {
        long count;
        List<Node> nodes;
    }

    @Test
    void schemaTellsOnlyStoredNamesAndTypes() {
        String schema = FakeTemplates.read(FirstView.class).schema();
        assertEquals(schema, FakeTemplates.read(SameView.class).schema());
        assertNotEquals(schema, FakeTemplates.read(RetypedView.class).schema());
        assertFalse(schema.length() > 13, schema);
    }

    @Test
    void shapeHasThePartsOfRecordsAndBeans() throws Exception {
        String here = StorableTypesTest.class.getName() + "$";
        assertEquals(here + "Node[name:java.lang.String, children:java.util.List<" + here + "Node>, bean:" + here
                + "Bean[open:int, flag:boolean, nodes:java.util.List<" + here + "Node>]]",
                StorableTypes.shape(Node.class));
    }

    private static void assertComesBack(Record value) throws Exception {
        assertEquals(value, comeBack(value));
    }

    /** Through JSON, each component by itself, as state is stored; and checks that its type is among the storable. */
    @SuppressWarnings("unchecked")
    private static <R extends Record> R comeBack(R value) throws Exception {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
        for (int i = 0; i < parts.length; i++) {
            Type type = components[i].getGenericType();
            StorableTypes.shape(type);
            parts[i] = codec.decode(codec.encode(components[i].getAccessor().invoke(value), type).bytes(), type);
            types[i] = components[i].getType();
        }
        return (R) value.getClass().getDeclaredConstructor(types).newInstance(parts);
    }
}
