package org.djust.internal.cluster;

import org.djust.internal.log.Event;
import org.djust.spi.Roster.Member;

/** Logs what becomes of other nodes, as events. */
public final class NodeEvents implements MembershipListener {

    private final String here;

    /** @param here the id of this node */
    public NodeEvents(String here) {
        this.here = here;
    }

    @Override
    public void joined(Member member) {
        Event.NODE_JOINED.log(here, member.id(), name(member));
    }

    @Override
    public void suspected(Member member) {
        Event.NODE_SUSPECTED.log(here, member.id(), name(member));
    }

    @Override
    public void left(Member member, boolean died) {
        Event.NODE_LEFT.log(here, member.id(), name(member), died);
    }

    private static String name(Member member) {
        return Metadata.read(member.metadata()).get("name");
    }
}
