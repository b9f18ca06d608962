package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;

import org.djust.LiveContext;
import org.djust.Presence;
import org.djust.SharedState;
import org.djust.internal.cluster.Membership;
import org.djust.internal.config.DjustConfig;
import org.djust.internal.descriptor.DescriptorReader;
import org.djust.internal.descriptor.Problems;
import org.djust.internal.descriptor.Validation;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.memory.MemoryChannelLayer;
import org.djust.internal.memory.MemoryClusterBackend;
import org.djust.internal.memory.MemoryPresenceBackend;
import org.djust.internal.memory.MemoryRateLimiter;
import org.djust.internal.memory.MemoryStateBackend;
import org.djust.internal.presence.Presences;
import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.protocol.CloseReason;
import org.djust.internal.security.TokenException;
import org.djust.internal.security.Tokens;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.NodeServices;
import org.djust.spi.Settings;
import org.djust.spi.SharedEntries;
import org.djust.spi.channel.HubLimits;
import org.djust.spi.Timer;
import org.djust.spi.StateBackend;
import org.djust.spi.StateHealth;
import org.djust.spi.StateUnavailableException;

/** A node without a container: its executor, timers, clock and commits are driven by hand. */
final class TestNode implements Beans, Timer, Transport, StateBackend {

    private final Deque<Runnable> tasks = new ConcurrentLinkedDeque<>();
    private final TreeMap<Long, List<Runnable>> timers = new TreeMap<>();
    private final List<Runnable> periodic = new ArrayList<>();
    private final Deque<Runnable> heldCommits = new ArrayDeque<>();
    private final MemoryStateBackend own = new MemoryStateBackend(() -> this.now / 1_000_000);
    /** Where state is; another one stands for a store that has lost everything. */
    StateBackend memory = own;
    /** Set while the store doesn't answer. */
    boolean away;
    /** Set while the store doesn't even answer how it is. */
    boolean silent;
    String incarnation = "a";
    private final Map<String, ViewDescriptor> descriptors = new HashMap<>();
    private final Tokens tokens;
    final List<String> sent = new ArrayList<>();
    final List<String> closes = new ArrayList<>();
    final Stats stats = new Stats();
    private final MemoryRateLimiter ownLimits = new MemoryRateLimiter();
    /** Completes the decisions on rate limits when it is told to. */
    final TestLimiter limiter = new TestLimiter(ownLimits);
    final Services services;
    final Node node;
    long now;
    boolean holdCommits;
    RuntimeException failCommits;
    boolean congested;
    int pings;
    int created;
    int destroyed;
    /** Run once, when a token is checked and when the monotonic clock is asked. */
    Runnable onTokenCheck = NOTHING;
    Runnable onClock = NOTHING;
    private Object lastBean;
    /** What the last visit was answered with. */
    String page;

    TestNode(Map<String, String> config, Class<?>... views) {
        this(config, null, views);
    }

    /** @param backend what the node stores in, instead of {@link #memory} with what this class does to it; or null */
    TestNode(Map<String, String> config, StateBackend backend, Class<?>... views) {
        Problems problems = new Problems();
        List<ViewDescriptor> read =
                new DescriptorReader(new PebbleTemplateEngine(TestNode.class.getClassLoader()), problems)
                        .read(Arrays.asList(views));
        if (!problems.messages().isEmpty()) {
            throw new IllegalArgumentException(problems.messages().toString());
        }
        read.forEach(view -> descriptors.put(view.type().getSimpleName(), view));
        StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
        DjustConfig settings = DjustConfig.of(config);
        MemoryRateLimiter alone = new MemoryRateLimiter();
        Layers layers = new Layers(backend == null ? this : backend,
                new MemoryChannelLayer(HubLimits.read(new Settings(config::get))), new MemoryClusterBackend(),
                new MemoryPresenceBackend(), limiter);
        tokens = new Tokens(new byte[32], settings.security().tokenTtl(), this::millis);
        NodeServices surroundings = new NodeServices("test", tasks::add, Thread::new, this, this::nanos);
        layers.channels().start(surroundings);
        limiter.start(surroundings);
        alone.start(surroundings);
        Membership membership = new Membership(layers.cluster(), surroundings, settings.nodes(), Map::of);
        services = new Services(settings, new Store(layers.state(), () -> now),
                new StateLimits(settings.states(), this::nanos), layers, codec, new Snapshots(codec),
                new Validation(null), tokens, this,
                surroundings, membership, new Presences(layers.presence(), surroundings,
                        settings.nodes().grace(), Set::of, codec::decode),
                new RateLimits(limiter, alone, stats), stats);
        node = new Node(services, read, new ClientFrames(JsonProvider.provider()));
    }

    private long millis() {
        Runnable action = onTokenCheck;
        onTokenCheck = NOTHING;
        action.run();
        return now / 1_000_000;
    }

    private long nanos() {
        Runnable action = onClock;
        onClock = NOTHING;
        action.run();
        return now;
    }

