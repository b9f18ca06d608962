package org.djust.internal.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotsTest {

    private static final Jsonb JSONB = JsonbBuilder.create(StateCodec.config());
    private static final Comparator<Object> DESCENDING = Comparator.comparing(Object::toString).reversed();

    private final Snapshots snapshots = new Snapshots(new StateCodec(JSONB));

    enum Color { RED, GREEN {} }

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side, Color color) implements Shape {}

    record Item(int id, String name, LocalDate due, Optional<UUID> key, Shape shape, Item parent) {
        Item(int id) {
            this(id, "item " + id, LocalDate.EPOCH, Optional.empty(), new Circle(id), null);
        }
    }

    record Room(String name, List<Item> items) {}

    /** Says of different values that they are equal. */
    record Careless(int id, String text) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Careless c && c.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /** Hides from callers that its list can change. */
    record Guarded(List<String> texts) {
        @Override
        public List<String> texts() {
            return List.copyOf(texts);
        }
    }

    public static class Bean {
        public int count;
        public List<String> texts = new ArrayList<>();
    }

    static List<Object> immutable() {
        return List.of(1, 2L, 'c', 1.5, true, "text", Color.GREEN, LocalDate.EPOCH, Instant.EPOCH, new UUID(1, 2),
                new Item(1), new Square(1, Color.RED), Optional.of(new Item(1)), List.of(), List.of(new Item(1)),
                List.of(1, 2, 3).subList(1, 3), Set.of(1, 2, 3), Map.of("a", List.of(new Item(1))),
                Arrays.asList(1, null).stream().toList(), new Room("r", List.of(new Item(1))),
                List.of(new Circle(1), new Square(2, Color.RED)));
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void immutableValuesAreTheirOwnSnapshot(Object value) {
        Snapshot snapshot = snapshots.take(value, Object.class);
        assertSame(value, snapshot.restore());
        assertTrue(snapshot.unchanged(value));
        assertFalse(snapshot.unchanged(null));
        assertFalse(snapshot.unchanged("other"));
    }

    @Test
    void nullIsAValue() {
        Snapshot snapshot = snapshots.take(null, String.class);
        assertTrue(snapshot.unchanged(null));
        assertFalse(snapshot.unchanged(""));
        assertEquals("null", json(snapshot));
        assertEquals(null, snapshot.restore());
    }

    @Test
    void equalSimpleValuesAreUnchanged() {
        assertTrue(snapshots.take(123_456, int.class).unchanged(Integer.parseInt("123456")));
        assertTrue(snapshots.take("ab", String.class).unchanged(String.join("", "a", "b")));
        assertTrue(snapshots.take(Optional.of("ab"), Object.class).unchanged(Optional.of(String.join("", "a", "b"))));
        assertFalse(snapshots.take(Optional.of("ab"), Object.class).unchanged(Optional.empty()));
        Item item = new Item(1);
        assertTrue(snapshots.take(List.of(item, item), Object.class)
                .unchanged(List.copyOf(new ArrayList<>(List.of(item, item)))));
        assertFalse(snapshots.take(List.of(item), Object.class).unchanged(List.of(item, item)));
    }

    @Test
    void recordsAreNotComparedByTheirOwnEquals() {
        assertFalse(snapshots.take(new Careless(1, "a"), Careless.class).unchanged(new Careless(1, "b")));
        List<Careless> list = new ArrayList<>(List.of(new Careless(1, "a")));
        Snapshot snapshot = snapshots.take(list, List.class);
        list.set(0, new Careless(1, "b"));
        assertFalse(snapshot.unchanged(list));
    }

    @Test
    void aRecordsMutableListIsNoticedBehindItsAccessor() {
        List<String> texts = new ArrayList<>(List.of("a"));
        Guarded value = new Guarded(texts);
        Snapshot snapshot = snapshots.take(value, Guarded.class);
        assertTrue(snapshot.unchanged(value));
        texts.add("b");
        assertFalse(snapshot.unchanged(value));
        assertEquals(List.of("a"), ((Guarded) snapshot.restore()).texts());
    }

    static List<Collection<Object>> collections() {
        List<Collection<Object>> all =
                List.of(new ArrayList<>(), new LinkedList<>(), new ArrayDeque<>(), new HashSet<>(),
                        new LinkedHashSet<>(), new TreeSet<>(DESCENDING));
        all.forEach(collection -> collection.addAll(List.of("a", "b", "c")));
        return all;
    }

    @ParameterizedTest
    @MethodSource("collections")
    void collectionsAreCopiedAndRestoredAsTheirKind(Collection<Object> live) {
        Snapshot snapshot = snapshots.take(live, Collection.class);
        List<Object> before = new ArrayList<>(live);
        assertTrue(snapshot.unchanged(live));
        live.remove("b");
        assertFalse(snapshot.unchanged(live));
        live.add("d");
        assertFalse(snapshot.unchanged(live));
        Collection<?> restored = (Collection<?>) snapshot.restore();
        assertSame(live.getClass(), restored.getClass());
        assertEquals(before, new ArrayList<>(restored));
        assertTrue(snapshot.unchanged(restored));
        restored.clear();
        assertEquals(before, new ArrayList<>((Collection<?>) snapshot.restore()));
        assertFalse(snapshot.unchanged(new ArrayList<>()));
        assertEquals(JSONB.toJson(before), json(snapshot));
    }

    static List<Map<Object, Object>> maps() {
        List<Map<Object, Object>> all = List.of(new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>(DESCENDING));
        all.forEach(map -> map.putAll(Map.of("a", new Item(1), "b", 2, "c", new ArrayList<>(List.of(3)))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("maps")
    void mapsAreCopiedAndRestoredAsTheirKind(Map<Object, Object> live) {
        Snapshot snapshot = snapshots.take(live, Map.class);
        Map<Object, Object> before = Map.copyOf(live);
        assertTrue(snapshot.unchanged(live));
        live.put("b", 3);
        assertFalse(snapshot.unchanged(live));
        live.put("b", 2);
        assertTrue(snapshot.unchanged(live));
        live.remove("b");
        assertFalse(snapshot.unchanged(live));
        Map<?, ?> restored = (Map<?, ?>) snapshot.restore();
        assertSame(live.getClass(), restored.getClass());
        assertEquals(before, restored);
    }

    @Test
    @SuppressWarnings("unchecked")
    void collectionsInCollectionsAreCopiedToo() {
        List<List<Item>> live = new ArrayList<>(List.of(new ArrayList<>(List.of(new Item(1))), new LinkedList<>()));
        Snapshot snapshot = snapshots.take(live, List.class);
        assertTrue(snapshot.unchanged(live));
        live.get(1).add(new Item(2));
        assertFalse(snapshot.unchanged(live));
        List<List<Item>> restored = (List<List<Item>>) snapshot.restore();
        assertEquals(List.of(1, 0), restored.stream().map(List::size).toList());
        assertNotSame(live.get(0), restored.get(0));
    }

    static List<Arguments> arrays() {
        return Stream.<Object>of(new int[] {1, 2}, new byte[] {1, 2}, new double[] {1, 2}, new boolean[] {true, false},
                new String[] {"a", null}, new Item[] {new Item(1)}, new int[][] {{1}, {2}}, new Object[0])
                .map(array -> Arguments.of(array)).toList();
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arraysAreCopied(Object live) {
        Snapshot snapshot = snapshots.take(live, live.getClass());
        assertTrue(snapshot.unchanged(live));
        assertSame(live.getClass(), snapshot.restore().getClass());
        assertNotSame(live, snapshot.restore());
        assertTrue(Arrays.deepEquals(new Object[] {live}, new Object[] {snapshot.restore()}));
        assertFalse(snapshot.unchanged("other"));
        assertFalse(snapshot.unchanged(new long[] {1, 2}));
        assertFalse(snapshot.unchanged(new Integer[] {1, 2}));
    }

    @Test
    void anElementChangedInAnArrayIsNoticed() {
        int[][] live = {{1}, {2}};
        Snapshot snapshot = snapshots.take(live, int[][].class);
        live[1][0] = 3;
        assertFalse(snapshot.unchanged(live));
        assertArrayEquals(new int[] {2}, ((int[][]) snapshot.restore())[1]);
    }

    @Test
    void otherValuesAreKeptAsJson() {
        Bean bean = new Bean();
        Snapshot snapshot = snapshots.take(bean, Bean.class);
        assertTrue(snapshot.unchanged(bean));
        bean.texts.add("x");
        assertFalse(snapshot.unchanged(bean));
        assertEquals("{\"count\":0,\"texts\":[]}", json(snapshot));
        assertEquals(0, ((Bean) snapshot.restore()).texts.size());
    }

    @Test
    void collectionsOfOtherValuesAreKeptAsJson() throws NoSuchFieldException {
        for (Collection<Bean> live : List.of(new ArrayList<>(List.of(new Bean())), List.of(new Bean()))) {
            Snapshot snapshot = snapshots.take(live, beans());
            live.iterator().next().count = 1;
            assertFalse(snapshot.unchanged(live));
            assertEquals(0, ((Bean) ((List<?>) snapshot.restore()).get(0)).count);
        }
    }

    @Test
    void updatingKeepsTheSnapshotOfAnUnchangedValue() {
        Bean bean = new Bean();
        for (Object live : List.of(bean, new ArrayList<>(List.of(1)), "text")) {
            Snapshot snapshot = snapshots.take(live, live.getClass());
            assertSame(snapshot, snapshots.update(snapshot, live, live.getClass()));
            assertNotSame(snapshot, snapshots.update(snapshot, null, live.getClass()));
        }
        Snapshot snapshot = snapshots.take(bean, Bean.class);
        bean.count++;
        Snapshot updated = snapshots.update(snapshot, bean, Bean.class);
        assertEquals("{\"count\":1,\"texts\":[]}", json(updated));
        assertEquals("{\"count\":0,\"texts\":[]}", json(snapshot));
    }

    @Test
    void whatContainsItselfIsRefused() {
        List<Object> live = new ArrayList<>();
        live.add(live);
        assertThrows(StateException.class, () -> snapshots.take(live, List.class));
    }

    @Test
    void bytesAreOfTheSnapshotNotOfTheLiveValue() {
        List<Item> live = new ArrayList<>(List.of(new Item(1)));
        Snapshot snapshot = snapshots.take(live, List.class);
        String before = json(snapshot);
        live.clear();
        assertEquals(before, json(snapshot));
        assertTrue(before.startsWith("[{\"due\":\"1970-01-01\",\"id\":1"), before);
    }

    private List<Bean> beansField;

    private static Type beans() throws NoSuchFieldException {
        return SnapshotsTest.class.getDeclaredField("beansField").getGenericType();
    }

    private static String json(Snapshot snapshot) {
        return new String(snapshot.bytes(), StandardCharsets.UTF_8);
    }
}
