package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.SharedEntries;
import org.djust.spi.StateBackend;
import org.djust.spi.StateHealth;
import org.djust.spi.ViewId;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

/**
 * One node's way to the store. Requests and answers wait until {@link #step} moves one of them; of one view, commits stay
 * in order among themselves, and claims too, but for what is lost on the way: that may arrive at any later time.
 */
final class FaultyLink implements StateBackend {

    private final FencedStore store;
    private final Sky sky;
    private final String owner;
    private final Random random;
    private final List<StoreRequest<?>> requests = new ArrayList<>();
    /** Whether this node can't reach the store. */
    boolean cut;
    /** Whether requests fail at once, until a check finds the store there. */
    private boolean away;
    /** Whether requests are carried out at once. */
    boolean direct;

    /** What is the same for all nodes: how the store is, and what was lost on the way to it but may still arrive. */
    static final class Sky {
        final List<Runnable> stragglers = new ArrayList<>();
        boolean storeAway;
        int incarnation;
        Consumer<String> trace;
    }

    FaultyLink(FencedStore store, Sky sky, String owner, Random random) {
        this.store = store;
        this.sky = sky;
        this.owner = owner;
        this.random = random;
    }

    boolean reachesStore() {
        return !cut && !sky.storeAway;
    }

    boolean idle() {
        return requests.isEmpty();
    }

    /** Something happens to one request. */
    void step(boolean calm) {
        if (requests.isEmpty()) {
            return;
        }
        StoreRequest<?> request = requests.get(random.nextInt(requests.size()));
        if (!calm && random.nextInt(30) == 0) {
            lose(request);
        } else if (request.answer != null) {
            requests.remove(request);
            sky.trace.accept(owner + " hears of " + request.name + ": " + text(request.answer));
            request.hear();
        } else if (reachesStore()) {
            carryOut(first(request.lane), calm);
        } else if (random.nextInt(10) == 0) {
            lose(request);
        }
    }

    private StoreRequest<?> first(String lane) {
        return requests.stream().filter(request -> request.answer == null && request.lane.equals(lane)).findFirst()
                .orElseThrow();
    }

    private <T> void carryOut(StoreRequest<T> request, boolean calm) {
        request.answer = request.carryOut();
        sky.trace.accept(owner + " at store: " + request.name + ": " + text(request.answer));
        if (!calm && random.nextInt(20) == 0) {
            straggle(request);
        }
    }

    private static String text(CompletableFuture<?> answer) {
        return answer.handle((value, failure) -> failure != null ? failure.getClass().getSimpleName()
                : value instanceof Claim claim ? "epoch " + claim.epoch() + " seq " + claim.sequence() + " v"
                        + claim.stamp().version() + " ref " + claim.stamp().ref()
                : String.valueOf(value))
                .join();
    }

    private static String text(Commit.Shared part) {
        return part == null ? "" : " map " + part.after() + " to " + part.version() + (part.whole() ? " whole " : " ")
                + part.changed().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + FencedStore.text(entry.getValue().bytes())).toList();
    }

    private void straggle(StoreRequest<?> request) {
        sky.stragglers.add(() -> sky.trace.accept(
                owner + " late at store: " + request.name + ": " + text(request.carryOut())));
    }

    private void lose(StoreRequest<?> request) {
        if (request.answer == null && random.nextBoolean()) {
            straggle(request);
        }
        end(request);
    }

    /** The store is another one now: all connections to the one before are broken, with what is on them. */
    void disconnect() {
        List.copyOf(requests).stream().filter(request -> request.answer == null).forEach(this::end);
    }

    private void end(StoreRequest<?> request) {
        requests.remove(request);
        sky.trace.accept(owner + " has no answer to " + request.name
                + (request.answer == null ? "" : ", which was carried out"));
        away |= random.nextInt(4) > 0;
        request.future.completeExceptionally(timedOut());
    }

    /** The node is no more; what it asked for may arrive. */
    void die() {
        requests.stream().filter(request -> request.answer == null).forEach(this::straggle);
        requests.clear();
    }

    private static StateUnavailableException timedOut() {
        return new StateUnavailableException(Reason.TIMED_OUT, "no answer", null);
    }

    private <T> CompletionStage<T> ask(String name, String lane, Supplier<T> atStore) {
        if (away) {
            return CompletableFuture.failedFuture(timedOut());
        }
        StoreRequest<T> request = new StoreRequest<>(name, lane, atStore);
        Set<String> lanes = new HashSet<>();
        requests.forEach(other -> lanes.add(other.lane));
        if (direct || reachesStore() && !lanes.contains(lane) && random.nextInt(4) == 0) {
            CompletableFuture<T> answer = request.carryOut();
            sky.trace.accept(owner + " at once: " + name + ": " + text(answer));
            return answer;
        }
        requests.add(request);
        return request.future;
    }

    @Override
    public CompletionStage<Claim> claim(String viewId) {
        return ask("claim " + viewId.substring(0, 4), "claims of " + viewId, () -> store.claim(viewId, owner));
    }

    @Override
    public CompletionStage<Void> commit(Commit commit, Duration timeToLive) {
        Map<String, byte[]> bytes;
        try {
            bytes = FencedStore.bytes(commit.changed());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        String name = "commit " + commit.viewId().substring(0, 4) + " epoch " + commit.epoch() + " seq "
                + commit.sequence() + " after " + commit.after() + " v" + commit.stamp().version() + " ref "
                + commit.stamp().ref() + " " + bytes.keySet() + text(commit.shared());
        return ask(name, "commits of " + ViewId.page(commit.viewId()), () -> {
            store.commit(commit, bytes, timeToLive, owner);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> delete(String viewId, long epoch) {
        return ask("delete " + viewId.substring(0, 4) + " epoch " + epoch, "commits of " + ViewId.page(viewId), () -> {
            store.delete(viewId, epoch, owner);
            return null;
        });
    }

    @Override
    public CompletionStage<SharedEntries> shared(String page) {
        return ask("shared " + page.substring(0, 4), "claims of " + page, () -> store.entries(page));
    }

    @Override
    public CompletionStage<String> owner(String viewId) {
        return ask("owner " + viewId.substring(0, 4), "claims of " + viewId, () -> store.owner(viewId));
    }

    @Override
    public CompletionStage<StateHealth> health() {
        away = !reachesStore();
        return CompletableFuture.completedFuture(
                new StateHealth(!away, away ? "" : Integer.toString(sky.incarnation), Map.of()));
    }

    @Override
    public Map<String, Number> statistics() {
        return Map.of("sessions", store.size());
    }
}
