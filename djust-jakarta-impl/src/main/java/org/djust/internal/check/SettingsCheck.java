package org.djust.internal.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.djust.internal.config.Backends;
import org.djust.internal.config.DjustConfig;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.channel.HubLimits;
import org.djust.spi.check.Check;
import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;

/** What can be told from the settings alone. */
public final class SettingsCheck implements Check {

    private static final String MEMORY = "memory";
    /** Pages retry up to 10 s apart, and a handshake may take as long. */
    private static final Duration RETRIES = Duration.ofSeconds(30);
    /** A page notices after 15 s that its node says nothing more, and its first handshake may take 5. */
    private static final Duration RETURN = Duration.ofSeconds(20);
    private static final int VARIETY = 10;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public List<Finding> check(Function<String, String> source, int nodes) {
        findings.clear();
        try {
            HubLimits.read(new Settings(source));
            DjustConfig config = DjustConfig.read(source);
            backends(config.backends(), nodes);
            times(config);
            trust(config, source);
        } catch (SettingsException e) {
            e.problems().forEach(problem -> add("setting-refused", Severity.ERROR, problem,
                    "The deployment fails with it.", "Do as it says."));
        }
        return List.copyOf(findings);
    }

    private void add(String id, Severity severity, String what, String why, String fix) {
        findings.add(new Finding(id, severity, what, why, fix));
    }

    private void backends(Backends backends, int nodes) {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("state", backends.state());
        roles.put("channel", backends.channels());
        roles.put("cluster", backends.cluster());
        roles.put("presence", backends.presence());
        roles.put("ratelimit", backends.rates());
        boolean shared = roles.values().stream().anyMatch(name -> !name.equals(MEMORY));
        roles.forEach((role, name) -> {
            if (name.equals(MEMORY) && (nodes > 1 || shared)) {
                inMemory(role, nodes > 1);
            }
        });
        if (!shared && nodes == 0) {
            add("one-node", Severity.INFO, "All backends are memory.",
                    "That is for one node: state is gone when it stops, and nodes would not know of each other.",
                    "For several nodes set djust.backend=redis; say --nodes 1 if there is one.");
        }
    }

    private void inMemory(String role, boolean several) {
        String why = switch (role) {
            case "state" ->
                "Another node has no state of a page that comes to it: it mounts again, and what was done is lost.";
            case "channel" -> "Broadcasts reach only the node that they are made on.";
            case "cluster" ->
                "Nodes don't know of each other: Cluster lists one, and nobody sweeps what a dead one left.";
            case "presence" -> "Visitors see only those on the same node.";
            default -> "Each node counts alone: with n nodes users may have n times as much.";
        };
        add(role + "-in-memory", several ? Severity.ERROR : Severity.WARNING,
                "djust." + role + ".backend is memory, "
                        + (several ? "with more than one node." : "though others are shared."),
                why, "Set djust." + role + ".backend=redis, or djust.backend=redis for all.");
    }

    private void times(DjustConfig config) {
        if (config.sessions().ttl().compareTo(RETRIES) < 0) {
            add("ttl-short", Severity.WARNING, "djust.session.ttl is " + config.sessions().ttl() + ".",
                    "A page that lost its connection may need " + RETRIES
                            + " to come back, and would find its state gone.",
                    "Give it some minutes at least; PT1H is the default.");
        }
        if (config.sessions().ttl().compareTo(config.sessions().detachedTtl()) < 0) {
            add("ttl-order", Severity.WARNING, "djust.session.ttl is shorter than djust.session.detached-ttl.",
                    "What is stored of a view would be gone while it is still in memory.",
                    "Make djust.session.ttl the longer one.");
        }
        boolean shared = !config.backends().presence().equals(MEMORY);
        if (shared && config.nodes().lease().plus(config.nodes().grace()).compareTo(RETURN) < 0) {
            add("grace-short", Severity.WARNING,
                    "djust.cluster.lease and djust.presence.grace are less than " + RETURN + " together.",
                    "A page whose node loses its power needs that long to come back: others would see its user leave, and come.",
                    "Leave them at PT6S and PT20S.");
        }
    }

    private void trust(DjustConfig config, Function<String, String> source) {
        String secret = source.apply("djust.secret");
        if (secret == null) {
            add("secret-random", Severity.WARNING, "djust.secret is not set.",
                    "Each start makes another one: pages that are open then mount again.",
                    "Set 32 or more random characters, from a secret of your platform.");
        } else if (secret.chars().distinct().count() < VARIETY) {
            add("secret-weak", Severity.WARNING, "djust.secret has few different characters.",
                    "Whoever guesses it can name any view and user.", "Take 32 or more random characters.");
        }
        for (String origin : config.security().origins()) {
            if (origin.startsWith("http:") && !origin.contains("localhost") && !origin.contains("127.0.0.1")) {
                add("origin-plain", Severity.WARNING, "djust.origins allows " + origin + ".",
                        "A page that came without TLS can be changed on its way, and connects with its user's session.",
                        "Allow the https origin only.");
            }
        }
        if (config.security().proxies().isEmpty()) {
            add("proxies-none", Severity.INFO, "djust.proxies is not set.",
                    "Behind a proxy all visitors have its address: more than djust.limit.connections-per-address ("
                            + config.limits().connectionsPerAddress() + ") together are refused.",
                    "Name the proxies' addresses or networks if there are any.");
        }
        for (String proxy : config.security().proxies()) {
            if (proxy.endsWith("/0")) {
                add("proxies-everyone", Severity.ERROR, "djust.proxies has " + proxy + ".",
                        "Anybody may claim to be any address, scheme and host by a header.",
                        "Name the proxies' own networks.");
            }
        }
    }
}
