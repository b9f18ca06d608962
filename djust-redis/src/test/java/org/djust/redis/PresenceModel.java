package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer.Message;

import redis.clients.jedis.Jedis;

/** Nodes whose users come and go, and a real Redis; in the end all must know who is there. */
final class PresenceModel implements AutoCloseable {

    static final List<String> TOPICS = List.of("a", "b");
    private static final int NODES = 3;
    private static final Keys KEYS = new Keys("model");

    final Random random;
    final List<PresenceModelNode> nodes = new ArrayList<>();
    private final RedisServer server;
    private final BiFunction<Script, String, String> change;
    private final Jedis admin;
    private final List<List<Invocation>> stragglers = new ArrayList<>();
    private final List<PresenceModelNode> departed = new ArrayList<>();
    private final Map<String, byte[]> replica = new HashMap<>();
    private String incarnation = "first";
    private boolean failedOver;
    private int started;
    private long registrations;

    /** @param change what Redis runs instead of a script's text */
    PresenceModel(RedisServer server, Random random, BiFunction<Script, String, String> change) {
        this.server = server;
        this.random = random;
        this.change = change;
        admin = server.admin();
        admin.flushAll();
        for (int i = 0; i < NODES; i++) {
            start();
        }
    }

    private void start() {
        FaultyRedis api = new FaultyRedis(server.admin(), random, change, stragglers, () -> {
        });
        PresenceModelNode node = new PresenceModelNode(this, "node" + started++, api, KEYS);
        api.incarnation = incarnation;
        nodes.add(node);
        node.register(++registrations);
        api.calm = true;
        node.finish();
        api.calm = false;
    }

    void all(int steps) {
        for (int i = 1; i <= steps; i++) {
            step();
            if (i % 500 == 0) {
                if (random.nextInt(3) == 0) {
                    failOver();
                }
                settle();
            }
        }
    }

    private void step() {
        PresenceModelNode node = nodes.get(random.nextInt(nodes.size()));
        int dice = random.nextInt(300);
        if (dice < 2) {
            kill(node);
        } else if (dice < 4) {
            takenForDead(node);
        } else if (dice < 8) {
            replicate();
        } else if (dice == 8) {
            failOver();
        } else if (dice < 14) {
            node.api.arrive();
        } else {
            node.step();
        }
    }

    /** Another takes the dead node off, some time after; or yet another does, if that one dies, too. */
    private void kill(PresenceModelNode dead) {
        nodes.remove(dead);
        departed.add(dead);
        dead.api.close();
        takeOff(dead);
        start();
    }

    private void takeOff(PresenceModelNode node) {
        List<PresenceModelNode> others = nodes.stream().filter(other -> other != node).toList();
        int elected = random.nextInt(others.size());
        for (int i = 0; i < others.size(); i++) {
            others.get(i).gone(node, i == elected);
        }
    }

    /** The node lives, and is registered again, before or after others have done what follows. */
    private void takenForDead(PresenceModelNode node) {
        takeOff(node);
        long next = ++registrations;
        node.later(() -> node.register(next));
    }

    /** The replica has all, for a moment. */
    private void replicate() {
        replica.clear();
        admin.keys("*").forEach(key -> replica.put(key, admin.dump(key)));
    }

    /** It becomes the primary, once until all is settled. What was on its way to the old one never arrives. */
    private void failOver() {
        if (failedOver) {
            return;
        }
        failedOver = true;
        admin.flushAll();
        replica.forEach((key, value) -> admin.restore(key, 0, value));
        stragglers.clear();
        incarnation = "after step " + random.nextLong();
        nodes.forEach(node -> node.api.incarnation = incarnation);
    }

    void published(String topic, Message message) {
        nodes.forEach(node -> node.arriving(topic, message));
    }

    /** All that waits is done, and what is still on its way arrives; nothing more goes wrong meanwhile. */
    private void settle() {
        nodes.forEach(node -> node.api.calm = true);
        departed.forEach(dead -> nodes.get(0).gone(dead, true));
        departed.clear();
        // each may lead to something that another does
        for (int i = 0; i < 10; i++) {
            nodes.forEach(PresenceModelNode::finish);
        }
        while (!stragglers.isEmpty()) {
            nodes.get(0).api.arrive();
        }
        Set<String> alive = nodes.stream().map(node -> node.id).collect(Collectors.toSet());
        nodes.forEach(node -> node.sweep(alive));
        check();
        replicate();
        failedOver = false;
        nodes.forEach(node -> node.api.calm = false);
    }

    private void check() {
        Map<String, String> expected = new TreeMap<>();
        nodes.forEach(node -> expected.putAll(node.present()));
        Map<String, String> stored = new TreeMap<>();
        TOPICS.forEach(topic -> admin.hgetAll(KEYS.presence(topic)).forEach((field, value) -> stored.put(
                topic + " " + Fields.text(field), meta(value))));
        assertEquals(expected, stored, "what Redis has");
        for (PresenceModelNode node : nodes) {
            Map<String, String> others = new TreeMap<>(expected);
            others.keySet().removeAll(node.present().keySet());
            assertEquals(others, node.seen(), "what " + node.id + " sees of others");
        }
        checkCounts(expected);
    }

    private void checkCounts(Map<String, String> expected) {
        Map<String, String> counts = new TreeMap<>();
        for (String name : admin.keys("djust:model:presence-*")) {
            assertTrue(admin.pttl(name) > 0 || replica.containsKey(name), name + " ends");
            if (name.startsWith("djust:model:presence-counts:")) {
                admin.hgetAll(name).forEach((topic, count) -> counts.put(topic + " " + name.replaceAll(".*:", ""),
                        count));
            }
        }
        Map<String, String> right = new TreeMap<>();
        expected.keySet().forEach(each -> right.merge(each.substring(0, each.indexOf(' ', 2)), "1",
                (one, more) -> Integer.toString(Integer.parseInt(one) + 1)));
        assertEquals(right, counts, "how many entries each node has of each topic");
    }

    private static String meta(byte[] value) {
        return new String(value, StandardCharsets.UTF_8).split("\n", 2)[1];
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.api.close());
        admin.close();
    }
}
