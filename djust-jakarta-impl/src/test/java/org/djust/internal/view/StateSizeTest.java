package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.junit.jupiter.api.Test;

class StateSizeTest {

    private static final int KIB = 1024;

    @LiveView(value = "/pile", template = "view/log.html")
    static class PileView {
        List<String> applied = new ArrayList<>();

        @EventHandler
        void put(int size) {
            applied.add("x".repeat(size));
        }
    }

    private final TestNode test = new TestNode(Map.of("djust.state.max-kb", "4"), PileView.class);
    private final Connection connection = test.connect();
    private int ref;

    private String put(int size) {
        connection.received("[\"e\",0," + ++ref + ",\"put\",{\"size\":" + size + "}]");
        return test.run().toString();
    }

    @Test
    void aCallThatWouldMakeTheStateLargerThanAllowedIsUndoneAndTheViewGoesOn() {
        connection.received("[\"j\",0,\"" + test.visit(PileView.class) + "\",1,0]");
        test.run();
        put(KIB);
        String answer = put(100 * KIB);
        assertTrue(answer.contains("\"failed\"") && !answer.contains("xxx"), answer);
        assertEquals(1, test.<PileView>bean().applied.size());
        for (int i = 0; i < 50; i++) {
            put(KIB);
        }
        int kept = test.<PileView>bean().applied.size();
        assertTrue(kept >= 2 && kept <= 8, kept + " KiB");
    }
}
