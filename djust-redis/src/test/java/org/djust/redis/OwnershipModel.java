package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Commit;

import redis.clients.jedis.Jedis;

/** Three nodes, a Redis, and some views, of which Redis is looked at whenever it has done something. */
final class OwnershipModel implements AutoCloseable {
    private static final int NODES = 3;
    private static final int VIEWS = 3;
    private static final int TRACE = 20;
    private static final Keys KEYS = new Keys("model");

    private final Random random;
    private final BiFunction<Script, String, String> change;
    private final RedisServer server;
    private final Jedis admin;
    private final FieldCodec codec = new FieldCodec(10_240, 1 << 20, new Statistics());
    private final List<List<Invocation>> stragglers = new ArrayList<>();
    private final List<String> views = new ArrayList<>();
    private final List<long[]> acknowledged = new ArrayList<>();
    private final Map<String, Map<String, String>> seen = new HashMap<>();
    private final List<ModelNode> nodes = new ArrayList<>();
    private final Deque<String> trace = new ArrayDeque<>();
    private AssertionError wrong;

    /** @param change what Redis runs instead of a script's text */
    OwnershipModel(RedisServer server, Random random, BiFunction<Script, String, String> change) {
        this.server = server;
        admin = server.admin();
        this.random = random;
        this.change = change;
        for (int i = 0; i < VIEWS; i++) {
            views.add(UUID.randomUUID().toString());
            acknowledged.add(new long[1]);
        }
        for (int i = 0; i < NODES; i++) {
            nodes.add(node());
        }
        nodes.get(0).api.calm = true;
    }

    private ModelNode node() {
        FaultyRedis api = new FaultyRedis(server.admin(), random, change, stragglers, this::watch);
        return new ModelNode(api, KEYS, random, views, acknowledged);
    }

    void all(int steps, String again) {
        try {
            nodes.get(0).owners.forEach(OwnerModel::create);
            nodes.get(0).api.calm = false;
            for (int step = 0; step < steps; step++) {
                step();
            }
            settle();
        } catch (AssertionError e) {
            throw new AssertionError(again + ": " + e.getMessage() + "\n" + String.join("\n", trace), e);
        }
    }

    private void step() {
        ModelNode node = nodes.get(random.nextInt(nodes.size()));
        int dice = random.nextInt(1000);
        if (dice < 2) {
            node.api.close();
            nodes.set(nodes.indexOf(node), node());
        } else if (dice < 12) {
            node.paused = !node.paused;
        } else if (dice < 40) {
            node.api.arrive();
        } else if (!node.paused) {
            node.step();
        }
        check();
    }

    private void check() {
        if (wrong != null) {
            throw wrong;
        }
    }

    /** What was sent arrives at last; then each view goes on at one node. */
    private void settle() {
        while (!stragglers.isEmpty()) {
            nodes.get(0).api.arrive();
        }
        ModelNode last = node();
        nodes.add(last);
        last.api.calm = true;
        last.owners.forEach(OwnerModel::claim);
        last.finish();
        last.owners.forEach(owner -> owner.commit(true));
        last.finish();
        assertTrue(last.owners.stream().allMatch(OwnerModel::isSettled));
        check();
    }

    /** Looks at all that Redis has; what is wrong is kept, because who calls may survive it. */
    private void watch() {
        try {
            views.forEach(this::watch);
        } catch (AssertionError e) {
            wrong = wrong == null ? e : wrong;
        }
    }

    private void watch(String view) {
        Map<String, String> now = read(view);
        Map<String, String> before = seen.put(view, now);
        if (now.isEmpty() || now.equals(before)) {
            return;
        }
        trace.add(now.toString());
        if (trace.size() > TRACE) {
            trace.remove();
        }
        OwnerModel.judge(number(now, "ref"), now);
        if (before != null && !before.isEmpty()) {
            compare(before, now);
        }
    }

    private static void compare(Map<String, String> before, Map<String, String> now) {
        long epochs = number(now, "epoch") - number(before, "epoch");
        assertTrue(epochs >= 0, "the epoch goes back from " + before + " to " + now);
        assertTrue(epochs > 0 || now.get("owner").equals(before.get("owner")), "two owners have one epoch: " + now);
        for (String name : List.of("sequence", "version", "ref")) {
            assertTrue(number(now, name) >= number(before, name),
                    name + " goes back from " + before + " to " + now);
        }
        if (epochs > 0) {
            assertEquals(before.get("sequence"), now.get("sequence"), "a claim writes no state");
        } else {
            assertNotEquals(before.get("sequence"), now.get("sequence"), "a commit has a number");
            assertEquals(now.get("epoch"), now.get("by"), "another than the owner writes");
        }
    }

    private static long number(Map<String, String> hash, String field) {
        return Long.parseLong(hash.get(field));
    }

    private Map<String, String> read(String view) {
        Map<String, String> hash = new HashMap<>();
        admin.hgetAll(KEYS.view(view)).forEach((name, value) -> {
            String field = Fields.stateOf(Fields.text(name));
            hash.put(field == null ? Fields.text(name) : field,
                    field == null ? Fields.text(value) : new String(codec.decode(value), StandardCharsets.UTF_8));
        });
        if (!hash.isEmpty()) {
            Commit.Stamp stamp = Stamps.read(view, number(hash, "sequence"), hash.get("stamp"));
            hash.put("version", Long.toString(stamp.version()));
            hash.put("ref", Long.toString(stamp.ref()));
        }
        return hash;
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.api.close());
        admin.close();
    }
}
