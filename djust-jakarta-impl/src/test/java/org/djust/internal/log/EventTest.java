package org.djust.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Events are what their reference says, and one line each. */
class EventTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| (FINE|INFO|WARNING) \\| [^|]+ \\| ([^|]*) \\|$",
                    Pattern.MULTILINE);

    @Test
    void theReferenceListsEveryEventWithItsLevelAndFields() throws IOException {
        List<String> documented = ROW.matcher(Files.readString(Path.of("../docs/operations.md"))).results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3)).toList();
        assertEquals(Arrays.stream(Event.values()).map(event -> event + " " + event.level() + " "
                + event.fields().stream().map(field -> "`" + field + "`").collect(Collectors.joining(", "))).toList(),
                documented);
    }

    @Test
    void everyEventIsLoggedSomewhere() throws IOException {
        TreeSet<String> unused = new TreeSet<>(Arrays.stream(Event.values()).map(Event::name).toList());
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                unused.removeIf(name -> text.contains("Event." + name));
            }
        }
        assertEquals(new TreeSet<>(), unused);
    }

    @Test
    void valuesThatArePlainAreWrittenAsTheyAreAndOthersAsJsonStrings() {
        try (Events events = new Events()) {
            Event.ACCESS_REFUSED.log("n1", "CartView", "4x-_~/2", "ann@example.org", "buy");
            Event.ACCESS_REFUSED.log("n1", "CartView", null, "a \"b\"\\\nevent=call-failed\u2028é", "");
            assertEquals(List.of(
                    "event=access-refused node=n1 view=CartView id=4x-_~/2 user=ann@example.org handler=buy",
                    "event=access-refused node=n1 view=CartView user=\"a \\\"b\\\"\\\\\\u000aevent=call-failed\\u2028é\" "
                            + "handler=\"\""),
                    events.lines());
        }
    }
}
