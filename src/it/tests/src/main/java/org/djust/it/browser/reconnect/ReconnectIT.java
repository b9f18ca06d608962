package org.djust.it.browser.reconnect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Site;
import org.djust.it.TcpProxy;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class ReconnectIT {

    private static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Journal</title></head><body>
            <output id="entries">{{ entries | join(",") }}</output>
            <button id="add" type="button" dj-click="add" dj-value-entry="x">Add</button>
            <input id="draft">
            </body></html>
            """;
    private static final Pattern DISCONNECTED = Pattern.compile("\\bdj-disconnected\\b");
    private static final Pattern CONNECTED = Pattern.compile("\\bdj-connected\\b");

    @ArquillianResource
    private URL base;

    private TcpProxy network;
    private Page page;
    private String name;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(ReconnectIT.class).template("journal.html", TEMPLATE).build();
    }

    @BeforeEach
    void open(Browser browser, TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName() + "/";
        network = TcpProxy.to(base.getPort());
        page = browser.newPage();
        page.clock().install(new Clock.InstallOptions().setTime(0));
        page.navigate("http://localhost:" + network.port() + base.getPath() + "journal?name=" + name);
        Browser.awaitLive(page);
        page.evaluate("window.loadedOnce = true");
    }

    @AfterEach
    void end() throws IOException {
        network.close();
    }

    private void add(String entry) {
        page.evaluate("""
                entry => {
                  const button = document.querySelector("#add");
                  button.setAttribute("dj-value-entry", entry);
                  button.click();
                }""", entry);
    }

    private void awaitDisconnected() {
        assertThat(page.locator("html")).hasClass(DISCONNECTED);
    }

    private void assertEntries(String entries) throws Exception {
        assertThat(page.locator("#entries")).hasText(entries);
        String expected = entries.isEmpty() ? "" : name + entries.replace(",", "," + name);
        assertEquals(expected, effects(), "effects outside the view");
        assertEquals(true, page.evaluate("window.loadedOnce"), "the page was loaded again");
    }

    private String effects() throws Exception {
        return Site.at(base).get("effects?prefix=" + name).body();
    }

    @Test
    void aCutConnectionComesBackAndNothingIsLost() throws Exception {
        add("1");
        assertEntries("1");
        page.locator("#draft").fill("half a sentence");
        network.refuse();
        awaitDisconnected();
        assertThat(page.locator("#entries")).hasText("1");
        network.restore();
        Browser.awaitLive(page);
        add("2");
        assertEntries("1,2");
        assertThat(page.locator("#draft")).hasValue("half a sentence");
        assertThat(page.locator("#draft")).isFocused();
    }

    @Test
    void clicksWithoutAConnectionAreAppliedOnceInOrder() throws Exception {
        network.refuse();
        awaitDisconnected();
        for (int i = 1; i <= 5; i++) {
            add(String.valueOf(i));
        }
        network.restore();
        assertEntries("1,2,3,4,5");
    }

    @Test
    void anEventWhoseAnswerWasLostIsNotAppliedAgain() throws Exception {
        network.holdAnswers();
        add("1");
        for (int i = 0; !effects().equals(name + "1"); i++) {
            assertEquals(true, i < 1000, "the event never reached the server");
        }
        network.cut();
        add("2");
        assertEntries("1,2");
    }

    @Test
    void anEventThatWasLostOnItsWayIsSentAgain() throws Exception {
        network.hold();
        add("1");
        network.cut();
        assertEntries("1");
    }

    @Test
    void eventsAroundManyCutsAreAppliedOnceInOrder() throws Exception {
        long seed = Long.getLong("djust.seed", System.nanoTime());
        System.out.println("ReconnectIT: -Ddjust.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 1; i <= 60; i++) {
            if (random.nextInt(4) == 0) {
                network.holdAnswers();
            }
            add(String.valueOf(i));
            if (random.nextInt(6) == 0) {
                network.cut();
            }
        }
        network.cut();
        assertEntries(IntStream.rangeClosed(1, 60).mapToObj(String::valueOf).collect(Collectors.joining(",")));
    }

    @Test
    void thePageSaysThatItIsDisconnectedUntilItIsBack() {
        network.refuse();
        awaitDisconnected();
        assertThat(page.locator("html")).not().hasClass(CONNECTED);
        assertThat(page.locator("[role=status]")).containsText("Reconnecting");
        network.restore();
        assertThat(page.locator("html")).hasClass(CONNECTED);
        assertThat(page.locator("[role=status]")).hasCount(0);
    }

    @Test
    void aPageThatShowsTheStateItselfGetsNoBanner() {
        page.evaluate("document.documentElement.dataset.djustBanner = 'off'");
        network.refuse();
        awaitDisconnected();
        page.clock().runFor(3_000);
        assertThat(page.locator("[role=status]")).hasCount(0);
    }

    @Test
    void theNetworkComingBackEndsTheWait() throws Exception {
        loseAndStopTheClock();
        page.context().setOffline(true);
        network.restore();
        page.context().setOffline(false);
        assertThat(page.locator("html")).hasClass(CONNECTED);
    }

    @Test
    void aPageThatBecomesVisibleEndsTheWait() {
        loseAndStopTheClock();
        network.restore();
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator("html")).hasClass(CONNECTED);
    }

    /** From here on no retry comes by itself. */
    private void loseAndStopTheClock() {
        page.clock().pauseAt(Duration.ofHours(1).toMillis());
        network.refuse();
        awaitDisconnected();
    }

    @Test
    void aConnectionThatIsHalfOpenIsFoundWithin15Seconds() throws Exception {
        page.clock().pauseAt(Duration.ofHours(1).toMillis());
        Browser.awaitLive(page);
        add("1");
        assertEntries("1");
        network.hold();
        page.clock().runFor(15_000);
        awaitDisconnected();
        network.cut();
        page.clock().resume();
        add("2");
        assertEntries("1,2");
    }
}
