package org.djust.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.StateBackend;
import org.djust.spi.tck.StateBackendContract;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryStateBackendTest extends StateBackendContract {

    private final AtomicLong millis = new AtomicLong();
    private final MemoryStateBackend memory = new MemoryStateBackend(millis::get);

    private final TestServices services = new TestServices();
    private final NodeServices node = services.node();

    @AfterEach
    void stop() {
        services.close();
    }

    @Override
    protected StateBackend backend() {
        memory.start(node);
        return memory;
    }

    @Override
    protected String nodeId() {
        return node.nodeId();
    }

    @Override
    protected void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    @Test
    void valuesAreKeptAsTheyAreAndNeverEncoded() {
        Encoded value = () -> {
            throw new AssertionError("encoded");
        };
        create(Map.of("a", value));
        assertSame(value, claim().fields().get("a"));
    }

    @Test
    void sweepFreesExpiredViewsAndNoOthers() {
        create(Map.of("a", json("1")));
        for (int i = 0; i < 10; i++) {
            backend.commit(new Commit("short-" + i, 1, 1, 0, stamp(1), Map.of()), SHORT);
        }
        assertEquals(0, memory.sweep());
        pass(SHORT);
        assertEquals(10, memory.sweep());
        assertEquals(0, memory.sweep());
        assertNotNull(claim());
    }
}
