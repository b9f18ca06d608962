package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ClusterBackend} must do for a node that is alone. */
public abstract class ClusterBackendContract {

    /** Long against any delay of a test, when time is real. */
    protected static final Duration LONG = Duration.ofMinutes(10);

    protected final TestServices services = new TestServices();
    protected NodeServices node;
    protected ClusterBackend backend;

    /** One more node's backend, not started. */
    protected abstract ClusterBackend open();

    @BeforeEach
    void startOne() {
        node = services.node();
        backend = started(node);
    }

    @AfterEach
    void stopServices() {
        services.close();
    }

    protected final ClusterBackend started(NodeServices with) {
        ClusterBackend opened = open();
        opened.start(with);
        return opened;
    }

    /** This node in the roster of its own renewal. */
    protected final Member self(Roster roster) {
        return roster.members().stream().filter(member -> member.id().equals(node.nodeId())).findAny().orElseThrow();
    }

    @Test
    void aNodeThatRenewsIsOnTheRoster() {
        Roster roster = Await.result(backend.renew(0, "name=ü\n=\n", LONG));
        assertTrue(roster.epoch() > 0);
        Member self = self(roster);
        assertEquals(new Member(node.nodeId(), roster.epoch(), self.leaseEnd(), "name=ü\n=\n", Duration.ZERO), self);
    }

    @Test
    void renewingKeepsTheEpochAndReplacesTheMetadata() {
        long epoch = Await.result(backend.renew(0, "one", LONG)).epoch();
        assertEquals(epoch, Await.result(backend.renew(0, "two", LONG)).epoch());
        Roster roster = Await.result(backend.renew(epoch, "", LONG));
        assertEquals(epoch, roster.epoch());
        assertEquals("", self(roster).metadata());
    }

    @Test
    void aNodeThatHadAHigherEpochThanTheStoreKnowsGetsOneThatItNeverHad() {
        long epoch = Await.result(backend.renew(0, "", LONG)).epoch();
        assertTrue(Await.result(backend.renew(epoch + 5, "", LONG)).epoch() > epoch + 5);
    }

    @Test
    void aNodeThatLeftIsRegisteredAnewUnderAHigherEpoch() {
        long epoch = Await.result(backend.renew(0, "", LONG)).epoch();
        Await.result(backend.leave(epoch));
        assertTrue(Await.result(backend.renew(epoch, "", LONG)).epoch() > epoch);
    }

    @Test
    void leavingUnderAnotherEpochDoesNothing() {
        long epoch = Await.result(backend.renew(0, "", LONG)).epoch();
        Await.result(backend.leave(epoch - 1));
        Await.result(backend.leave(epoch + 1));
        assertEquals(epoch, Await.result(backend.renew(0, "", LONG)).epoch());
    }

    @Test
    void nobodySweepsANodeWhoseLeaseHolds() {
        Member self = self(Await.result(backend.renew(0, "", LONG)));
        Await.result(backend.sweep(self, Duration.ZERO));
        Roster roster = Await.result(backend.renew(self.epoch(), "", LONG));
        assertEquals(self.epoch(), roster.epoch());
        assertEquals(List.of(), roster.departures().stream().filter(gone -> gone.id().equals(node.nodeId())).toList());
    }
}
