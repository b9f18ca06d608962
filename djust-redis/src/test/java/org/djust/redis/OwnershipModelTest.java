package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.djust.spi.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/**
 * Three nodes and one real Redis, between which everything is lost, late and done twice: a view has one owner, and nothing
 * of it goes back. {@code -Ddjust.seed} repeats a run, {@code -Ddjust.steps} makes it longer.
 */
class OwnershipModelTest {

    private static final int RUNS = 5;
    private static final int VIEWS = 3;
    private static final int TRACE = 20;
    private static final String APP = "model";
    private static final String EPOCH = "elseif epoch > mine or stored[2] ~= ARGV[at + 2] or stored[4] then\n"
            + "    return -1";
    private static final String SEQUENCE = "if sequence >= tonumber(ARGV[at + 3]) then return 0 end";

    private static RedisServer server;

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int steps = Integer.getInteger("djust.steps", 30_000);

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aViewHasOneOwnerAndNothingGoesBackWhateverIsLostLateOrDoneTwice() {
        System.out.println("OwnershipModelTest: -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
        run((script, text) -> text);
    }

    @Test
    void withoutTheFenceItFails() {
        assertThrows(AssertionError.class, () -> run(without(EPOCH, "elseif false then")));
    }

    @Test
    void withoutTheCheckForLateCommitsItFails() {
        assertThrows(AssertionError.class, () -> run(without(SEQUENCE, "")));
    }

    private static BiFunction<Script, String, String> without(String check, String instead) {
        return (script, text) -> {
            String changed = text.replace(check, instead);
            assertTrue(script != Script.COMMIT || !changed.equals(text), "the script has another check now");
            return changed;
        };
    }

    private void run(BiFunction<Script, String, String> change) {
        for (long next = seed; next < seed + RUNS; next++) {
            try (Run run = new Run(new Random(next), change)) {
                run.all(steps, "-Ddjust.seed=" + next + " -Ddjust.steps=" + steps);
            }
        }
    }

    /** One run. */
    private static final class Run implements AutoCloseable {
        private final Random random;
        private final BiFunction<Script, String, String> change;
        private final Jedis admin = server.admin();
        private final FieldCodec codec = new FieldCodec(10_240, new Statistics());
        private final List<List<Invocation>> stragglers = new ArrayList<>();
        private final List<String> views = new ArrayList<>();
        private final List<long[]> acknowledged = new ArrayList<>();
        private final Map<String, Map<String, String>> seen = new HashMap<>();
        private final List<ModelNode> nodes = new ArrayList<>();
        private final Deque<String> trace = new ArrayDeque<>();
        private AssertionError wrong;

        Run(Random random, BiFunction<Script, String, String> change) {
            this.random = random;
            this.change = change;
            for (int i = 0; i < VIEWS; i++) {
                views.add(UUID.randomUUID().toString());
                acknowledged.add(new long[1]);
            }
            for (int i = 0; i < 3; i++) {
                nodes.add(node());
            }
            nodes.get(0).api.calm = true;
        }

        private ModelNode node() {
            FaultyRedis api = new FaultyRedis(server.admin(), random, change, stragglers, this::watch);
            return new ModelNode(api, codec, random, views, acknowledged);
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
            admin.hgetAll(new Keys(APP).view(view)).forEach((name, value) -> {
                String field = Fields.stateOf(Fields.text(name));
                hash.put(field == null ? Fields.text(name) : field,
                        field == null ? Fields.text(value) : new String(codec.decode(value), StandardCharsets.UTF_8));
            });
            return hash;
        }

        @Override
        public void close() {
            nodes.forEach(node -> node.api.close());
            admin.close();
        }
    }

    /** One node: its backend, whose threads are driven by hand, and what it believes of each view. */
    private static final class ModelNode {
        private final List<Runnable> tasks = new ArrayList<>();
        private final List<OwnerModel> owners = new ArrayList<>();
        private final RedisStateBackend backend;
        private final FaultyRedis api;
        private final Random random;
        private boolean paused;

        ModelNode(FaultyRedis api, FieldCodec codec, Random random, List<String> views, List<long[]> acknowledged) {
            this.api = api;
            this.random = random;
            RedisConfig config = RedisConfig.read(new Settings(Map.of("djust.redis.url", server.url())::get));
            Statistics statistics = new Statistics();
            Invocations invocations = new Invocations(new Keys(APP), codec, "node" + random.nextLong());
            Link link = new Link(api, "model");
            backend = new RedisStateBackend(link, invocations, codec,
                    new HealthCheck(link, invocations.probe(), config.url(), statistics), statistics);
            backend.start(tasks::add);
            for (int i = 0; i < views.size(); i++) {
                owners.add(new OwnerModel(backend, views.get(i), acknowledged.get(i)));
            }
        }

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

        void finish() {
            while (!tasks.isEmpty()) {
                tasks.remove(0).run();
            }
            owners.forEach(OwnerModel::end);
        }
    }
}
