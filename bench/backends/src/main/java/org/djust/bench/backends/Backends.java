package org.djust.bench.backends;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.djust.redis.RedisStateBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Settings;
import org.djust.spi.StateBackend;

/** Opens backends on one Redis, each as another node would, and closes them. */
final class Backends implements AutoCloseable {

    private final Map<String, String> settings;
    private final Executor executor;
    private final List<RedisStateBackend> open = new ArrayList<>();

    /** @param executor for what can't be done on the caller's thread */
    Backends(String url, Executor executor) {
        this.settings = Map.of("djust.redis.url", url);
        this.executor = executor;
    }

    StateBackend redis() {
        RedisStateBackend backend = RedisStateBackend.open(new Settings(settings::get));
        backend.start(new NodeServices("bench", executor, Thread::new, null, System::nanoTime));
        open.add(backend);
        return backend;
    }

    @Override
    public void close() {
        open.forEach(RedisStateBackend::close);
    }
}
