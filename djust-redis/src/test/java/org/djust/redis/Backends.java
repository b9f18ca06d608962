package org.djust.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.NodeServices;
import org.djust.spi.Settings;

/** Opens backends on a Redis, with threads, and closes both. */
final class Backends implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> settings;
    private final List<RedisStateBackend> open = new ArrayList<>();

    /** @param settings beside the URL, key by key */
    Backends(RedisServer server, String... settings) {
        this(server.url(), settings);
    }

    /** As {@link #Backends(RedisServer, String...)}. */
    Backends(String url, String... settings) {
        this.settings = new HashMap<>(Map.of("djust.redis.url", url));
        for (int i = 0; i < settings.length; i += 2) {
            this.settings.put(settings[i], settings[i + 1]);
        }
    }

    /** One more node's. */
    RedisStateBackend open() {
        RedisStateBackend backend = RedisStateBackend.open(new Settings(settings::get));
        backend.start(new NodeServices("node-" + open.size(), threads, Thread::new, null, System::nanoTime));
        open.add(backend);
        return backend;
    }

    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        open.forEach(RedisStateBackend::close);
        threads.shutdownNow();
    }
}
