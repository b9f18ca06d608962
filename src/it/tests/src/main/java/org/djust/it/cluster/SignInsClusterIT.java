package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.UUID;

import org.djust.it.LivePage;
import org.djust.it.Site;
import org.djust.it.signins.Door;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That a role which is revoked is gone from open pages, on whichever server they are by then. */
@ExtendWith(ClusterExtension.class)
public class SignInsClusterIT {

    private static final int RETRY = 4000;
    /** Well before a server would ask by itself. */
    private static final Duration AT_ONCE = Pair.RECHECK.dividedBy(2);

    private final String ann = "ann" + UUID.randomUUID();
    private Site wildfly;
    private Site payara;

    /** Servers don't share their HTTP sessions. */
    @BeforeEach
    void signIn(Pair pair) {
        wildfly = pair.nodes().get(0).site(Pair.SIGN_INS);
        payara = pair.nodes().get(1).site(Pair.SIGN_INS);
        grant("staff,boss");
        Door.ask(wildfly, "in&user=" + ann);
        Door.ask(payara, "in&user=" + ann);
    }

    /** As if both asked one database. */
    private void grant(String roles) {
        Door.ask(wildfly, "grant&roles=" + roles + "&user=" + ann);
        Door.ask(payara, "grant&roles=" + roles + "&user=" + ann);
    }

    private static void isClosed(LivePage page, Duration within) {
        assertEquals(RETRY, page.line().socket().awaitClose(within));
    }

    @Test
    void whatOneServerIsToldAPageHearsThatHasMovedToTheOther() {
        LivePage page = LivePage.join(wildfly, "vault").call("take", null).awaitText("taken 1 " + ann);
        page.via(payara).connect().call("take", null).awaitText("taken 2 " + ann);
        grant("staff");
        Door.ask(wildfly, "recheck&user=" + ann);
        isClosed(page, AT_ONCE);
        Door.mayNotEmpty(page.connect());
        page.call("take", null).awaitText("taken 3 " + ann);

        page.via(wildfly).connect().call("take", null).awaitText("taken 4 " + ann);
        grant("none");
        Door.ask(payara, "recheck&user=" + ann);
        isClosed(page, AT_ONCE);
        assertEquals("forbidden", Door.rejoin(page, wildfly));
        assertEquals("forbidden", Door.rejoin(page, payara));
    }

    @Test
    void aPageThatHasMovedIsAskedThoughNobodyTold() {
        LivePage page = LivePage.join(payara, "vault").call("empty", null).awaitText("taken 1000");
        page.via(wildfly).connect();
        grant("staff");
        isClosed(page, Pair.RECHECK.plusSeconds(5));
        Door.mayNotEmpty(page.connect());
        Door.mayNotEmpty(page.via(payara).connect());
    }
}