    /** Visits a view's page; returns the token. */
    String visit(Class<?> view, Identity identity, String... variables) {
        Map<String, String> path = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            path.put(variables[i], variables[i + 1]);
        }
        Node.Mounted mounted = visiting(view, identity, path).join();
        page = mounted.page().html("", "");
        return mounted.token();
    }

    /** Completes when the page's state is stored. */
    CompletableFuture<Node.Mounted> visiting(Class<?> view, Identity identity, Map<String, String> path) {
        try {
            return node.mount(new Node.Visit(descriptors.get(view.getSimpleName()), path, Map.of(), Locale.ENGLISH,
                    identity)).toCompletableFuture();
        } catch (MountException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token for a view that is stored already. */
    String tokenOf(String id, Class<?> view) {
        return tokens.issue(id, view.getSimpleName(), NOBODY.user());
    }

    /** The id of the view that a token names. */
    String idOf(String token) {
        try {
            return tokens.verify(token).viewId();
        } catch (TokenException e) {
            throw new IllegalStateException(e);
        }
    }

    String visit(Class<?> view) {
        return visit(view, NOBODY);
    }

    private static final Runnable NOTHING = () -> {
    };

    static final Identity NOBODY = new Identity(null, Set.of());

    Connection connect() {
        return node.connect(this, NOBODY, "test");
    }

    /** Runs all that is due, and returns what was sent meanwhile. */
    List<String> run() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
        List<String> frames = List.copyOf(sent);
        sent.clear();
        return frames;
    }

    /** One step of what is due; false when there was nothing. */
    boolean step() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    /** The same in no certain order. */
    void step(Random random) {
        Runnable task = random.nextBoolean() ? tasks.pollFirst() : tasks.pollLast();
        if (task != null) {
            task.run();
        }
    }

    boolean idle() {
        return tasks.isEmpty();
    }

    void pass(Duration time) {
        now += time.toNanos();
        while (!timers.isEmpty() && timers.firstKey() <= now) {
            timers.pollFirstEntry().getValue().forEach(Runnable::run);
        }
        periodic.forEach(Runnable::run);
    }

    void releaseCommits() {
        while (!heldCommits.isEmpty()) {
            heldCommits.poll().run();
        }
    }

    @SuppressWarnings("unchecked")
    <T> T bean() {
        return (T) lastBean;
    }

    @Override
    public Instance create(ViewDescriptor view, Injected injected) {
        try {
            var constructor = view.type().getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            inject(view.type(), bean, injected);
            lastBean = bean;
            created++;
            return new Instance() {
                @Override
                public Object bean() {
                    return bean;
                }

                @Override
                public void destroy() {
                    destroyed++;
                }
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inject(Class<?> type, Object bean, Injected injected) throws IllegalAccessException {
        for (var field : type.getDeclaredFields()) {
            if (field.getType() == LiveContext.class) {
                field.setAccessible(true);
                field.set(bean, injected.context());
            } else if (field.getType() == SharedState.class) {
                field.setAccessible(true);
                field.set(bean, injected.shared().get());
            } else if (field.getType() == Presence.class) {
                field.setAccessible(true);
                field.set(bean, injected.presence());
            }
        }
    }

    @Override
    public void inRequest(Runnable call) {
        call.run();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        timers.computeIfAbsent(now + delay.toNanos(), at -> new ArrayList<>()).add(task);
    }

    @Override
    public void every(Duration period, Runnable task) {
        periodic.add(task);
    }

    @Override
    public CompletionStage<StateHealth> health() {
        return silent ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(new StateHealth(!away, away ? "" : incarnation,
                        away ? Map.of("reason", "it sleeps") : Map.of("version", "7")));
    }

    @Override
    public Map<String, Number> statistics() {
        return memory.statistics();
    }

    @Override
    public CompletionStage<Claim> claim(String viewId) {
        return away ? unavailable() : memory.claim(viewId);
    }

    @Override
    public CompletionStage<Void> commit(Commit commit, Duration timeToLive) {
        if (away) {
            return unavailable();
        }
        if (failCommits != null) {
            return CompletableFuture.failedFuture(failCommits);
        }
        if (!holdCommits) {
            return memory.commit(commit, timeToLive);
        }
        CompletableFuture<Void> later = new CompletableFuture<>();
        heldCommits.add(() -> memory.commit(commit, timeToLive).whenComplete((ok, failure) -> {
            if (failure == null) {
                later.complete(null);
            } else {
                later.completeExceptionally(failure);
            }
        }));
        return later;
    }

    @Override
    public CompletionStage<Void> delete(String viewId, long epoch) {
        return away ? unavailable() : memory.delete(viewId, epoch);
    }

    @Override
    public CompletionStage<SharedEntries> shared(String page) {
        return away ? unavailable() : memory.shared(page);
    }

    @Override
    public CompletionStage<String> owner(String viewId) {
        return away ? unavailable() : memory.owner(viewId);
    }

    private static <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedFuture(
                new StateUnavailableException(StateUnavailableException.Reason.TIMED_OUT, "no answer", null));
    }

    @Override
    public boolean keepsObjects() {
        return true;
    }

    @Override
    public void send(String frame) {
        sent.add(frame);
    }

    @Override
    public boolean congested() {
        return congested;
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(CloseReason reason, String explanation) {
        closes.add(reason.code() + " " + explanation);
    }

    @Override
    public void abort() {
        closes.add("aborted");
    }
}
