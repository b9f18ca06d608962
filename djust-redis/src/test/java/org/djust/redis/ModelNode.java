package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.djust.spi.NodeServices;

/** One node: its backend, whose threads are driven by hand, and what it believes of each view. */
final class ModelNode {
    private final List<Runnable> tasks = new ArrayList<>();
    final List<OwnerModel> owners = new ArrayList<>();
    private final RedisStateBackend backend;
    final FaultyRedis api;
    private final Random random;
    boolean paused;

    ModelNode(FaultyRedis api, Keys keys, Random random, List<String> views, List<long[]> acknowledged) {
        this.api = api;
        this.random = random;
        Statistics statistics = new Statistics();
        String nodeId = "node" + random.nextLong();
        Invocations invocations = new Invocations(keys, new FieldCodec(10_240, 1 << 20, statistics), nodeId);
        Link link = new Link(api, "model");
        HealthCheck health = new HealthCheck(link, invocations.probe(), RedisUrl.parse("redis://model"), statistics);
        backend = new RedisStateBackend(link, invocations, new FieldCodec(10_240, 1 << 20, statistics), health,
                statistics);
        backend.start(new NodeServices(nodeId, tasks::add, Thread::new, null, System::nanoTime));
        for (int i = 0; i < views.size(); i++) {
            owners.add(new OwnerModel(backend, views.get(i), acknowledged.get(i)));
        }
    }

    /** Does one thing. */
    void step() {
        OwnerModel owner = owners.get(random.nextInt(owners.size()));
        switch (random.nextInt(60) == 0 ? 0 : 1 + random.nextInt(9)) {
            case 0 -> owner.claim();
            case 1, 2 -> owner.commit(random.nextInt(4) > 0);
            case 3, 4 -> owner.end();
            case 5 -> backend.health();
            default -> {
                if (!tasks.isEmpty()) {
                    tasks.remove(random.nextInt(tasks.size())).run();
                }
            }
        }
    }

    /** Does all that waits. */
    void finish() {
        while (!tasks.isEmpty()) {
            tasks.remove(0).run();
        }
        owners.forEach(OwnerModel::end);
    }
}
