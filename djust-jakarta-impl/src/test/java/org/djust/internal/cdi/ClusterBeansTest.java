package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

import org.djust.Cluster;
import org.djust.NodeInfo;
import org.djust.NodeInfo.State;
import org.djust.NodeJoined;
import org.djust.NodeLeft;
import org.djust.NodeSuspected;
import org.djust.internal.cluster.Membership;
import org.djust.internal.config.Nodes;
import org.djust.internal.memory.MemoryClusterBackend;
import org.djust.internal.memory.MemoryStateBackend;
import org.djust.spi.Commit;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster.Member;
import org.djust.spi.Timer;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What applications see of their nodes. */
class ClusterBeansTest {

    @RequestScoped
    static class Request {
        private int events;

        int next() {
            return ++events;
        }
    }

    @ApplicationScoped
    static class Observer {
        @Inject
        Request request;
        @Inject
        Cluster cluster;
        private final List<String> told = new ArrayList<>();

        void joined(@Observes NodeJoined event) {
            told.add("joined " + event.node() + request.next());
        }

        void suspected(@Observes NodeSuspected event) {
            told.add("suspected " + event.node() + request.next());
            throw new IllegalStateException("thrown on purpose by a test");
        }

        void left(@Observes NodeLeft event) {
            told.add("left " + event.node() + request.next());
        }

        List<String> told() {
            return told;
        }

        Cluster cluster() {
            return cluster;
        }
    }

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Container container = Container.of(Observer.class, Request.class);
    private final Cluster cluster = container.get(Observer.class).cluster();

    @AfterEach
    void undeploy() {
        container.close();
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    @Test
    void withoutARunningNodeThereAreNoNodesAndWhoAsksForThisOneIsToldWhy() {
        assertEquals(List.of(), cluster.nodes());
        String reason =
                "This is no node of a cluster: the application has not started yet, has stopped, or has no live view.";
        assertEquals(reason, assertThrows(IllegalStateException.class, cluster::self).getMessage());
        assertEquals(reason, assertThrows(IllegalStateException.class, () -> cluster.ownerOf("x")).getMessage());
    }

    @Test
    void aRunningNodeIsInItsClusterAndOwnsItsViews() {
        NodeServices node = new NodeServices("one", tasks::add, Thread::new, new Timer() {
            @Override
            public void after(Duration delay, Runnable task) {
                throw new AssertionError("nobody is suspected");
            }

            @Override
            public void every(Duration period, Runnable task) {
                assertTrue(period.compareTo(Duration.ofSeconds(2)) >= 0);
            }
        }, () -> 0);
        MemoryClusterBackend backend = new MemoryClusterBackend();
        MemoryStateBackend state = new MemoryStateBackend(() -> 0);
        backend.start(node);
        state.start(node);
        Membership membership = new Membership(backend, node,
                new Nodes("shop", Duration.ofSeconds(6), Duration.ofSeconds(10)), () -> Map.of("name", "shop"));
        container.get(ApplicationCluster.class).started(membership, state, null);
        membership.start();
        run();
        NodeInfo self = new NodeInfo("one", State.UP, Map.of("name", "shop"));
        assertEquals(self, cluster.self());
        assertEquals(List.of(self), cluster.nodes());
        Await.result(state.commit(new Commit("view", 1, 1, 0, new Commit.Stamp(1, 1, 1, ""), Map.of()),
                Duration.ofMinutes(1)));
        assertEquals(self, Await.result(cluster.ownerOf("view")));
        assertNull(Await.result(cluster.ownerOf("other")));
        container.get(ApplicationCluster.class).stopped();
        assertEquals(List.of(), cluster.nodes());
    }

    @Test
    void observersAreToldInOrderEachInARequestOfItsOwnAndOneThatThrowsHarmsNobody() {
        Logger log = Logger.getLogger("org.djust.internal.cluster");
        log.setUseParentHandlers(false);
        try {
            ClusterEvents events = new ClusterEvents(container.get(BeanManager.class).getEvent(),
                    container.catalog().beans(), tasks::add);
            Member member = new Member("two", 1, 1, "name=b\nstate=DRAINING\n", Duration.ZERO);
            events.joined(member);
            events.suspected(member);
            events.left(member, false);
            assertEquals(List.of(), container.get(Observer.class).told());
            run();
            String node = "NodeInfo[id=two, state=%s, metadata={name=b}]1";
            assertEquals(List.of("joined " + node.formatted("DRAINING"), "suspected " + node.formatted("SUSPECT"),
                    "left " + node.formatted("DRAINING")), container.get(Observer.class).told());
        } finally {
            log.setUseParentHandlers(true);
        }
    }
}
