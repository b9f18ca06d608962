package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Member;

import redis.clients.jedis.Jedis;

/** Nodes and a real Redis whose time is set by hand, of whose roster every change is looked at. */
final class RosterModel implements AutoCloseable {

    private static final int NODES = 3;
    private static final Duration LEASE = Duration.ofMillis(60);
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final Keys KEYS = new Keys("roster");

    private final Random random;
    private final Jedis admin;
    private final BiFunction<Script, String, String> change;
    private final List<List<Invocation>> stragglers = new ArrayList<>();
    private final List<One> nodes = new ArrayList<>();
    /** Ids with the epochs under which they were taken off. */
    private final Set<String> gone = new HashSet<>();
    /** Who has seen whose lease end when. */
    private final Set<String> seen = new HashSet<>();
    private Map<String, String> before = Map.of();
    private long now = 1_700_000_000_000L;

    /** One node, and what it believes. */
    private final class One {
        final String id;
        final FaultyRedis api;
        final RedisClusterBackend backend;
        long epoch;
        List<Member> members = List.of();

        One(RedisServer server, int number) {
            id = "node" + number;
            api = new FaultyRedis(server.admin(), random, RosterModel.this::script, stragglers,
                    RosterModel.this::look);
            backend = new RedisClusterBackend(new Link(api, "model"), KEYS);
            backend.start(id, Runnable::run);
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0 -> backend.leave(epoch);
                case 1, 2, 3, 4 -> members.forEach(member -> backend.sweep(member, GRACE));
                default -> backend.renew(epoch, id, LEASE).thenAccept(this::heard);
            }
        }

        private void heard(Roster roster) {
            epoch = roster.epoch();
            members = roster.members();
            members.forEach(member -> seen.add(id + " " + member.id() + " " + member.leaseEnd()));
        }
    }

    /** @param change what Redis runs instead of a script's text */
    RosterModel(RedisServer server, Random random, BiFunction<Script, String, String> change) {
        this.random = random;
        this.change = change;
        admin = server.admin();
        admin.flushAll();
        for (int i = 0; i < NODES; i++) {
            nodes.add(new One(server, i));
        }
    }

    private String script(Script script, String text) {
        return change.apply(script, text).replaceAll("(redis\\.)?call\\('TIME'\\)",
                "{'" + now / 1000 + "', '" + now % 1000 * 1000 + "'}");
    }

    void all(int steps) {
        for (int i = 0; i < steps; i++) {
            now += 1 + random.nextInt(random.nextInt(30) == 0 ? 300 : 20);
            switch (random.nextInt(60)) {
                case 0 -> lose();
                case 1, 2, 3, 4, 5 -> nodes.get(0).api.arrive();
                default -> nodes.get(random.nextInt(NODES)).step();
            }
        }
    }

    private void lose() {
        before.forEach((id, value) -> gone.add(id + " " + epoch(value)));
        admin.flushAll();
        before = Map.of();
    }

    /** Called whenever Redis has done something. */
    private void look() {
        Map<String, String> all = admin.hgetAll(new String(KEYS.nodes(), StandardCharsets.UTF_8));
        Map<String, String> members = new HashMap<>(all);
        members.keySet().removeIf(name -> name.startsWith("!"));
        members.forEach((id, value) -> check(!gone.contains(id + " " + epoch(value)), id + " has again " + value));
        before.forEach((id, value) -> {
            if (!members.containsKey(id)) {
                gone.add(id + " " + epoch(value));
                departed(id, value, all.get("!" + id));
            }
        });
        before = members;
    }

    private void departed(String id, String value, String departure) {
        check(departure != null && epoch(departure).equals(epoch(value)), id + " went without a trace: " + value);
        String by = departure.split(" ")[2];
        String end = value.split(" ")[1];
        if (!by.equals(id)) {
            check(now - Long.parseLong(end) > GRACE.toMillis(), id + " was swept too soon: " + value);
            check(seen.contains(by + " " + id + " " + end), id + " was swept for an earlier lease: " + value);
        }
    }

    private static String epoch(String value) {
        return value.split(" ")[0];
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.backend.close());
        admin.close();
    }
}
