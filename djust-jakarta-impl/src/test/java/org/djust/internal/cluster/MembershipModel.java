package org.djust.internal.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.djust.NodeInfo;
import org.djust.internal.cluster.TestMember.Fault;
import org.djust.internal.config.Nodes;

/** Nodes that come, go, stop and are cut off at random, and a store that goes away, loses data and is late. */
final class MembershipModel {

    private static final int MOST = 5;

    private final Random random;
    private final World world;
    private FakeRoster.Data saved;

    MembershipModel(long seed, BiFunction<String, Nodes, FailureDetector> detectors, boolean checksLeases) {
        random = new Random(seed);
        world = new World(detectors);
        world.roster.checksLeases = checksLeases;
        saved = world.roster.data();
    }

    /** What happened that never should, and what is wrong when all is well again. */
    List<String> run(int steps) {
        join();
        join();
        for (int i = 0; i < steps && world.problems.isEmpty(); i++) {
            world.pass(Duration.ofMillis(random.nextInt(6_000)));
            step();
        }
        if (world.problems.isEmpty()) {
            world.storeAway = false;
            world.members.forEach(TestMember::heal);
            world.pass(180);
            world.members.stream().filter(member -> !member.isDead()).forEach(this::check);
        }
        return world.problems;
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> one(member -> true, TestMember::pause);
            case 3, 4, 5, 6 -> one(member -> true, TestMember::heal);
            case 7, 8 -> one(member -> true, TestMember::cut);
            case 9 -> one(member -> true, TestMember::kill);
            case 10 -> one(member -> !member.isCut(), TestMember::leave);
            case 11, 12 -> join();
            case 13 -> world.storeAway = true;
            case 14, 15 -> world.storeAway = false;
            case 16 -> rarely(() -> world.lose());
            case 17 -> rarely(() -> saved = world.roster.data());
            case 18 -> rarely(() -> world.restore(saved));
            default -> one(member -> true, this::troubled);
        }
    }

    private void rarely(Runnable action) {
        if (random.nextInt(4) == 0) {
            action.run();
        }
    }

    private void one(Predicate<TestMember> which, Consumer<TestMember> action) {
        List<TestMember> some = world.members.stream().filter(member -> !member.isDead()).filter(which).toList();
        if (!some.isEmpty()) {
            action.accept(some.get(random.nextInt(some.size())));
        }
    }

    private void join() {
        if (world.members.stream().filter(member -> !member.isDead()).count() < MOST) {
            TestMember member = world.join();
            member.delays = () -> (long) random.nextInt(1_000);
            member.start();
        }
    }

    private void troubled(TestMember member) {
        member.faults = () -> random.nextInt(3) > 0 ? Fault.NONE : Fault.values()[random.nextInt(4)];
    }

    private void check(TestMember member) {
        String expected = world.members.stream().filter(other -> !other.isDead() && other != member)
                .map(other -> other.id + " UP").sorted().collect(Collectors.joining(", "));
        String seen = member.membership.others().stream().map(node -> node.id() + " " + node.state()).sorted()
                .collect(Collectors.joining(", "));
        if (!expected.equals(seen) || member.membership.self().state() != NodeInfo.State.UP) {
            world.problems.add(member.id + " sees " + seen + "; there are " + expected);
        }
    }
}
