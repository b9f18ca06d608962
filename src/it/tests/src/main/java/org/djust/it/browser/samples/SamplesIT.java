package org.djust.it.browser.samples;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URL;
import java.util.regex.Pattern;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class SamplesIT {

    @ArquillianResource
    private URL base;

    /** A screen that the samples are looked at on. */
    enum Screen {

        DESKTOP(1280, 800), PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }

        Page open(Browser browser, String address) {
            Page page = browser.newPage(new NewContextOptions().setViewportSize(width, height));
            page.navigate(address);
            Browser.awaitLive(page);
            return page;
        }

        /** Keeps a picture, and sees to it that nothing sticks out of the screen. */
        void picture(Page page, String name) {
            Browser.screenshot(page, name + "-" + name().toLowerCase());
            assertTrue((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    name + " is wider than the screen");
        }
    }

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.samples();
    }

    private String address(String path) {
        return Site.at(base).page(path).toString();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    @ParameterizedTest
    @EnumSource
    void theFirstPageLeadsToAllSamples(Screen screen, Browser browser) {
        Page page = screen.open(browser, address(""));
        screen.picture(page, "index");
        for (String sample : new String[] {"Counter", "To-do list", "Sign-up form", "Chat room", "Cursors", "Table"}) {
            page.locator("main").getByText(sample, new Locator.GetByTextOptions().setExact(true)).click();
            Browser.awaitLive(page);
            assertThat(page.locator("h1")).isVisible();
            page.goBack();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCounterCounts(Screen screen, Browser browser) {
        Page page = screen.open(browser, address("counter"));
        button(page, "One more").click();
        button(page, "Ten more").click();
        button(page, "One less").click();
        assertThat(page.locator("#count")).hasText("10");
        screen.picture(page, "counter");
        button(page, "Reset").click();
        assertThat(page.locator("#count")).hasText("0");
    }

    @ParameterizedTest
    @EnumSource
    void aToDoListIsFilledEditedReorderedAndFiltered(Screen screen, Browser browser) {
        Page page = screen.open(browser, address("todo"));
        screen.picture(page, "todo-empty");
        for (String title : new String[] {"Water the plants", "Feed the cat",
                "Write to everybody who came to the party, and thank them for the long and wonderful evening"}) {
            Locator input = page.locator("input[name=title]");
            input.fill(title.substring(0, Math.min(80, title.length())));
            input.press("Enter");
            assertThat(input).hasValue("");
            assertThat(input).isFocused();
        }
        Locator tasks = page.locator("#tasks > li");
        assertThat(tasks).hasCount(3);
        page.getByLabel("Water the plants").first().check();
        assertThat(page.locator(".done")).hasText("Water the plants");
        button(page, "Move Feed the cat up").click();
        assertThat(tasks.first()).containsText("Feed the cat");
        screen.picture(page, "todo");
        editATask(page, screen);
        filterTasks(page, tasks);
        button(page, "Remove Feed the dog").click();
        assertThat(page.locator("#tasks")).not().containsText("Feed the dog");
    }

    private static void editATask(Page page, Screen screen) {
        button(page, "Edit Feed the cat").click();
        Locator title = field(page, "New title");
        assertThat(title).isFocused();
        screen.picture(page, "todo-editing");
        title.press("Escape");
        assertThat(title).hasCount(0);
        button(page, "Edit Feed the cat").click();
        title.fill("Feed the dog");
        title.press("Enter");
        assertThat(title).hasCount(0);
        assertThat(page.locator("#tasks")).containsText("Feed the dog");
    }

    private static void filterTasks(Page page, Locator tasks) {
        button(page, "Done").click();
        assertThat(tasks).hasCount(1);
        assertThat(tasks).containsText("Water the plants");
        button(page, "Open").click();
        assertThat(tasks).hasCount(2);
        button(page, "All").click();
        assertThat(tasks).hasCount(3);
    }

    @ParameterizedTest
    @EnumSource
    void aSignUpIsCheckedWhileItIsFilledIn(Screen screen, Browser browser) {
        Page page = screen.open(browser, address("signup"));
        screen.picture(page, "signup-empty");
        page.locator("#name").fill("Ada");
        page.locator("#email").fill("nonsense");
        page.locator("#email").blur();
        assertThat(page.locator("#email-error")).hasText("This is not an email address.");
        assertThat(page.locator("#email-error")).isVisible();
        assertThat(page.locator("#name")).hasValue("Ada");
        page.locator("#seats").fill("9");
        button(page, "Sign up").click();
        assertThat(page.locator("#seats-error")).hasText("We have no more than 8 seats for a group.");
        assertThat(page.locator("#rules-error")).isVisible();
        screen.picture(page, "signup-errors");
        page.locator("#email").fill("ada@example.org");
        page.locator("#seats").fill("2");
        page.getByLabel("I keep off the flower beds").check();
        button(page, "Sign up").click();
        assertThat(page.locator("#accepted"))
                .hasText("Thank you, Ada: 2 seats are yours. We write to ada@example.org.");
        assertThat(page.locator("#name")).hasValue("");
        screen.picture(page, "signup-done");
    }

    @ParameterizedTest
    @EnumSource
    void twoVisitorsChat(Screen screen, Browser browser) {
        String room = address("rooms/" + screen.name().toLowerCase());
        Page ada = screen.open(browser, room);
        Page bob = screen.open(browser, room);
        screen.picture(ada, "chat-empty");
        enter(ada, "Ada");
        enter(bob, "Bob");
        assertThat(ada.locator("#here li")).hasText(new String[] {"● Ada", "● Bob"});
        assertThat(bob.locator("#here li")).hasText(new String[] {"● Ada", "● Bob"});
        say(ada, "Ada", "Hello, <b>Bob</b>!");
        assertThat(bob.locator("#messages [dj-key]")).containsText("Hello, <b>Bob</b>!");
        bob.getByLabel("Message as Bob").fill("Hello, Ada! This is a rather long answer, for a look at how it wraps.");
        say(ada, "Ada", "Are you there?");
        assertThat(bob.locator("#messages [dj-key]")).hasCount(2);
        assertThat(bob.getByLabel("Message as Bob")).hasValue(Pattern.compile("^Hello, Ada!"));
        button(bob, "Send").click();
        assertThat(ada.locator("#messages [dj-key]")).hasCount(3);
        assertThat(bob.getByLabel("Message as Bob")).hasValue("");
        screen.picture(bob, "chat");
        ada.navigate(address("counter"));
        assertThat(bob.locator("#here li")).hasText(new String[] {"● Bob"});
    }

    @Test
    void whoTalksTooMuchIsToldHowLongToWait(Browser browser) {
        Page page = Screen.DESKTOP.open(browser, address("rooms/limited"));
        page.evaluate("document.addEventListener('djust:error', e => window.waited = e.detail.wait)");
        enter(page, "Eve");
        // at once, so that no permit comes back meanwhile
        page.getByLabel("Message as Eve").evaluate("el => { for (let i = 0; i < 6; i++) {"
                + " el.value = 'spam'; el.form.requestSubmit(); } }");
        assertThat(page.locator("[role=status]").last()).containsText("Too often; please try again in ");
        assertThat(page.locator("#messages [dj-key]")).hasCount(5);
        assertTrue(((Number) page.evaluate("window.waited")).intValue() > 0);
    }

    @ParameterizedTest
    @EnumSource
    void pointersAreSeenByOthersUntilTheyLeave(Screen screen, Browser browser) {
        String board = address("cursors/" + screen.name().toLowerCase());
        Page ada = screen.open(browser, board);
        Page bob = screen.open(browser, board);
        assertThat(ada.locator("#visitors")).hasText("2");
        BoundingBox box = bob.locator("#board").boundingBox();
        bob.mouse().move(box.x + box.width / 4, box.y + box.height / 2);
        assertThat(ada.locator(".cursor")).hasAttribute("style",
                Pattern.compile("left:2[45]\\.?\\d?%;top:(49|50)\\.?\\d?%.*"));
        assertThat(bob.locator(".cursor")).hasCount(0);
        screen.picture(ada, "cursors");
        // a page of the same site: a browser under load may end one that goes elsewhere before it has said so
        bob.navigate(address("counter"));
        assertThat(ada.locator("#visitors")).hasText("1");
        assertThat(ada.locator(".cursor")).hasCount(0);
    }

    private static void enter(Page page, String name) {
        field(page, "Your name").fill(name);
        button(page, "Enter").click();
        assertThat(page.getByLabel("Message as " + name)).isVisible();
    }

    private static void say(Page page, String name, String text) {
        page.getByLabel("Message as " + name).fill(text);
        page.getByLabel("Message as " + name).press("Enter");
    }

    @ParameterizedTest
    @EnumSource
    void articlesAndCartAreViewsOfTheirOwnThatShareWhatIsInIt(Screen screen, Browser browser) {
        Page page = screen.open(browser, address("shop"));
        page.getByLabel("More of Bell").click();
        page.getByLabel("More of Bell").click();
        assertThat(page.locator("#article-Bell output")).hasText("3");
        page.getByLabel("Add Bell").click();
        page.getByLabel("Add Anchor").click();
        assertThat(page.locator("#cart li")).hasText(new String[] {"1 × Anchor ✕", "3 × Bell ✕"});
        assertThat(page.locator("#count")).hasText("4");
        assertThat(page.locator("#article-Bell output")).hasText("1");
        page.evaluate("djust.disconnect(); djust.connect()");
        page.getByLabel("Remove Bell").click();
        assertThat(page.locator("#cart li")).hasText(new String[] {"1 × Anchor ✕"});
        assertThat(page.locator("#count")).hasText("1");
        screen.picture(page, "shop");
    }

    @ParameterizedTest
    @EnumSource
    void aTableIsSortedChangedAndExtended(Screen screen, Browser browser) {
        Page page = screen.open(browser, address("products"));
        Locator rows = page.locator("#products tr");
        assertThat(rows).hasCount(1000);
        screen.picture(page, "products");
        page.evaluate("document.querySelector('#p500').mine = true");
        button(page, "Price").click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("Price");
        button(page, "Price").click();
        assertThat(page.locator("th[aria-sort=descending]")).hasText("Price");
        assertEquals(true, page.evaluate("""
                [...document.querySelectorAll("#products tr")].map(tr => Number(tr.cells[2].textContent))
                    .every((price, i, all) => !i || all[i - 1] >= price)"""));
        assertEquals(true, page.evaluate("document.querySelector('#p500').mine"), "the row is another element");
        changeTheTable(page, rows);
        screen.picture(page, "products-sorted");
    }

    private static void changeTheTable(Page page, Locator rows) {
        Locator stock = page.locator("#p1 td.number").nth(2);
        int before = Integer.parseInt(stock.innerText());
        page.locator("#p1").getByText("Sell one").click();
        assertThat(stock).hasText(String.valueOf(before - 1));
        field(page, "Name").fill("Umbrella");
        field(page, "Price").fill("12.50");
        button(page, "Add").click();
        assertThat(rows.first()).containsText("Umbrella");
        assertThat(rows).hasCount(1001);
        assertThat(page.locator("h1")).hasText("1001 products");
        assertThat(field(page, "Name")).hasValue("");
        rows.first().getByText("Remove").click();
        assertThat(rows).hasCount(1000);
    }
}
