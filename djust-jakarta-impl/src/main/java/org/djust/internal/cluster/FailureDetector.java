package org.djust.internal.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.djust.spi.Roster;
import org.djust.spi.Roster.Departure;
import org.djust.spi.Roster.Member;

/**
 * What one node makes of the rosters that it gets: who is there, who is suspected, who may be swept. Not thread-safe.
 * <p>
 * That a lease has lapsed condemns nobody: the store may have been away, or be back with old data, and then those of all
 * have. A node counts as dead when this one has seen its lease lapsed for as long as the grace and a lease, with rosters
 * that came without interruption: a node that lives renews meanwhile.
 */
class FailureDetector {

    private final String self;
    private final long lease;
    private final long patience;
    private final Map<String, Peer> peers = new HashMap<>();
    private final Set<Departure> swept = new HashSet<>();
    private long epoch;
    /** When the roster before arrived; null when there was none, or an interruption since. */
    private Long previous;
    private List<Consumer<MembershipListener>> news;

    FailureDetector(String self, Duration lease, Duration grace) {
        this.self = self;
        this.lease = lease.toNanos();
        this.patience = Math.max(lease.toNanos(), grace.toNanos());
    }

    /** A renewal failed. */
    void interrupted() {
        previous = null;
    }

    /** @return what is new, in order; times are this node's */
    List<Consumer<MembershipListener>> observe(Roster roster, long sent, long received) {
        news = new ArrayList<>();
        if (previous != null && received - previous > lease) {
            interrupted();
        }
        if (roster.epoch() != epoch) {
            epoch = roster.epoch();
            news.add(listener -> listener.registered(roster.epoch()));
        }
        Set<String> missing = new HashSet<>(peers.keySet());
        for (Member member : roster.members()) {
            if (!member.id().equals(self) && present(member, sent, received)) {
                missing.remove(member.id());
            }
        }
        missing.forEach(id -> missing(peers.get(id), roster.departures(), sent, received));
        learnWhomItSwept(roster.departures());
        previous = received;
        return news;
    }

    /** False for what a store has that went back to old data, unless the node goes on from there. */
    private boolean present(Member member, long sent, long received) {
        Peer peer = peers.get(member.id());
        boolean lapsed = !member.lapsed().isZero();
        if (peer != null && member.epoch() < peer.member().epoch() && lapsed) {
            return false;
        }
        if (peer == null) {
            peer = new Peer(member);
            peers.put(member.id(), peer);
            news.add(listener -> listener.joined(member));
        } else if (member.epoch() != peer.member().epoch()) {
            peer.holds();
            news.add(listener -> listener.renewed(member));
        }
        peer.update(member);
        if (lapsed) {
            lapsed(peer, member.lapsed(), sent, received);
        } else if (peer.isSuspect()) {
            peer.holds();
            news.add(listener -> listener.recovered(member));
        }
        return true;
    }

    /** Unless it departed, the store has lost it: then it has as much time to come back. */
    private void missing(Peer peer, List<Departure> departures, long sent, long received) {
        Member member = peer.member();
        Departure departure = departures.stream()
                .filter(gone -> gone.id().equals(member.id()) && gone.epoch() >= member.epoch()).findAny().orElse(null);
        if (departure == null) {
            lapsed(peer, Duration.ZERO, sent, received);
        }
        if (departure != null || isDead(peer, sent)) {
            peers.remove(member.id());
            boolean died = departure == null || !departure.by().equals(member.id());
            news.add(listener -> listener.left(member, died));
        }
    }

    private void lapsed(Peer peer, Duration lapsed, long sent, long received) {
        if (!peer.isSuspect()) {
            Member member = peer.member();
            news.add(listener -> listener.suspected(member));
        }
        peer.lapsed(lapsed, previous, sent, received);
    }

    private boolean isDead(Peer peer, long now) {
        return peer.isSuspect() && peer.untilDead(patience, now) < 0;
    }

    private void learnWhomItSwept(List<Departure> departures) {
        swept.retainAll(departures);
        for (Departure gone : departures) {
            boolean own = gone.by().equals(self) && !gone.id().equals(self);
            if (own && swept.add(gone) && !peers.containsKey(gone.id())) {
                news.add(listener -> listener.swept(gone.id(), gone.epoch()));
            }
        }
    }

    /** Whom to sweep, as far as a roster that was asked for at that time tells. */
    List<Member> dead(long sent) {
        return peers.values().stream().filter(peer -> isDead(peer, sent)).map(Peer::member).toList();
    }

    /** How long until the next one may be dead; null when nobody may. */
    Duration untilDead(long now) {
        return peers.values().stream().filter(Peer::isSuspect).map(peer -> peer.untilDead(patience, now))
                .filter(nanos -> nanos >= 0).min(Comparator.naturalOrder()).map(Duration::ofNanos).orElse(null);
    }

    /** The other nodes that have not left, and whether they are suspected. */
    Map<Member, Boolean> peers() {
        return peers.values().stream().collect(Collectors.toMap(Peer::member, Peer::isSuspect));
    }
}
