package org.djust.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import org.djust.spi.Roster.Member;

/**
 * Keeps the roster of an application's nodes, each for as long as its lease is renewed. All times are the store's own, so
 * that nodes need not agree on the time. Thread-safe; no method blocks. What one node asks is carried out in the order in
 * which it asks.
 * <p>
 * Stages complete with {@link StateUnavailableException} when the store doesn't answer; what was asked may then have been
 * done.
 */
public interface ClusterBackend {

    /** Called once, before all else. */
    void start(NodeServices node);

    /**
     * Registers this node, or keeps it registered, for the time of the lease from now, and returns the roster. A node that
     * is not registered, or only under an epoch before the given one, gets an epoch that it never had: it was swept, or
     * what the store had of it is lost.
     *
     * @param epoch    under which this node last knew itself to be registered; 0 when it never was
     * @param metadata one text for other nodes, which replaces the one before
     */
    CompletionStage<Roster> renew(long epoch, String metadata, Duration lease);

    /**
     * Takes a node off the roster whose lease has lapsed for longer than the grace, unless it has been renewed or registered
     * anew since the roster that it is from, however late this is carried out. Of all who ask, the one that does it is named in the roster's departures; that is how it learns of it,
     * also when the answer is lost.
     */
    CompletionStage<Void> sweep(Member member, Duration grace);

    /** Takes this node off the roster, if it is registered under this epoch. */
    CompletionStage<Void> leave(long epoch);
}
