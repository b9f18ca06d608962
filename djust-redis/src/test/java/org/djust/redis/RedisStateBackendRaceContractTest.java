package org.djust.redis;

import java.time.Duration;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.StateBackend;
import org.djust.spi.tck.StateBackendRaceContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisStateBackendRaceContractTest extends StateBackendRaceContract {

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

    /** The time is Redis' own. */
    @Override
    protected void pass(Duration time) {
        RealTime.pass(time);
    }
}
