package org.djust.it.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.djust.it.GuidePage;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.signins.HallView;
import org.djust.it.signins.VaultView;
import org.djust.redis.fixture.Certificates;
import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisSentinels;
import org.djust.redis.fixture.SecuredRedis;

/**
 * A WildFly and a Payara behind nginx without stickiness. Both serve the same applications, each of which has a Redis of another
 * shape. Used by one thread.
 */
public final class Pair implements AutoCloseable {

    /** Its Redis is a primary with a replica, which Sentinels watch; all speak TLS. */
    static final String SENTINELS = "sentinels";
    /** Its Redis is a Redis Cluster. */
    static final String CLUSTER = "redis-cluster";
    /** Its Redis asks nodes for a certificate and a login, and lets them do what nodes do. */
    static final String SECURED = "secured";

    /** Asks who its pages' users are, and shares the Redis of the one before. */
    static final String SIGN_INS = "sign-ins";
    /** How long the last believes a user. */
    static final Duration RECHECK = Duration.ofSeconds(16);

    private final Path work = Path.of(System.getProperty("djust.cluster.work")).toAbsolutePath().resolve("pair");
    private final Certificates certificates = Certificates.of("ip:127.0.0.1");
    private final RedisSentinels sentinels = RedisSentinels.start(certificates);
    private final RedisCluster redisCluster = RedisCluster.start(Duration.ofSeconds(2));
    private final SecuredRedis secured = SecuredRedis.start(certificates,
            GuidePage.read("operations.md").section("Redis in every shape").block(""));
    private final List<PairNode> nodes = new ArrayList<>();
    private final Proxy nginx;

    /** Starts everything, and waits for it. */
    public Pair() {
        Map<String, String> trust = Map.of("djust.redis.tls.truststore", certificates.trustStore(),
                "djust.redis.tls.truststore.password", Certificates.PASSWORD);
        Map<String, String> show = new HashMap<>(trust);
        show.putAll(Map.of("djust.redis.tls.keystore", certificates.keyStore(), "djust.redis.tls.keystore.password",
                Certificates.PASSWORD));
        List<Path> wars = List.of(war(SENTINELS, sentinels.url(), trust), war(CLUSTER, redisCluster.url(), Map.of()),
                war(SECURED, secured.url(), show), signIns(show));
        nodes.add(new PairNode(ServerKind.WILDFLY, work.resolve("wildfly"), wars));
        nodes.add(new PairNode(ServerKind.PAYARA, work.resolve("payara"), wars));
        nginx = new Nginx(work.resolve("nginx"), List.of(nodes.get(0).address(), nodes.get(1).address(),
                nodes.get(1).address() + " down"));
        nodes.forEach(node -> List.of(SENTINELS, CLUSTER, SECURED, SIGN_INS).forEach(node::awaitReady));
    }

    private Path war(String application, String redis, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("djust.redis.url", redis);
        return ClusterWar.export(work.resolve(application + ".war"), ClusterWar.LEDGER, all);
    }

    private Path signIns(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of("djust.redis.url", secured.url(), "djust.app", SIGN_INS, "djust.user.recheck",
                RECHECK.toString()));
        return ClusterWar.export(work.resolve(SIGN_INS + ".war"),
                WebArchiveBuilder.of(VaultView.class).template("vault.html", VaultView.TEMPLATE).template("hall.html",
                        HallView.TEMPLATE),
                all);
    }

    /** An application as visitors see it. */
    Site site(String application) {
        return Cluster.site(nginx.port(), application);
    }

    /** WildFly and Payara. */
    List<PairNode> nodes() {
        return List.copyOf(nodes);
    }

    RedisSentinels sentinels() {
        return sentinels;
    }

    RedisCluster redisCluster() {
        return redisCluster;
    }

    SecuredRedis secured() {
        return secured;
    }

    @Override
    public void close() {
        nodes.forEach(PairNode::kill);
        nginx.close();
        secured.close();
        redisCluster.close();
        sentinels.close();
        certificates.close();
    }
}
