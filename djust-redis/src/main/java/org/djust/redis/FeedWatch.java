package org.djust.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.djust.spi.NodeServices;
import org.djust.spi.StateUnavailableException;

/** Finds feeds that hear nothing, or not all, while their connections look well. Thread-safe. */
final class FeedWatch {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final Link link;
    private final ChannelScripts scripts;
    private final boolean sharded;
    private final long patience;
    private final NodeServices node;

    /**
     * @param sharded whether there are several servers, so that what is published at one may not be what is heard at another
     * @param timeout how long an answer may take
     */
    FeedWatch(Feeds feeds, Link link, ChannelScripts scripts, boolean sharded, Duration timeout, NodeServices node) {
        this.feeds = feeds;
        this.link = link;
        this.scripts = scripts;
        this.sharded = sharded;
        this.patience = patience(timeout);
        this.node = node;
    }

    /** How long a feed may be silent, in nanoseconds. */
    static long patience(Duration timeout) {
        return timeout.plus(PERIOD).toNanos();
    }

    void start() {
        node.timer().every(PERIOD, this::tend);
    }

    private void tend() {
        feeds.all().forEach(home -> home.feed().listen());
        if (link.away() == null) {
            Tasks.execute(node, () -> {
                check(feeds.all().stream().filter(Home::takeDoubt).toList());
                if (sharded) {
                    echo();
                }
            });
        }
    }

    /** A former primary, which is a replica, takes subscribers, too. */
    private void check(List<Home> doubted) {
        if (doubted.isEmpty()) {
            return;
        }
        try {
            Set<String> lives = link.lives();
            doubted.stream().filter(home -> !lives.contains(home.feed().life())).forEach(home -> home.feed().close());
        } catch (StateUnavailableException e) {
            doubted.forEach(Home::doubt);
        }
    }

    /** What is published at each feed's server, by the way of all that is published, must be heard by the feed. */
    private void echo() {
        List<Home> homes = new ArrayList<>();
        for (Home home : feeds.all()) {
            if (home.echo() == null) {
                home.topics().stream().findAny()
                        .ifPresent(topic -> home.echoOn(scripts.echoChannel(node.nodeId(), topic)));
            } else {
                homes.add(home);
            }
        }
        Object[] replies = homes.isEmpty() ? new Object[0]
                : link.ask(homes.stream().map(home -> scripts.echo(home.echo())).toList());
        for (int i = 0; i < replies.length; i++) {
            if (replies[i] instanceof Long) {
                homes.get(i).echoSent(node.nanos().getAsLong(), patience);
            }
        }
    }
}
