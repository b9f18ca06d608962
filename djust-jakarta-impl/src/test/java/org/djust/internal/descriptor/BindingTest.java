package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Model;
import org.djust.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BindingTest {

    enum Color {
        RED, GREEN
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                arguments(int.class, "12", 12), arguments(int.class, "\"12\"", 12),
                arguments(int.class, "\" -3 \"", -3),
                arguments(int.class, "1.0", 1), arguments(Integer.class, "\"\"", null),
                arguments(Integer.class, "null", null),
                arguments(byte.class, "-128", (byte) -128), arguments(short.class, "\"7\"", (short) 7),
                arguments(long.class, "9007199254740993", 9007199254740993L), arguments(Long.class, "\"5\"", 5L),
                arguments(double.class, "\"1.5\"", 1.5), arguments(float.class, "2", 2f),
                arguments(Double.class, "\"\"", null),
                arguments(boolean.class, "true", true), arguments(boolean.class, "\"on\"", true),
                arguments(boolean.class, "\"true\"", true), arguments(boolean.class, "\"\"", false),
                arguments(boolean.class, "null", false), arguments(Boolean.class, "\"false\"", false),
                arguments(Boolean.class, "\"\"", null), arguments(char.class, "\"x\"", 'x'),
                arguments(String.class, "\" a \"", " a "), arguments(String.class, "\"\"", ""),
                arguments(String.class, "12", "12"), arguments(String.class, "true", "true"),
                arguments(String.class, "null", null), arguments(Color.class, "\"GREEN\"", Color.GREEN),
                arguments(Color.class, "\"\"", null),
                arguments(LocalDate.class, "\"2026-01-31\"", LocalDate.of(2026, 1, 31)),
                arguments(LocalDate.class, "\"\"", null), arguments(LocalTime.class, "\"18:30\"", LocalTime.of(18, 30)),
                arguments(LocalDateTime.class, "\"2026-01-31T18:30\"", LocalDateTime.of(2026, 1, 31, 18, 30)),
                arguments(Instant.class, "\"1970-01-01T00:00:01Z\"", Instant.ofEpochSecond(1)),
                arguments(Duration.class, "\"PT5S\"", Duration.ofSeconds(5)),
                arguments(YearMonth.class, "\"2026-01\"", YearMonth.of(2026, 1)),
                arguments(BigDecimal.class, "\"1.50\"", new BigDecimal("1.50")),
                arguments(BigInteger.class, "7", BigInteger.valueOf(7)),
                arguments(UUID.class, "\"00000000-0000-0001-0000-000000000002\"", new UUID(1, 2)),
                arguments(URI.class, "\"http://a/\"", URI.create("http://a/")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesOfFormsAndScriptsFit(Class<?> type, String json, Object expected) throws Exception {
        assertEquals(expected, new Readers().of(type).read(json(json)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
            "int | \"\" | must be a whole number (int), but was \"\"",
            "int | none | must be a whole number (int), but is missing",
            "int | null | must be a whole number (int), but was null",
            "int | \"abc\" | must be a whole number (int), but was \"abc\"",
            "int | 1.5 | must be a whole number (int), but was 1.5",
            "int | 2147483648 | must be a whole number (int), but was 2147483648",
            "int | 1e999999999 | must be a whole number (int), but was 1E+999999999",
            "int | true | must be a whole number (int), but was true",
            "int | [1] | must be a whole number (int), but was [1]",
            "byte | 128 | must be a whole number (byte), but was 128",
            "double | \"NaN\" | must be a number, but was \"NaN\"",
            "java.math.BigDecimal | \"1e9999\" | must be a number, but was \"1e9999\"",
            "boolean | \"yes\" | must be true or false, but was \"yes\"",
            "boolean | {} | must be true or false, but was {}",
            "java.lang.String | {} | must be text, but was {}",
            "java.time.LocalDate | \"31.1.2026\" | must be a date such as 2026-01-31, but was \"31.1.2026\"",
            "java.util.UUID | \"1-1-1-1-1\" | must be a UUID, but was \"1-1-1-1-1\"",
            "org.djust.internal.descriptor.BindingTest$Color | \"red\" | must be one of RED, GREEN, but was \"red\"",
    })
    void whatDoesNotFitIsRefusedWithWhatWould(Class<?> type, String json, String problem) throws Exception {
        ValueReader reader = new Readers().of(type);
        JsonValue value = json == null ? null : json(json);
        assertEquals("It " + problem + ".", assertThrows(BindException.class, () -> reader.read(value)).getMessage());
    }

    public record Address(String street, int zip) {
    }

    public record Signup(String name, int age, LocalDate born, boolean terms, List<Color> colors, Address address) {
    }

    public record Tree(String name, List<Tree> children) {
    }

    public record Positive(int value) {
        public Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    public record Renamed(@JsonbProperty("first-name") String first) {
    }

    public static class Profile {
        private String name = "nobody";
        private int age;

        public void setName(String name) {
            this.name = name;
        }

        public void setAge(int age) {
            this.age = age;
        }
    }

    @LiveView("/form")
    static class FormView {

        @Model
        LocalDate day;

        @EventHandler
        void save(Signup signup) {
        }

        @EventHandler
        void nested(String title, Address address, Optional<Integer> more) {
        }

        @EventHandler
        void update(Profile profile) {
        }

        @EventHandler
        void many(List<Integer> list, Set<Color> set, int[] array, List<Address> addresses) {
        }

        @EventHandler
        void others(Tree tree, Positive positive, Renamed renamed) {
        }

        @EventHandler("re-name")
        void rename(@Param("new-name") String name) {
        }
    }

    private final ViewDescriptor view = FakeTemplates.read(FormView.class);

    @Test
    void recordIsBoundFromAllValuesOfAForm() throws Exception {
        Object[] arguments = bind("save", "{\"name\":\"Ann\",\"age\":\"42\",\"born\":\"2000-02-29\",\"terms\":\"on\","
                + "\"colors\":\"RED\",\"address\":{\"street\":\"x\",\"zip\":\"1\"},\"_target\":\"age\"}");
        assertEquals(new Signup("Ann", 42, LocalDate.of(2000, 2, 29), true, List.of(Color.RED), new Address("x", 1)),
                arguments[0]);
    }

    @Test
    void missingValuesAreNullFalseOrEmpty() throws Exception {
        assertEquals(new Signup(null, 1, null, false, List.of(), null), bind("save", "{\"age\":1}")[0]);
        assertNull(bind("re-name", null)[0]);
    }

    @Test
    void parameterOfItsOwnNameIsBoundFromThatValue() throws Exception {
        Object[] arguments =
                bind("nested", "{\"title\":\"t\",\"address\":{\"street\":\"y\",\"zip\":2},\"more\":\"3\"}");
        assertArrayEquals(new Object[] {"t", new Address("y", 2), Optional.of(3)}, arguments);
    }

    @Test
    void beanKeepsItsOwnDefaults() throws Exception {
        Profile profile = (Profile) bind("update", "{\"age\":\"7\",\"class\":\"x\"}")[0];
        assertEquals("nobody", profile.name);
        assertEquals(7, profile.age);
    }

    @Test
    void severalValuesAreListsSetsAndArrays() throws Exception {
        Object[] arguments = bind("many", "{\"list\":[\"1\",2],\"set\":[\"RED\",\"RED\"],\"array\":\"5\","
                + "\"addresses\":[{\"zip\":1}]}");
        assertEquals(List.of(1, 2), arguments[0]);
        assertEquals(Set.of(Color.RED), arguments[1]);
        assertArrayEquals(new int[] {5}, (int[]) arguments[2]);
        assertEquals(List.of(new Address(null, 1)), arguments[3]);
    }

    @Test
    void recordsMayContainThemselvesAndJsonbAnnotationsCount() throws Exception {
        Object[] arguments = bind("others", "{\"tree\":{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]},"
                + "\"positive\":{\"value\":\"1\"},\"renamed\":{\"first-name\":\"Ann\"}}");
        assertEquals(new Tree("a", List.of(new Tree("b", List.of()))), arguments[0]);
        assertEquals(new Renamed("Ann"), arguments[2]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
            "save | {\"age\":\"x\"} | age | 'age' in 'signup' of %s.save() must be a whole number (int), but was "
                    + "\"x\".",
            "save | none | age | 'age' in 'signup' of %s.save() must be a whole number (int), but is missing.",
            "save | {\"age\":1,\"address\":{\"zip\":\"-\"}} | address.zip | 'address.zip' in 'signup' of "
                    + "%s.save() must be "
                    + "a whole number (int), but was \"-\".",
            "save | {\"signup\":3} | signup | 'signup' of %s.save() must be an object with the parts of Signup, "
                    + "but was 3.",
            "many | {\"list\":[1,\"x\"]} | list[1] | 'list[1]' of %s.many() must be a whole number (int), but "
                    + "was \"x\".",
            "many | {\"addresses\":[{\"zip\":{}}]} | addresses[0].zip | 'addresses[0].zip' of %s.many() must be "
                    + "a whole number (int), but was {}.",
            "others | {\"value\":-1} | positive | 'positive' of %s.others() was refused by "
                    + "org.djust.internal.descriptor.BindingTest$Positive: java.lang.IllegalArgumentException: "
                    + "not positive.",
    })
    void aMisfitNamesParameterHandlerAndWhatFits(String handler, String json, String field, String message) {
        BindException e = assertThrows(BindException.class, () -> bind(handler, json));
        assertEquals(message.formatted(FormView.class.getName()), e.getMessage());
        assertEquals(field, e.field());
    }

    @Test
    void hugeValuesAreNotRepeatedInMessages() {
        String json = "{\"age\":\"" + "9".repeat(60_000) + "\"}";
        BindException e = assertThrows(BindException.class, () -> bind("save", json));
        assertEquals(true, e.getMessage().length() < 300);
    }

    @Test
    void modelFieldsAreBoundTheSameWay() throws Exception {
        assertEquals(LocalDate.of(2026, 1, 31), view.model("day").bind(json("\"2026-01-31\"")));
        BindException e = assertThrows(BindException.class, () -> view.model("day").bind(json("1")));
        assertEquals("'day' of " + FormView.class.getName() + " must be a date such as 2026-01-31, but was 1.",
                e.getMessage());
    }

    private Object[] bind(String handler, String json) throws BindException {
        return view.handler(handler).bind(json == null ? null : (JsonObject) json(json));
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
