package org.djust.internal.replicated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.djust.internal.replicated.PresenceWorld.Without;
import org.junit.jupiter.api.Test;

/** Whatever happens to nodes and messages, in the end all know the same, and nobody who is there was seen to leave. */
class ReplicatedPresenceModelTest {

    private static final int RUNS = Integer.getInteger("djust.test.runs", 150);
    private final long first = Long.getLong("djust.test.seed", System.nanoTime());

    @Test
    void everyNodeKnowsInTheEndWhoIsThere() {
        seeds().forEach(seed -> assertEquals(List.of(), chaos(seed, Without.NOTHING), "seed " + seed));
    }

    @Test
    void nobodyWhoIsThereIsSeenToLeave() {
        seeds().forEach(seed -> assertEquals(List.of(), moves(seed, Without.NOTHING), "seed " + seed));
    }

    @Test
    void withoutTheCheckForGapsNodesDiffer() {
        assertTrue(seeds().anyMatch(seed -> !chaos(seed, Without.GAP_CHECK).isEmpty()), "seed " + first);
    }

    @Test
    void withoutThoseWhoAnswerForTheDeadUsersAreSeenToLeave() {
        assertTrue(seeds().anyMatch(seed -> !moves(seed, Without.RELAYS).isEmpty()), "seed " + first);
    }

    @Test
    void withoutRemovingDeadNodesTheirUsersStay() {
        assertTrue(seeds().anyMatch(seed -> !chaos(seed, Without.DEATHS).isEmpty()), "seed " + first);
    }

    @Test
    void withoutEpochsOfViewsUsersAreSeenToLeave() {
        assertTrue(seeds().anyMatch(seed -> !moves(seed, Without.EPOCHS).isEmpty()), "seed " + first);
    }

    private LongStream seeds() {
        return LongStream.range(first, first + RUNS);
    }

    /** What is wrong in the end, after messages were lost, doubled and late, and nodes cut off, paused and killed. */
    private static List<String> chaos(long seed, Without without) {
        PresenceWorld world = new PresenceWorld(seed, without);
        world.loss = world.random.nextInt(40);
        for (int i = 0; i < 150; i++) {
            String user = "u" + world.random.nextInt(8);
            switch (world.random.nextInt(20)) {
                case 0 -> harm(world, world.random.nextBoolean());
                case 1 -> world.cut(world.random.nextBoolean() ? null : world.any());
                case 2, 3, 4, 5 -> world.leave(user);
                case 6, 7, 8 -> world.change(user);
                default -> world.place(user);
            }
            world.run(world.random.nextInt(800));
        }
        world.cut(null);
        world.loss = 0;
        world.run(120_000);
        return differences(world);
    }

    /** Who was seen to leave while connected somewhere: users move, nodes die, are paused, and are cut off for moments. */
    private static List<String> moves(long seed, Without without) {
        PresenceWorld world = new PresenceWorld(seed, without);
        world.run(6_000);
        for (int i = 0; i < 8; i++) {
            world.place("u" + i);
        }
        for (int i = 0; i < 20; i++) {
            world.place("u" + world.random.nextInt(8));
            world.change("u" + world.random.nextInt(8));
            world.cut(world.any());
            world.run(world.random.nextInt(3_000));
            world.place("u" + world.random.nextInt(8));
            world.cut(null);
            world.run(10_000);
            if (world.random.nextInt(4) == 0) {
                harm(world, false);
                world.run(world.random.nextInt(6_000));
                if (world.random.nextBoolean() && world.running().size() < 3) {
                    world.start();
                    world.run(world.random.nextInt(3_000));
                }
                world.movePages();
                // a node that is cut off just after its start takes no pages: it could not get their state
                world.run(3_000);
            }
        }
        world.run(120_000);
        world.leaves.addAll(differences(world));
        return world.leaves;
    }

    private static void harm(PresenceWorld world, boolean lost) {
        if (world.running().size() < 3) {
            world.start();
        } else if (world.random.nextBoolean()) {
            world.kill(world.any(), lost);
        } else {
            world.pause(world.any(), 1_000 + world.random.nextInt(30_000));
        }
    }

    private static List<String> differences(PresenceWorld world) {
        Map<String, String> expected = new TreeMap<>();
        world.places.forEach((user, place) -> expected.put(user, List.of(place.meta()).toString()));
        return world.running().stream().filter(node -> !node.seen().equals(expected))
                .map(node -> node.id + " sees " + node.seen() + ", not " + expected).toList();
    }
}
