package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theReferenceListsEveryFigureAndNoOther() throws IOException {
        String section = Files.readString(Path.of("../docs/operations.md"))
                .split("(?m)^## Statistics of the Redis backend$")[1].split("(?m)^## ")[0];
        TreeSet<String> listed = Pattern.compile("(?m)^\\| (`.*?) \\|").matcher(section).results()
                .flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row.group(1)).results())
                .map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new Statistics().figures().keySet(), listed);
    }
}
