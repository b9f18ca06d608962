package org.djust.internal.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateCodecTest {

    private final StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));

    enum Color { RED, GREEN {} }

    record Point(int x, int y) {}

    record Line(Point from, Point to, Color color, String note) {}

    record Named(String name, int length) {
        Named(String name) {
            this(name, name.length());
        }
    }

    record Wrap(Line line, Optional<Point> point, Bean bean, Point[] points, @JsonbProperty("other") String text,
            char c, float f,
            TreeMap<String, Point> map) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Wrap w && line.equals(w.line) && point.equals(w.point) && bean.equals(w.bean)
                    && Arrays.equals(points, w.points) && text.equals(w.text) && c == w.c && f == w.f
                    && map.equals(w.map);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    record Deep(Map<String, List<Line>> lines, Optional<Point> start, Set<Color> colors) {}

    @JsonbTypeInfo({@JsonbSubtype(alias = "circle", type = Circle.class),
            @JsonbSubtype(alias = "square", type = Square.class)})
    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Square(int side, Point at) implements Shape {}

    public static class Bean {
        public String name;
        public Point point = new Point(0, 1);
        public Point noPoint = null;
        public List<Point> points = new ArrayList<>();

        @Override
        public boolean equals(Object o) {
            return o instanceof Bean b && Objects.equals(name, b.name) && point.equals(b.point) && b.noPoint == null
                    && points.equals(b.points);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Every field is one case: its value must come back equal, as its declared type. */
    static class Cases {
        int i = Integer.MIN_VALUE;
        long l = Long.MAX_VALUE;
        double d = 0.1;
        float f = 1.1f;
        char c = 'ü';
        boolean b = true;
        byte small = -128;
        Integer boxed = 7;
        Long none = null;
        String s = "q\" \\ ü 😀 \n \u2028 \ud83d";
        String empty = "";
        BigDecimal decimal = new BigDecimal("1234567890123456789.00");
        BigInteger integer = new BigInteger("123456789012345678901234567890");
        UUID uuid = new UUID(1, 2);
        Color color = Color.GREEN;
        DayOfWeek day = DayOfWeek.MONDAY;
        LocalDate date = LocalDate.of(2026, 2, 28);
        LocalTime time = LocalTime.of(23, 59, 59, 999_999_999);
        LocalDateTime dateTime = LocalDateTime.of(2026, 2, 28, 1, 2, 3, 4);
        Instant instant = Instant.ofEpochSecond(1, 123_456_789);
        ZonedDateTime zoned = ZonedDateTime.of(dateTime, ZoneId.of("Europe/Paris"));
        OffsetDateTime offset = zoned.toOffsetDateTime();
        Duration duration = Duration.ofMillis(1500);
        Period period = Period.of(1, 2, 3);
        ZoneId zone = ZoneId.of("Europe/Paris");
        Optional<String> some = Optional.of("x");
        Optional<Point> point = Optional.of(new Point(1, 2));
        Optional<String> nothing = Optional.empty();
        Point record = new Point(1, -1);
        Line line = new Line(new Point(1, 2), null, Color.RED, null);
        Named named = new Named("a");
        Wrap wrap = new Wrap(new Line(new Point(1, 2), new Point(3, 4), null, "n"), Optional.of(new Point(5, 6)),
                bean("w"),
                new Point[] {new Point(7, 8)}, "renamed", 'c', 1.5f, new TreeMap<>(Map.of("k", new Point(9, 9))));
        Deep deep = new Deep(Map.of("a", List.of(line)), Optional.empty(), Set.of(Color.RED));
        Shape shape = new Square(3, new Point(1, 2));
        List<Shape> shapes = List.of(new Circle(1), new Square(2, null));
        Bean bean = bean("b");
        List<Bean> beans = List.of(bean("a"), bean("b"));
        List<String> strings = Arrays.asList("a", null, "");
        List<List<Integer>> grid = List.of(List.of(1, 2), List.of());
        Set<Long> longs = Set.of(1L, Long.MAX_VALUE);
        Map<String, Integer> map = Map.of("a", 1, "", 2);
        Map<String, String> nulls = nulls();
        Map<Color, List<Point>> byColor = Map.of(Color.GREEN, List.of(new Point(1, 2)));
        Map<Integer, String> byInt = Map.of(1, "a", -2, "b");
        Map<Long, Line> byLong = Map.of(1L, line);
        Map<LocalDate, String> byDate = Map.of(LocalDate.of(2026, 1, 1), "x");
        Map<UUID, String> byUuid = Map.of(new UUID(3, 4), "x");
        TreeMap<String, Integer> sorted = new TreeMap<>(Map.of("b", 1, "a", 2));
        int[] ints = {1, 2};
        Point[] points = {new Point(1, 2), null};
        String[][] nested = {{"a"}, {}};

        private static Bean bean(String name) {
            Bean bean = new Bean();
            bean.name = name;
            bean.points.add(new Point(5, 6));
            return bean;
        }

        private static Map<String, String> nulls() {
            Map<String, String> map = new HashMap<>();
            map.put("a", null);
            return map;
        }
    }

    static List<String> cases() {
        return Arrays.stream(Cases.class.getDeclaredFields()).filter(f -> !f.isSynthetic()).map(Field::getName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueComesBackEqual(String name) throws ReflectiveOperationException {
        Field field = Cases.class.getDeclaredField(name);
        Type type = field.getGenericType();
        Object value = field.get(new Cases());
        byte[] bytes = codec.encode(value, type).bytes();
        Object back = codec.decode(bytes, type);
        assertTrue(Objects.deepEquals(value, back),
                () -> new String(bytes, StandardCharsets.UTF_8) + " became " + back);
    }

    @Test
    void componentsThatARecordNoLongerHasAreIgnoredAndNewOnesEmpty() {
        byte[] stored = utf8("{\"a\":{\"b\":[1,{}]},\"b\":[[],{}],\"to\":{\"y\":4,\"c\":null,\"d\":1},\"e\":\"x\"}");
        assertEquals(new Line(null, new Point(0, 4), null, null), codec.decode(stored, Line.class));
        assertEquals(new Deep(null, Optional.empty(), null), codec.decode(stored, Deep.class));
    }

    @Test
    void encodedValueIsThatOfTheCall() {
        List<String> list = new ArrayList<>(List.of("a"));
        var encoded = codec.encode(list, List.class);
        list.add("b");
        assertArrayEquals("[\"a\"]".getBytes(StandardCharsets.UTF_8), encoded.bytes());
    }

    @Test
    void unreadableBytesAreTold() {
        for (byte[] bytes : List.of(utf8(""), utf8("{"), utf8("[1,"), utf8("\"x\""), new byte[] {'"', (byte) 0xc3, '"'},
                utf8("{\"x\":{}}"))) {
            StateException e = assertThrows(StateException.class, () -> codec.decode(bytes, Point.class),
                    () -> new String(bytes, StandardCharsets.UTF_8));
            assertTrue(e.getMessage().startsWith("The stored value can't be read as " + Point.class.getTypeName()));
            assertTrue(e.inField("V.p").getMessage().startsWith("State field V.p: The stored value"));
        }
    }

    public static class Cyclic {
        public Cyclic self = this;
    }

    @Test
    void unwritableValuesAreTold() {
        StateException e = assertThrows(StateException.class, () -> codec.encode(new Cyclic(), Cyclic.class));
        assertEquals(0, e.getMessage()
                .indexOf("The value of type " + Cyclic.class.getTypeName() + " can't be written as JSON: "));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
