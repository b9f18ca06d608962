package org.djust.internal.cluster;

import java.util.Map;
import java.util.TreeMap;

import org.djust.NodeInfo;
import org.djust.NodeInfo.State;
import org.djust.spi.Roster.Member;

/** Makes what applications see of nodes. */
public final class NodeInfos {

    /** Told beside what applications see. */
    private static final String STATE = "state";

    private NodeInfos() {
    }

    static NodeInfo of(String id, State state, Map<String, String> facts) {
        return new NodeInfo(id, state, facts);
    }

    /** A node as others see it. */
    public static NodeInfo of(Member member, boolean suspect) {
        Map<String, String> facts = Metadata.read(member.metadata());
        boolean draining = State.DRAINING.name().equals(facts.remove(STATE));
        return new NodeInfo(member.id(), suspect ? State.SUSPECT : draining ? State.DRAINING : State.UP, facts);
    }

    /** A node's own, for the store. */
    static String text(NodeInfo self) {
        Map<String, String> facts = new TreeMap<>(self.metadata());
        facts.put(STATE, self.state().name());
        return Metadata.write(facts);
    }
}
