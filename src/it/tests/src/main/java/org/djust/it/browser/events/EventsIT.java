package org.djust.it.browser.events;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
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
public class EventsIT {

    private static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Events</title></head><body>
            <output id="log">{{ log | join(", ") }}</output>
            <button id="click" type="button" dj-click="clicked" dj-value-item-id="7" dj-value-label="&lt;a&gt;"><b>Click</b></button>
            <a id="link" href="elsewhere" dj-click="clicked" dj-value-item-id="8" dj-value-label="link">Link</a>
            <button id="sure" type="button" dj-click="clicked" dj-value-item-id="9" dj-value-label="sure" dj-confirm="Sure?">Sure</button>
            <form id="form" dj-submit="sent">
            <input id="text" name="text">
            <input id="red" type="checkbox" name="colours" value="red"><input id="blue" type="checkbox" name="colours" value="blue">
            <select id="size" name="size"><option>S<option>L</select>
            <button id="send" name="how" value="button">Send</button>
            <button id="ask" name="how" value="asked" dj-confirm="Really?">Ask</button>
            </form>
            <select id="change" dj-change="changed"><option value="1">One<option value="2">Two</select>
            <form id="pair" dj-change="formChanged"><input id="first" name="first"><input id="second" name="second" value="2nd"></form>
            <input id="input" dj-input="typed">
            <input id="slow" dj-input="typed" dj-debounce="60000">
            <input id="late" dj-input="typed" dj-debounce="100">
            <button id="often" type="button" dj-click="clicked" dj-value-item-id="1" dj-value-label="often" dj-throttle="60000">Often</button>
            <button id="paced" type="button" dj-click="changed" dj-value-value="paced" dj-throttle="300">Paced</button>
            <input id="keys" dj-keydown="pressed">
            <input id="enter" dj-keydown.enter="entered" dj-keydown.arrow-up="entered">
            <input id="keyup" dj-keyup="released">
            <input id="escape" dj-keyup.escape="released">
            <input id="focus" dj-focus="came" dj-blur="left">
            <div id="pad" dj-pointermove="pointed" style="position:fixed;right:0;bottom:0;width:200px;height:100px"></div>
            <button id="greet" type="button" dj-click="greet" dj-value-name="Ada">Greet</button>
            <button id="go" type="button" dj-click="go">Go</button>
            <button id="fail" type="button" dj-click="fail">Fail</button>
            </body></html>
            """;

    @ArquillianResource
    private URL base;

    private Page page;
    private Locator log;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(EventsIT.class).template("events.html", TEMPLATE)
                .template("elsewhere.html", "<h1>Elsewhere from {{ from }}</h1>").build();
    }

    @BeforeEach
    void open(Browser browser) {
        page = browser.visit(Site.at(base).page("events").toString());
        log = page.locator("#log");
    }

    @Test
    void aClickInsideTheElementCallsTheHandlerWithItsValues() {
        page.locator("#click b").click();
        assertThat(log).hasText("clicked 7 <a>");
    }

    @Test
    void aClickOnALinkStaysOnThePage() {
        page.locator("#link").click();
        assertThat(log).hasText("clicked 8 link");
    }

    @Test
    void eventsAreAppliedInTheOrderOfTheClicks() {
        page.evaluate("""
                for (let i = 0; i < 30; i++) {
                  document.querySelector("#click").setAttribute("dj-value-item-id", i);
                  document.querySelector("#click").click();
                }""");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            expected.add("clicked " + i + " <a>");
        }
        assertThat(log).hasText(String.join(", ", expected));
    }

    @Test
    void nothingIsSentUnlessTheUserConfirms() {
        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> {
            questions.add(dialog.message());
            answer(dialog, questions.size() > 1);
        });
        page.locator("#sure").click();
        page.locator("#sure").click();
        assertThat(log).hasText("clicked 9 sure");
        assertEquals(List.of("Sure?", "Sure?"), questions);
    }

    @Test
    void aFormIsNotSentUnlessTheUserConfirmsItsButton() {
        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> {
            questions.add(dialog.message());
            answer(dialog, questions.size() > 1);
        });
        page.locator("#ask").click();
        page.locator("#ask").click();
        assertThat(log).hasText("sent [] S asked");
        assertEquals(List.of("Really?", "Really?"), questions);
    }

    private static void answer(Dialog dialog, boolean yes) {
        if (yes) {
            dialog.accept();
        } else {
            dialog.dismiss();
        }
    }

    @Test
    void aSubmittedFormSendsItsFieldsAndTheButton() {
        page.locator("#text").fill("hello");
        page.locator("#red").check();
        page.locator("#blue").check();
        page.locator("#size").selectOption("L");
        page.locator("#send").click();
        assertThat(log).hasText("sent hello [red, blue] L button");
    }

    @Test
    void theEnterKeySubmitsAForm() {
        page.locator("#text").fill("typed");
        page.locator("#text").press("Enter");
        assertThat(log).containsText("sent typed");
    }

    @Test
    void aChangedControlSendsItsValue() {
        page.locator("#change").selectOption("2");
        assertThat(log).hasText("changed 2");
    }

    @Test
    void aChangeInAFormSendsAllItsFieldsAndWhichOneItWas() {
        page.locator("#first").fill("1st");
        page.locator("#first").blur();
        assertThat(log).hasText("form 1st 2nd by first");
    }

    @Test
    void everyKeystrokeOfAnInputIsSent() {
        page.locator("#input").pressSequentially("abc");
        assertThat(log).hasText("typed a, typed ab, typed abc");
    }

    @Test
    void aDebouncedInputIsSentOnceTheUserPauses() {
        page.locator("#late").evaluate("""
                input => [..."abcdef"].forEach(letter => {
                  input.value += letter;
                  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
                })""");
        assertThat(log).hasText("typed abcdef");
    }

    @Test
    void aDebouncedInputIsSentWhenTheUserLeavesIt() {
        page.locator("#slow").pressSequentially("abc");
        page.locator("#slow").blur();
        assertThat(log).hasText("typed abc");
    }

    @Test
    void aDebouncedInputIsNotOvertakenByALaterEvent() {
        page.locator("#slow").pressSequentially("abc");
        page.evaluate("document.querySelector('#click').click()");
        assertThat(log).hasText("typed abc, clicked 7 <a>");
    }

    @Test
    void ofThrottledEventsTheFirstAndTheLastAreSent() {
        for (int i = 0; i < 5; i++) {
            page.locator("#often").click();
        }
        assertThat(log).hasText("clicked 1 often");
        page.locator("#click").click();
        assertThat(log).hasText("clicked 1 often, clicked 1 often, clicked 7 <a>");
    }

    @Test
    void theLastOfThrottledEventsIsSentInAnyCase() {
        page.evaluate("for (let i = 0; i < 5; i++) document.querySelector('#paced').click()");
        assertThat(log).hasText("changed paced, changed paced");
    }

    @Test
    void aPressedKeyIsSentWithItsName() {
        page.locator("#keys").press("a");
        page.locator("#keys").press("ArrowDown");
        assertThat(log).hasText("pressed a , pressed ArrowDown a");
    }

    @Test
    void aKeyOfItsOwnIsSentAndOthersAreNot() {
        page.locator("#enter").press("x");
        page.locator("#enter").press("Enter");
        page.locator("#enter").press("ArrowUp");
        assertThat(log).hasText("entered by Enter, entered by ArrowUp");
    }

    @Test
    void aReleasedKeyIsSentWithItsName() {
        page.locator("#keyup").press("b");
        page.locator("#escape").press("b");
        page.locator("#escape").press("Escape");
        assertThat(log).hasText("released b, released Escape");
    }

    @Test
    void theWayOfAPointerIsSentAsItsPlaceInTheElement() {
        page.locator("#pad").hover(new Locator.HoverOptions().setPosition(150, 25));
        assertThat(log).hasText("pointed 0.75 0.25");
    }

    @Test
    void gettingAndLosingFocusIsSent() {
        page.locator("#focus").focus();
        page.locator("#focus").fill("x");
        page.locator("#focus").blur();
        assertThat(log).hasText("came, left x");
    }

    @Test
    void aPushedEventReachesScriptsOnThePage() {
        page.evaluate(
                "document.addEventListener('djust:greeted', e => document.title = JSON.stringify(e.detail.name) + e.detail.nice)");
        page.locator("#greet").click();
        assertThat(page).hasTitle("\"Ada\"true");
    }

    @Test
    void navigationTakesTheBrowserToAnotherPage() {
        page.locator("#go").click();
        assertThat(page.locator("h1")).hasText("Elsewhere from events");
    }

    @Test
    void aFailedHandlerLeavesTheStateAndTellsTheUserAnErrorId() {
        page.evaluate("document.addEventListener('djust:error', e => document.title = e.detail.code)");
        page.locator("#fail").click();
        assertThat(page.locator("[role=status]")).containsText("Something went wrong (error ");
        assertThat(page).hasTitle("failed");
        page.locator("#click").click();
        assertThat(log).hasText("clicked 7 <a>");
    }

    @Test
    void aScriptCanCloseTheConnectionAndEventsWaitUntilItOpensItAgain() {
        page.evaluate("djust.disconnect()");
        page.locator("#click").click();
        assertThat(log).hasText("");
        page.evaluate("djust.connect()");
        assertThat(log).hasText("clicked 7 <a>");
    }

    @Test
    void aPageThatIsConnectedSaysSo() {
        assertTrue((boolean) page.evaluate("document.documentElement.matches('.dj-connected:not(.dj-disconnected)')"));
    }
}
