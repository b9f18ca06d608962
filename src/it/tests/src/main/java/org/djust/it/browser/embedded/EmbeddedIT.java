package org.djust.it.browser.embedded;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class EmbeddedIT {

    private static final String BOARD = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
            <h1>{{ title }}</h1>
            <button id="rename" type="button" dj-click="rename" dj-value-to="Renamed">Rename</button>
            <button id="add" type="button" dj-click="add" dj-value-name="eve">Add</button>
            <button id="remove" type="button" dj-click="remove" dj-value-name="ada">Remove</button>
            <ul>{% for name in names %}
            <li dj-key="{{ name }}">{{ live_render("TallyView", params={"name": name}) }}</li>
            {% endfor %}</ul></body></html>
            """;
    private static final String TALLY = """
            <section id="{{ name }}" dj-root><label>{{ name }} <input name="note"></label>
            <output>{{ count }}</output><button class="more" type="button" dj-click="more">More</button>
            <button class="fail" type="button" dj-click="fail">Fail</button></section>
            """;

    @ArquillianResource
    private URL base;

    private Page page;
    private final List<String> sockets = new ArrayList<>();

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(EmbeddedIT.class).template("board.html", BOARD).template("tally.html", TALLY)
                .build();
    }

    @BeforeEach
    void open(Browser browser) {
        page = browser.newPage();
        page.onWebSocket(socket -> sockets.add(socket.url()));
        page.navigate(Site.at(base).page("board").toString());
        Browser.awaitLive(page);
    }

    private Locator of(String name, String part) {
        return page.locator("#" + name + " " + part);
    }

    @Test
    void embeddedViewsShowAtOnceAndChangeOnTheirOwn() {
        assertThat(page.locator("section")).hasCount(2);
        of("ada", ".more").click();
        of("ada", ".more").click();
        of("bob", ".more").click();
        assertThat(of("ada", "output")).hasText("2");
        assertThat(of("bob", "output")).hasText("1");
        assertEquals(1, sockets.size(), "one connection carries all views of the page");
    }

    @Test
    void whatTheViewAroundRendersLeavesEmbeddedViewsAsTheyAre() {
        of("bob", ".more").click();
        assertThat(of("bob", "output")).hasText("1");
        of("bob", "input").fill("typed");
        page.locator("#rename").click();
        assertThat(page.locator("h1")).hasText("Renamed");
        page.locator("#remove").click();
        assertThat(page.locator("section")).hasCount(1);
        assertThat(of("bob", "output")).hasText("1");
        assertThat(of("bob", "input")).hasValue("typed");
        of("bob", ".more").click();
        assertThat(of("bob", "output")).hasText("2");
    }

    @Test
    void viewsAreAddedAndRemovedByTheRenderOfTheViewAround() {
        page.locator("#add").click();
        assertThat(of("eve", "output")).hasText("0");
        of("eve", ".more").click();
        assertThat(of("eve", "output")).hasText("1");
        page.locator("#remove").click();
        assertThat(page.locator("#ada")).hasCount(0);
        of("bob", ".more").click();
        assertThat(of("bob", "output")).hasText("1");
        assertThat(of("eve", "output")).hasText("1");
    }

    @Test
    void embeddedViewsGoOnAfterALostConnection() {
        page.locator("#add").click();
        of("eve", ".more").click();
        of("ada", ".more").click();
        assertThat(of("ada", "output")).hasText("1");
        page.evaluate("djust.disconnect()");
        of("ada", ".more").click();
        page.evaluate("djust.connect()");
        assertThat(of("ada", "output")).hasText("2");
        of("eve", ".more").click();
        assertThat(of("eve", "output")).hasText("2");
        assertEquals(2, sockets.size());
    }

    @Test
    void aFailureStaysWithinTheEmbeddedView() {
        of("ada", ".more").click();
        assertThat(of("ada", "output")).hasText("1");
        of("ada", ".fail").click();
        assertThat(page.locator("[role=status]")).containsText("Something went wrong");
        assertThat(of("ada", "output")).hasText("1");
        of("bob", ".more").click();
        assertThat(of("bob", "output")).hasText("1");
    }

    @Test
    void eventsForScriptsComeFromTheEmbeddedView() {
        page.evaluate("document.addEventListener('djust:counted', e => window.from = e.target.id + e.detail)");
        of("bob", ".more").click();
        page.waitForFunction("() => window.from === 'bob1'");
    }
}
