package org.djust.it.badframes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.djust.it.Await;
import org.djust.it.Bystander;
import org.djust.it.LiveLine;
import org.djust.it.LivePage;
import org.djust.it.LiveSocket;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
public class BadFramesIT {

    private static final int REMOUNT = 4001;
    private static final int STOP = 4003;
    private static final int MEGABYTE = 1 << 20;

    @ArquillianResource
    private URL base;
    private Site site;
    private Bystander bystander;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(BadFramesIT.class).config("djust.token.ttl", "PT8S")
                .template("desk.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p></body></html>")
                .build().addPackage(Probe.class.getPackage());
    }

    @BeforeEach
    void others() {
        site = Site.at(base);
        bystander = new Bystander(Site.at(base), "desk");
    }

    @AfterEach
    void goOn() {
        bystander.goesOn();
        bystander.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{}", "[", "[]", "[\"e\"", "[\"e\",0,1,\"count\"",
            "[\"e\",0,1,\"count\",{\"a\":",
            "[\"e\",0,1,\"count\",{}] []", "[1,2]", "[null]", "[\"z\",0]", "[\"e\"]", "[\"e\",0]", "[\"e\",0,1]",
            "[\"e\",0,1,\"count\",{},5]", "[\"e\",\"0\",1,\"count\"]", "[\"e\",0,\"1\",\"count\"]",
            "[\"e\",0,1,7]", "[\"e\",0,1,\"count\",[]]", "[\"e\",0,1,\"count\",\"x\"]", "[\"e\",-1,1,\"count\"]",
            "[\"e\",0,0,\"count\"]", "[\"e\",0,1.5,\"count\"]", "[\"e\",0,99999999999999999999,\"count\"]",
            "[\"e\",0,1,\"\"]", "[\"m\",0,1,\"count\"]", "[\"j\",0]", "[\"j\",0,\"token\"]", "[\"j\",0,5,1]",
            "[\"l\"]", "[\"r\",0,0]", "[\"p\",1]"})
    void whatIsNoFrameEndsTheConnection(String text) {
        LivePage page = LivePage.join(site, "desk").send(text);
        assertEquals(STOP, page.line().socket().awaitClose());
    }

    @Test
    void deepNestingIsNoFrame() {
        LivePage page = LivePage.join(site, "desk");
        page.send("[\"e\",0,1,\"count\",{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}]");
        assertEquals(STOP, page.line().socket().awaitClose());
    }

    @Test
    void aFrameAboveTheLimitEndsTheConnection() throws Exception {
        for (int size : new int[] {66_000, 4 * MEGABYTE}) {
            try (RawSocket raw = RawSocket.open(site)) {
                assertEquals(STOP, closeAfter(raw, () -> raw.text("[\"" + "x".repeat(size))));
            }
        }
    }

    @Test
    void fragmentsWithoutEndEndTheConnectionAndCostNoMemory() throws Exception {
        ServerProcess server = ServerProcess.find();
        long before = server.heap();
        RawSocket[] open = new RawSocket[5];
        for (int i = 0; i < open.length; i++) {
            RawSocket raw = open[i] = RawSocket.open(site);
            byte[] part = "x".repeat(16_000).getBytes();
            assertEquals(STOP, closeAfter(raw, () -> {
                raw.frame(RawSocket.TEXT, false, part);
                for (int sent = 0; sent < 8 * MEGABYTE; sent += part.length) {
                    raw.frame(RawSocket.CONTINUATION, false, part);
                }
            }));
        }
        long grown = server.heap() - before;
        assertTrue(grown < 8 * MEGABYTE, grown + " bytes more in memory");
        for (RawSocket raw : open) {
            raw.close();
        }
    }

    @Test
    void aCompressedBombEndsTheConnectionAndCostsNoMemory() throws Exception {
        ServerProcess server = ServerProcess.find();
        byte[] bomb = deflated("[".repeat(64 * MEGABYTE).getBytes());
        long before = server.heap();
        try (RawSocket raw = RawSocket.open(site, "Sec-WebSocket-Extensions: permessage-deflate")) {
            int code = closeAfter(raw, () -> raw.frame(RawSocket.TEXT | RawSocket.COMPRESSED, true, bomb));
            assertNotEquals(1000, code);
        }
        long grown = server.heap() - before;
        assertTrue(grown < 8 * MEGABYTE, grown + " bytes more in memory");
    }

    private static byte[] deflated(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private interface Sending {
        void run() throws IOException;
    }

    /** What the server says to something long that it may refuse while it is still being sent. */
    private static int closeAfter(RawSocket raw, Sending sending) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                sending.run();
            } catch (IOException e) {
                // the server has stopped listening, which is its right
            }
            return raw.awaitClose();
        });
    }

    @Test
    void aBinaryFrameEndsTheConnection() throws Exception {
        try (RawSocket raw = RawSocket.open(site)) {
            int code = raw.frame(RawSocket.BINARY, true, new byte[] {1, 2, 3}).awaitClose();
            assertEquals(STOP, code);
        }
    }

    @Test
    void aFrameThatIsOnlyBegunHarmsNobody() throws Exception {
        try (RawSocket raw = RawSocket.open(site)) {
            raw.begin(RawSocket.TEXT, true, 1000);
            bystander.goesOn();
        }
    }

    @Test
    void anEventForAViewThatIsNotJoinedAsksToRemount() {
        LivePage page = LivePage.visit(site, "desk").attach(LiveLine.open(site));
        page.call("count", null).await(p -> p.count("x") > 0);
        assertEquals("remount", page.last("x").getString(3));
        page.send("[\"r\",0]").await(p -> p.count("x") > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "nothing", "toString", "count()", "__proto__"})
    void whatIsNoHandlerIsUnknown(String name) {
        LivePage page = LivePage.join(site, "desk").call(name, null).await(p -> p.count("x") > 0);
        assertEquals("unknown", page.last("x").getString(3));
        page.call("count", null).awaitText("count 1<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\":\"x\"}", "{\"amount\":1.5}", "{\"amount\":99999999999}", "{\"amount\":[1]}",
            "{\"amount\":{}}", "{\"amount\":true}"})
    void aParameterOfAnotherTypeIsBad(String params) {
        LivePage page = LivePage.join(site, "desk").call("add", params).await(p -> p.count("x") > 0);
        assertEquals("bad", page.last("x").getString(3));
        page.call("count", null).awaitText("count 1<");
    }

    private String joinWith(Site as, String token) {
        try (LiveLine line = LiveLine.open(as)) {
            LivePage page = LivePage.visit(as, "desk").attach(line);
            page.send("[\"j\",0,\"" + token + "\",1]").await(p -> !p.frames().isEmpty());
            return page.count("x") > 0 ? page.last("x").getString(3) : "joined";
        }
    }

    @Test
    void aForgedTokenAsksToRemount() {
        String token = LivePage.visit(site, "desk").token();
        assertEquals("joined", joinWith(site, token));
        for (int i = 0; i < token.length(); i += 5) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertEquals("remount", joinWith(site, token.substring(0, i) + other + token.substring(i + 1)));
        }
        assertEquals("remount", joinWith(site, "x"));
    }

    @Test
    void anExpiredTokenAsksToRemount() {
        String token = LivePage.visit(site, "desk").token();
        Await.until("the token expires", Duration.ofSeconds(30), () -> joinWith(site, token).equals("remount"));
    }

    @Test
    void aTokenIsForOneUser() {
        String token = LivePage.visit(ProbeClient.signedIn(Site.at(base), "jim"), "desk").token();
        assertEquals("signin", joinWith(ProbeClient.signedIn(Site.at(base), "bob"), token));
        assertEquals("signin", joinWith(site, token));
    }

    @Test
    void aPageOfAForeignOriginMayNotConnect() {
        String host = "localhost:" + site.page("").getPort();
        for (String origin : new String[] {"https://" + host, "http://localhost:1", "http://localhost",
                "http://evil.example",
                "http://" + host + ".evil.example", "http://evil.example:" + site.page("").getPort(), "null", null}) {
            assertEquals(403, site.socket(LivePage.ENDPOINT).origin(origin).refusal(), origin);
        }
    }

    @Test
    void anotherProtocolAsksToRemount() {
        for (String version : new String[] {"", "?v=2", "?v="}) {
            try (LiveSocket socket = site.socket("djust/ws" + version).open()) {
                assertEquals(REMOUNT, socket.awaitClose(), version);
            }
        }
    }
}
