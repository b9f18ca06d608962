package org.djust.internal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ServerFramesTest {

    @Test
    void framesAreCompactJsonAsDocumented() {
        assertEquals("[\"j\",0,12,9]", ServerFrames.joined(0, 12, 9));
        assertEquals("[\"p\",1,13,10,[0,2,\"x\"],[3,[7]]]", ServerFrames.patch(1, 13, 10, ",[0,2,\"x\"],[3,[7]]"));
        assertEquals("[\"p\",1,13,10]", ServerFrames.patch(1, 13, 10, ""));
        assertEquals("[\"a\",2,9223372036854775807]", ServerFrames.ack(2, Long.MAX_VALUE));
        assertEquals("[\"x\",0,4,\"failed\",\"Error \\\"1\\\".\"]",
                ServerFrames.error(0, 4, ErrorCode.FAILED, "Error \"1\"."));
        assertEquals("[\"v\",0,\"saved\",{\"a\":1}]", ServerFrames.pushed(0, "saved", "{\"a\":1}"));
        assertEquals("[\"f\",0,4]", ServerFrames.resetForm(0, 4));
        assertEquals("[\"n\",0,\"/rooms/a?b=\\\"c\\\"\"]", ServerFrames.navigate(0, "/rooms/a?b=\"c\""));
        assertEquals("[\"t\",0,\"abc-_\"]", ServerFrames.token(0, "abc-_"));
        assertEquals("[\"q\"]", ServerFrames.PONG);
    }

    @Test
    void codesAreTheOnesOfTheProtocol() {
        assertEquals("bad unknown forbidden failed busy remount signin",
                String.join(" ", java.util.Arrays.stream(ErrorCode.values()).map(ErrorCode::text).toList()));
        assertEquals(4000, CloseReason.RETRY.code());
        assertEquals(4001, CloseReason.REMOUNT.code());
        assertEquals(4002, CloseReason.SIGNIN.code());
        assertEquals(4003, CloseReason.STOP.code());
    }
}
