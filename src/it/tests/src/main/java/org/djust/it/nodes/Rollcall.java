package org.djust.it.nodes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.djust.NodeJoined;
import org.djust.NodeLeft;
import org.djust.NodeSuspected;

/** Writes down what becomes of other nodes. */
@ApplicationScoped
public class Rollcall {

    private final List<String> events = new ArrayList<>();

    synchronized void joined(@Observes NodeJoined event) {
        events.add("joined " + event.node().metadata().get("name"));
    }

    synchronized void suspected(@Observes NodeSuspected event) {
        events.add("suspected " + event.node().metadata().get("name"));
    }

    synchronized void left(@Observes NodeLeft event) {
        events.add("left " + event.node().metadata().get("name"));
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }
}
