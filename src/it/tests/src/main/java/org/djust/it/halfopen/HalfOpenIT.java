package org.djust.it.halfopen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.time.Duration;
import org.djust.it.Await;
import org.djust.it.Bystander;
import org.djust.it.LivePage;
import org.djust.it.ProbeClient;
import org.djust.it.RawSocket;
import org.djust.it.ServerProcess;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.probe.Probe;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
public class HalfOpenIT {

    private static final int EVENTS = 1000;
    private static final int MEGABYTE = 1 << 20;

    @ArquillianResource
    private URL base;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(HalfOpenIT.class).config("djust.ping.interval", "PT1S")
                .config("djust.outbound.max-kb", "128").config("djust.rate.permits", "100000")
                .config("djust.mailbox.expiry", "PT60S")
                .template("board.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p>"
                        + "<p id=\"text\">{{ text }}</p></body></html>")
                .build().addPackage(Probe.class.getPackage());
    }

    private static void join(RawSocket raw, LivePage page) throws Exception {
        raw.text("[\"j\",0,\"" + page.token() + "\",1]");
        assertTrue(raw.read().text().startsWith("[\"j\",0,1,0]"));
    }

    @Test
    void aClientThatDoesNotAnswerPingsIsDroppedAndOthersAreNot() throws Exception {
        Site site = Site.at(base);
        Bystander bystander = new Bystander(site, "board");
        try (RawSocket raw = RawSocket.open(site)) {
            join(raw, LivePage.visit(site, "board"));
            long start = System.nanoTime();
            raw.awaitClose(Duration.ofSeconds(30));
            System.out.println("dropped after " + Duration.ofNanos(System.nanoTime() - start));
        }
        bystander.goesOn();
        bystander.close();
    }

    @Test
    void aSlowReaderGetsTheLatestStateAndCostsLittleMemory() throws Exception {
        Site site = Site.at(base);
        ProbeClient probe = new ProbeClient(site);
        Bystander bystander = new Bystander(site, "board");
        ServerProcess server = ServerProcess.find();
        try (RawSocket raw = RawSocket.open(site)) {
            join(raw, LivePage.visit(site, "board"));
            long before = server.heap();
            for (int i = 1; i <= EVENTS; i++) {
                raw.text("[\"e\",0," + i + ",\"write\",{\"number\":" + i + "}]");
            }
            Await.until("all events are applied", () -> probe.count("written") == EVENTS);
            long grown = server.heap() - before;
            assertTrue(grown < 8 * MEGABYTE, grown + " bytes more in memory");
            bystander.goesOn();
            int frames = readUntil(raw, " written " + EVENTS + "\"");
            System.out.println(frames + " frames for " + EVENTS + " events, heap " + grown);
            assertTrue(frames < EVENTS / 2, frames + " frames");
        }
        bystander.close();
    }

    private static int readUntil(RawSocket raw, String text) throws Exception {
        int frames = 0;
        RawSocket.Frame frame;
        do {
            frame = raw.read();
            assertTrue(frame != null, "the connection ended after " + frames + " frames");
            frames += frame.opcode() == RawSocket.TEXT ? 1 : 0;
            if (frame.opcode() == RawSocket.PING) {
                raw.frame(RawSocket.PONG, true, frame.payload());
            }
        } while (!frame.text().contains(text));
        return frames;
    }
}
