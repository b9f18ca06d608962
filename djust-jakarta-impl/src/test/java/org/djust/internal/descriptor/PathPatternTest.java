package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
            "/, '', {}",
            "/, /, {}",
            "/, /a, null",
            "/counter, /counter, {}",
            "/counter, /counter/, null",
            "/counter, /Counter, null",
            "/counter, /counter;jsessionid=1, {}",
            "/rooms/{room}, /rooms/lobby, {room=lobby}",
            "/rooms/{room}, /rooms/, null",
            "/rooms/{room}, /rooms, null",
            "/rooms/{room}, /rooms/a/b, null",
            "/rooms/{room}, /rooms/caf%C3%A9+1%2F2, {room=café+1/2}",
            "/rooms/{room}, /rooms/%zz, null",
            "/caf\u00e9/{x}, /caf%C3%A9/1, {x=1}",
    })
    void matchesAndDecodes(String pattern, String path, String variables) {
        assertEquals(variables, String.valueOf(PathPattern.parse(pattern).match(path)));
    }

    @ParameterizedTest
    @CsvSource({
            "/, ''",
            "/a/b, /a/b",
            "/rooms/{room}, /rooms/*",
            "/a/b/{c}/d, /a/b/*",
    })
    void isServedByTheNarrowestServletMapping(String pattern, String mapping) {
        assertEquals(mapping, PathPattern.parse(pattern).servletMapping());
    }

    @ParameterizedTest
    @CsvSource({
            "/a, /a, true",
            "/a, /b, false",
            "/a/{x}, /a/{y}, true",
            "/a/{x}, /a/new, true",
            "/a/{x}, /b/{x}, false",
            "/a/{x}, /a/{x}/edit, false",
            "/a/{x}/c, /a/b/{y}, true",
            "/, /a, false",
    })
    void overlapsWhatMatchesTheSamePage(String one, String other, boolean overlaps) {
        assertEquals(overlaps, PathPattern.parse(one).overlaps(PathPattern.parse(other)));
        assertEquals(overlaps, PathPattern.parse(other).overlaps(PathPattern.parse(one)));
    }

    @Test
    void namesItsVariablesInOrder() {
        assertEquals(List.of("b", "a"), PathPattern.parse("/x/{b}/y/{a}").variables());
        assertEquals(Map.of("b", "1", "a", "2"), PathPattern.parse("/x/{b}/y/{a}").match("/x/1/y/2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "counter | doesn't start with '/': write \"/counter\"",
            "/a/ | has an empty segment: leave out the superfluous '/'",
            "//a | has an empty segment: leave out the superfluous '/'",
            "/a/x{b} | has the segment \"x{b}\": a segment is plain text or one variable such as {id}",
            "/a/* | has the segment \"*\": a segment is plain text or one variable such as {id}",
            "/a/.. | has the segment \"..\": a segment is plain text or one variable such as {id}",
            "/{a} | begins with a variable and would take every page of the application: put a literal segment "
                    + "before it",
            "/djust/x | is below /djust, which this library uses: choose another",
            "/a/{b}/{b} | names a variable twice: rename one",
    })
    void refusesWhatItCannotServe(String pattern, String problem) {
        String message = assertThrows(IllegalArgumentException.class, () -> PathPattern.parse(pattern)).getMessage();
        assertEquals("the path \"" + pattern + "\" " + problem, message);
    }
}
