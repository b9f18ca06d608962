package org.djust.redis;

import java.time.Duration;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.StateBackend;
import org.djust.spi.tck.StateBackendContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisStateBackendContractTest extends StateBackendContract {

    private static RedisServer server;
    private static Backends backends;
    private static StateBackend backend;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        backends = new Backends(server);
        backend = backends.open();
    }

    @AfterAll
    static void stop() {
        backends.close();
        server.close();
    }

    @Override
    protected StateBackend backend() {
        return backend;
    }

    @Override
    protected String nodeId() {
        return "node-0";
    }

    /** The time is Redis' own. */
    @Override
    protected void pass(Duration time) {
        RealTime.pass(time);
    }
}
