package org.djust.spi;

import java.time.Duration;
import java.util.List;

/**
 * The nodes of an application, at one moment of the store's time.
 *
 * @param epoch      under which the node that asked is registered
 * @param members    all nodes that are registered, the one that asked included
 * @param departures nodes that were taken off, for at least a minute after; of each node the last one
 */
public record Roster(long epoch, List<Member> members, List<Departure> departures) {

    public Roster {
        members = List.copyOf(members);
        departures = List.copyOf(departures);
    }

    /**
     * A node that is registered.
     *
     * @param epoch    higher each time that the node is registered anew
     * @param leaseEnd tells renewals apart: when its lease ends, by the store's time
     * @param metadata what it gave
     * @param lapsed   time since its lease ended; zero while it holds
     */
    public record Member(String id, long epoch, long leaseEnd, String metadata, Duration lapsed) {
    }

    /**
     * A node that was taken off the roster.
     *
     * @param epoch under which it was registered
     * @param by    the node that swept it; its own id when it left
     */
    public record Departure(String id, long epoch, String by) {
    }
}
