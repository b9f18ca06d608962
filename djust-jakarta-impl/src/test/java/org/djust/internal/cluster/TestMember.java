package org.djust.internal.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Member;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;
import org.djust.spi.Timer;

/** One node of a {@link World}: it can be paused, killed and cut off, and writes down what it is told. */
final class TestMember implements Timer, ClusterBackend, MembershipListener {

    /** What becomes of the next request. */
    enum Fault {
        NONE, REQUEST_LOST, ANSWER_LOST, LATE
    }

    private static final long NEVER = Long.MAX_VALUE;
    /** Rosters that are older are not believed. */
    private static final long HEARD = World.SETTINGS.lease().toMillis();

    final String id;
    final Membership membership;
    final List<String> log = new ArrayList<>();
    private boolean cut;
    private final World world;
    private final ClusterBackend store;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Runnable> missed = new ArrayDeque<>();
    private boolean paused;
    private boolean dead;
    private long wellFrom = NEVER;
    /** Told when it sends something. */
    Supplier<Fault> faults = () -> Fault.NONE;
    /** How long a request or an answer may be under way. */
    Supplier<Long> delays = () -> 0L;

    TestMember(World world, String id, FailureDetector detector) {
        this.world = world;
        this.id = id;
        this.store = world.roster.backend();
        NodeServices services =
                new NodeServices(id, tasks::add, Thread::new, this, () -> world.now() * 1_000_000);
        store.start(services);
        membership = new Membership(this, services, World.SETTINGS, () -> Map.of("name", id), detector);
        membership.listen(this);
    }

    TestMember start() {
        membership.start();
        run();
        return this;
    }

    void pause() {
        paused = true;
        wellFrom = NEVER;
    }

    void resume() {
        paused = false;
        while (!paused && !missed.isEmpty()) {
            missed.poll().run();
        }
        run();
    }

    void cut() {
        cut = true;
        wellFrom = NEVER;
    }

    void kill() {
        dead = true;
    }

    void leave() {
        membership.leave();
        dead = true;
    }

    void heal() {
        cut = false;
        faults = () -> Fault.NONE;
        if (paused) {
            resume();
        }
    }

    boolean isCut() {
        return cut;
    }

    boolean isDead() {
        return dead;
    }

    /** It has renewed, nothing has come between it and the store since, and all others may have heard of it. */
    boolean isWell() {
        return !dead && !paused && !cut && world.now() > wellFrom;
    }

    List<String> log() {
        List<String> told = List.copyOf(log);
        log.clear();
        return told;
    }

    private void run() {
        while (!paused && !dead && !tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    /** Something that happens in this node, now or when it goes on. */
    private void here(Runnable action) {
        if (dead) {
            return;
        }
        if (paused) {
            missed.add(action);
        } else {
            action.run();
            run();
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        world.at(world.now() + delay.toMillis(), () -> here(task));
    }

    @Override
    public void every(Duration period, Runnable task) {
        after(period, () -> {
            task.run();
            every(period, task);
        });
    }

    @Override
    public void start(NodeServices node) {
        // the store's has been started
    }

    @Override
    public CompletionStage<Roster> renew(long epoch, String metadata, Duration lease) {
        return send(() -> {
            wellFrom = wellFrom == NEVER && !paused && !cut ? world.now() + HEARD : wellFrom;
            return store.renew(epoch, metadata, lease);
        });
    }

    @Override
    public CompletionStage<Void> sweep(Member member, Duration grace) {
        // as when a connection breaks and the client asks once more: one of the two may be late
        world.late(100 * delays.get(), () -> store.sweep(member, grace));
        return send(() -> store.sweep(member, grace));
    }

    @Override
    public CompletionStage<Void> leave(long epoch) {
        return send(() -> store.leave(epoch));
    }

    private <T> CompletionStage<T> send(Supplier<CompletionStage<T>> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Fault fault = cut || world.storeAway ? Fault.REQUEST_LOST : faults.get();
        if (fault != Fault.NONE) {
            wellFrom = world.storeAway && !cut ? wellFrom : NEVER;
            world.at(world.now() + World.TIMEOUT, () -> here(() -> answer.completeExceptionally(
                    new StateUnavailableException(Reason.TIMED_OUT, "no answer", null))));
        }
        long delay = delays.get();
        if (fault == Fault.LATE) {
            world.late(50 * delay, request::get);
        } else if (fault == Fault.ANSWER_LOST) {
            request.get();
        } else if (fault == Fault.NONE) {
            travel(delay, () -> {
                T result = request.get().toCompletableFuture().join();
                travel(delay, () -> here(() -> answer.complete(result)));
            });
        }
        return answer;
    }

    private void travel(long delay, Runnable arrival) {
        if (delay == 0) {
            arrival.run();
        } else {
            world.at(world.now() + delay, arrival);
        }
    }

    @Override
    public void registered(long epoch) {
        log.add("registered");
    }

    @Override
    public void joined(Member member) {
        log.add("joined " + member.id());
    }

    @Override
    public void suspected(Member member) {
        log.add("suspected " + member.id());
    }

    @Override
    public void recovered(Member member) {
        log.add("recovered " + member.id());
    }

    @Override
    public void renewed(Member member) {
        log.add("renewed " + member.id());
    }

    @Override
    public void left(Member member, boolean died) {
        log.add((died ? "died " : "left ") + member.id());
        // who was cut off hears of what was before
        if (isWell() && world.member(member.id()).isWell()) {
            world.problems.add(world.now() + ": " + id + " was told that " + member.id() + " left, which is well");
        }
    }

    @Override
    public void swept(String nodeId, long epoch) {
        log.add("swept " + nodeId);
        world.told(id, nodeId, epoch);
    }
}
