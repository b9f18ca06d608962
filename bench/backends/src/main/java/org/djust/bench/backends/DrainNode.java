package org.djust.bench.backends;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.bench.RedisServer;
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
import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.presence.Presences;
import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.security.Tokens;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.internal.view.Beans;
import org.djust.internal.view.Identity;
import org.djust.internal.view.Injected;
import org.djust.internal.view.Layers;
import org.djust.internal.view.Node;
import org.djust.internal.view.RateLimits;
import org.djust.internal.view.Services;
import org.djust.internal.view.StateLimits;
import org.djust.internal.view.Stats;
import org.djust.internal.view.Store;
import org.djust.redis.RedisStateBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Settings;
import org.djust.spi.channel.HubLimits;

/** The runtime of one node without a server: state in Redis, the rest in memory. */
final class DrainNode implements Beans {

    static final Identity VISITOR = new Identity(null, Set.of());

    final Node node;
    private final ViewDescriptor view;

    /** What is drained: as small as a view can be. */
    @LiveView(value = "/drained", template = "drained.html")
    static final class DrainedView {
        private int count;

        @EventHandler
        void add() {
            count++;
        }
    }

    DrainNode(RedisServer redis, BenchNode threads, Map<String, String> settings) {
        DjustConfig config = DjustConfig.of(settings);
        NodeServices services = threads.services();
        StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
        Layers layers = new Layers(RedisStateBackend.open(new Settings(Map.of("djust.redis.url", redis.url())::get)),
                new MemoryChannelLayer(HubLimits.read(new Settings(settings::get))), new MemoryClusterBackend(),
                new MemoryPresenceBackend(), new MemoryRateLimiter());
        layers.start(services);
        Stats stats = new Stats();
        Membership membership = new Membership(layers.cluster(), services, config.nodes(), Map::of);
        List<ViewDescriptor> views =
                new DescriptorReader(new PebbleTemplateEngine(DrainNode.class.getClassLoader()), new Problems())
                        .read(List.of(DrainedView.class));
        view = views.get(0);
        node = new Node(new Services(config, new Store(layers.state(), System::nanoTime),
                new StateLimits(config.states(), System::nanoTime), layers, codec, new Snapshots(codec),
                new Validation(null),
                new Tokens(config.security().secret().bytes(), config.security().tokenTtl(), System::currentTimeMillis),
                this, services, membership,
                new Presences(layers.presence(), services, config.nodes().grace(), Set::of, codec::decode),
                new RateLimits(layers.rates(), layers.rates(), stats), stats), views,
                new ClientFrames(JsonProvider.provider()));
    }

    /** The token of a new page. */
    String visit() throws Exception {
        return node.mount(new Node.Visit(view, Map.of(), Map.of(), Locale.ROOT, VISITOR)).toCompletableFuture().get()
                .token();
    }

    long views() {
        return node.diagnostics().memoryStats().sessions();
    }

    @Override
    public Instance create(ViewDescriptor descriptor, Injected injected) {
        DrainedView bean = new DrainedView();
        return new Instance() {
            @Override
            public Object bean() {
                return bean;
            }

            @Override
            public void destroy() {
                // nothing is held
            }
        };
    }

    @Override
    public void inRequest(Runnable call) {
        call.run();
    }
}
