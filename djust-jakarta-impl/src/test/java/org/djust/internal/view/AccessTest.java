package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class AccessTest extends OneNode {

    @Test
    void aHandlerIsOnlyForItsRoles() {
        assertEquals(List.of("[\"a\",0,2]", "[\"x\",0,2,\"forbidden\",\"You may not do this (clear).\"]"),
                after(touched(), "[\"e\",0,2,\"clear\"]"));
    }

    @Test
    void onlyAnnotatedMethodsAndFieldsCanBeReached() {
        assertEquals(
                List.of("[\"a\",0,3]", "[\"x\",0,2,\"unknown\",\"This page has no action mount.\"]",
                        "[\"x\",0,3,\"unknown\",\"This page has no field count that can be set.\"]"),
                after(touched(), "[\"e\",0,2,\"mount\"]", "[\"m\",0,3,\"count\",5]"));
    }

    @Test
    void aTokenIsOnlyForItsUser() {
        String token = test.visit(CounterView.class, new Identity(() -> "ann", Set.of()));
        test.pass(Duration.ofSeconds(11));
        rejoined(token, 1);
        assertEquals(List.of("[\"x\",0,0,\"signin\",\"This page belongs to another user.\"]"), test.run());
    }

    @Test
    void aForgedTokenIsRefused() {
        rejoined("nonsense", 1);
        assertTrue(test.run().get(0).startsWith("[\"x\",0,0,\"remount\","));
    }

    @Test
    void aValueThatDoesNotFitIsRefusedWithoutNamesOfClasses() {
        assertEquals("[\"x\",0,2,\"bad\",\"'amount' must be a whole number (int).\"]",
                after(touched(), "[\"e\",0,2,\"add\",{\"amount\":\"many\"}]").get(1));
    }
}
