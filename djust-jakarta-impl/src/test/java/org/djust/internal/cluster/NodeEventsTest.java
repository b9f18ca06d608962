package org.djust.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.internal.log.Events;
import org.djust.spi.Roster.Member;
import org.junit.jupiter.api.Test;

class NodeEventsTest {

    @Test
    void whatBecomesOfOtherNodesIsLoggedWithTheirIdsAndNames() {
        Member member = new Member("n2", 1, 1, Metadata.write(Map.of("name", "web 2")), Duration.ZERO);
        NodeEvents node = new NodeEvents("n1");
        try (Events events = new Events()) {
            node.joined(member);
            node.suspected(member);
            node.left(member, true);
            assertEquals(List.of("event=node-joined node=n1 other=n2 name=\"web 2\"",
                    "event=node-suspected node=n1 other=n2 name=\"web 2\"",
                    "event=node-left node=n1 other=n2 name=\"web 2\" died=true"), events.lines());
        }
    }
}
