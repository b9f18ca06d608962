package org.djust.internal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

import org.djust.internal.protocol.ClientFrame.Event;
import org.djust.internal.protocol.ClientFrame.Join;
import org.djust.internal.protocol.ClientFrame.Leave;
import org.djust.internal.protocol.ClientFrame.ModelChange;
import org.djust.internal.protocol.ClientFrame.Ping;
import org.djust.internal.protocol.ClientFrame.Resend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFramesTest {

    private final ClientFrames frames = new ClientFrames(JsonProvider.provider());

    @Test
    void everyKindIsRead() throws BadFrameException {
        assertEquals(new Join(0, "tok-en_", 12, 7), frames.parse("[\"j\",0,\"tok-en_\",12,7]"));
        assertEquals(new Join(0, "tok-en_", 12, 0), frames.parse("[\"j\",0,\"tok-en_\",12]"));
        assertEquals(new Event(9999, 1, "add", null), frames.parse("[\"e\",9999,1,\"add\"]"));
        assertEquals(new ModelChange(1, 2, "name", Json.createValue("x")), frames.parse("[\"m\",1,2,\"name\",\"x\"]"));
        assertEquals(new Leave(3), frames.parse("[\"l\",3]"));
        assertEquals(new Resend(4), frames.parse("[\"r\",4]"));
        assertEquals(new Ping(), frames.parse("[\"p\"]"));
        assertEquals(-1, new Ping().view());
    }

    @Test
    void parametersAreAnyJsonObject() throws BadFrameException {
        String params = "{\"text\":\"a\\\"]}\\u00fc\",\"n\":-1.5e3,\"deep\":[[{\"x\":null}],true],\"\":{}}";
        Event event = (Event) frames.parse("[\"e\",0,7,\"send\"," + params + "]");
        assertEquals(params.replace("\\u00fc", "ü").replace("-1.5e3", "-1.5E+3"), event.params().toString());
        assertEquals(JsonValue.EMPTY_JSON_OBJECT, ((Event) frames.parse("[\"e\",0,7,\"send\",{}]")).params());
    }

    @Test
    void whiteSpaceIsAllowedWhereJsonAllowsIt() throws BadFrameException {
        Event event = (Event) frames.parse(" [ \"e\" ,\t0 , 1\r\n, \"a\" , { \"b\" : 1 } ] \n");
        assertEquals("{\"b\":1}", event.params().toString());
    }

    @Test
    void modelValuesAreAnyJson() throws BadFrameException {
        assertEquals(JsonValue.NULL, value("null"));
        assertEquals(JsonValue.TRUE, value("true"));
        assertEquals(JsonValue.FALSE, value("false"));
        assertEquals(Json.createValue(-12.5), value("-12.5"));
        assertEquals("[\"a\",1]", value("[\"a\",1]").toString());
        assertEquals("{\"a\":[]}", value("{\"a\":[]}").toString());
        assertEquals(Json.createValue("\"\\/\b\f\n\r\tü😀\ud83d"),
                value("\"\\\"\\\\\\/\\b\\f\\n\\r\\tü\\uD83D\\ude00\\ud83d\""));
        assertEquals(Json.createValue(""), value("\"\""));
    }

    @Test
    void ofDuplicateKeysTheLastCounts() throws BadFrameException {
        assertEquals("{\"a\":2}", ((Event) frames.parse("[\"e\",0,1,\"h\",{\"a\":1,\"a\":2}]")).params().toString());
    }

    @Test
    void theLongestNamesAndLargestNumbersAreRead() throws BadFrameException {
        String name = "n".repeat(200);
        assertEquals(new Event(0, 999_999_999_999_999L, name, null),
                frames.parse("[\"e\",0,999999999999999,\"" + name + "\"]"));
        String longest = "-1." + "9".repeat(25) + "e308";
        assertEquals(32, longest.length());
        assertEquals(Json.createValue(new java.math.BigDecimal(longest)), value(longest));
        assertEquals("[".repeat(32) + "]".repeat(32), value("[".repeat(32) + "]".repeat(32)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{}", "[", "[]", "[]]", "[1]", "[\"\"]", "[\"ee\"]", "[\"x\"]",
            "[\"E\",0,1,\"h\"]",
            "[\"p\"", "[\"p\",]", "[\"p\",0]", "[\"p\"]]", "[\"p\"] x", "[\"p\"]\0", "[\"p]", "[\"\\u0070", "[p]",
            "['p']",
            "[\"l\"]", "[\"l\",]", "[\"l\",0,1]", "[\"l\",-1]", "[\"l\",10000]", "[\"l\",00]", "[\"l\",0.0]",
            "[\"l\",1e1]",
            "[\"l\",\"0\"]", "[\"l\",null]", "[\"l\",99999999999999999999]", "[\"l\",0", "[\"l\" 0]", "[,\"l\",0]",
            "[\"e\",0,0,\"h\"]", "[\"e\",0,1]", "[\"e\",0,1,\"\"]", "[\"e\",0,1,null]", "[\"e\",0,1,2]",
            "[\"e\",0,1,\"h\",null]", "[\"e\",0,1,\"h\",[]]", "[\"e\",0,1,\"h\",{},1]", "[\"e\",0,1,\"h\",{}}]",
            "[\"e\",0,1,\"h\",{]]", "[\"e\",0,1,\"h\",{\"a\"}]", "[\"e\",0,1,\"h\",{\"a\":}]",
            "[\"e\",0,1,\"h\",{\"a\":1]",
            "[\"e\",0,1,\"h\",{\"a\":1,}]", "[\"e\",0,1,\"h\",{\"a\":01}]", "[\"e\",0,1,\"h\",{\"a\":\"\\x\"}]",
            "[\"e\",0,1,\"h\",{\"a\":\"\n\"}]", "[\"e\",0,1,\"h\",{a:1}]", "[\"e\",0,1,\"h\",{\"a\":\"b]",
            "[\"e\",0,1,\"h\",]",
            "[\"e\",0,1000000000000000,\"h\"]", "[\"e\",0,1,\"h\\", "[\"e\",0,1,\"h\\q\"]", "[\"e\",0,1,\"h\\u00g0\"]",
            "[\"e\",0,1,\"h\n\"]", "[\"e\",0,1,\"h\\n\n\"]", "[\"e\",0,1,\"h\\u00",
            "[\"e\",0,1,\"h\\u\u0661\u0661\u0661\u0661\"]",
            "[\"m\",0,1,\"f\"]", "[\"m\",0,1,\"f\",]", "[\"m\",0,1,\"f\",nul]", "[\"m\",0,1,\"f\",nulll]",
            "[\"m\",0,1,\"f\",tru]",
            "[\"m\",0,1,\"f\",1 2]", "[\"m\",0,1,\"f\",.5]", "[\"m\",0,1,\"f\",1e]", "[\"m\",0,1,\"f\",--1]",
            "[\"m\",0,1,\"f\",NaN]",
            "[\"m\",0,1,\"f\",1e1000]", "[\"m\",0,1,\"f\",1e-1000]", "[\"m\",0,1,\"f\",[1e9999]]",
            "[\"e\",3,12,\"h\",{\"n\":[1e10000000000e}]", "[\"m\",0,1,\"f\",[1e9999999999E1]]",
            "[\"m\",0,1,\"f\",1e99999e1]", "[\"e\",0,1,\"h\",{\"n\":1e10000000000e1}]",
            "[\"j\",0,\"t\"]", "[\"j\",0,\"t\",-1]", "[\"j\",0,\"\",1]", "[\"j\",0,1,1]", "[\"j\",0,\"t\",1,-1]",
            "[\"j\",0,\"t\",1,1,1]"})
    void whatIsNoFrameIsRefusedInOneSentence(String text) {
        BadFrameException e = assertThrows(BadFrameException.class, () -> frames.parse(text));
        assertTrue(e.getMessage().matches("[A-Z][^.]*, at character \\d+\\."), e.getMessage());
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        refused("[\"e\",0,1,\"" + "n".repeat(201) + "\"]",
                "An event's handler must be a string of 1 to 200 characters");
        refused("[\"j\",0,\"" + "t".repeat(2001) + "\",1]", "A join's token must be a string of 1 to 2000 characters");
        refused("[\"m\",0,1,\"f\"," + "[".repeat(33) + "]".repeat(33) + "]", "Values are nested deeper than 32");
        refused("[\"m\",0,1,\"f\"," + "[".repeat(60_000), "Values are nested deeper than 32");
        refused("[\"e\",0,1,\"h\",{\"n\":" + "1".repeat(33) + "}]", "A number is longer than 32 characters");
    }

    private void refused(String text, String message) {
        BadFrameException e = assertThrows(BadFrameException.class, () -> frames.parse(text));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    private JsonValue value(String json) throws BadFrameException {
        return ((ModelChange) frames.parse("[\"m\",0,1,\"f\"," + json + "]")).value();
    }
}
