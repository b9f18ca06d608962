package org.djust.it.browser.keeping;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URL;
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
public class KeepingIT {

    private static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Keeping</title></head><body>
            <div id="outside">outside {{ ticks }}</div>
            <main dj-root>
            <output id="ticks">{{ ticks }}</output>
            <button id="tick" type="button" dj-click="tick">Tick</button>
            <button id="reverse" type="button" dj-click="reverse">Reverse</button>
            <button id="insert" type="button" dj-click="insert">Insert</button>
            <button id="remove" type="button" dj-click="remove" dj-value-row="b">Remove b</button>
            <button id="toggle" type="button" dj-click="toggle">Toggle</button>
            <button id="wrap" type="button" dj-click="wrap">Wrap</button>
            {% if wrapped %}<p>before</p>{% endif %}
            <div class="plain">{{ ticks }} <input class="typed" placeholder="{{ ticks }}"></div>
            <ul class="rows">{% for row in rows %}
            <li dj-key="{{ row }}">{{ row }} {{ ticks }} <input class="in-row"><input type="checkbox"></li>{% endfor %}
            </ul>
            <div class="scroll" style="height: 40px; overflow: auto"><p style="height: 400px">{{ ticks }}</p></div>
            <div id="ignored" dj-ignore><p>served {{ ticks }}</p></div>
            <details{% if open %} open{% endif %}><summary>More {{ ticks }}</summary>Details</details>
            <dialog{% if open %} open{% endif %}>Dialog {{ ticks }}</dialog>
            <textarea>{{ ticks }}</textarea>
            </main></body></html>
            """;

    @ArquillianResource
    private URL base;

    private Page page;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(KeepingIT.class).template("keeping.html", TEMPLATE).build();
    }

    @BeforeEach
    void open(Browser browser) {
        page = browser.visit(Site.at(base).page("keeping").toString());
    }

    /** A patch that doesn't come from what the user is at. */
    private void patch(String button) {
        Locator ticks = page.locator("#ticks");
        int before = Integer.parseInt(ticks.innerText());
        page.locator("#" + button).evaluate("button => button.click()");
        assertThat(ticks).hasText(String.valueOf(before + 1));
    }

    private List<?> rows() {
        return (List<?>) page.evaluate("[...document.querySelectorAll('li')].map(li => li.getAttribute('dj-key'))");
    }

    @Test
    void onlyTheRootChanges() {
        patch("tick");
        assertThat(page.locator("#outside")).hasText("outside 0");
    }

    @Test
    void rowsKeepTheirElementsWhenTheyAreReordered() {
        page.evaluate("document.querySelectorAll('li').forEach(li => li.mine = li.getAttribute('dj-key'))");
        patch("reverse");
        assertEquals(List.of("d", "c", "b", "a"), rows());
        patch("insert");
        patch("remove");
        assertEquals(List.of("new1", "d", "c", "a"), rows());
        assertEquals(List.of("d", "c", "a"),
                page.evaluate("[...document.querySelectorAll('li')].map(li => li.mine).filter(x => x)"));
    }

    @Test
    void whatWasTypedAndTickedInARowMovesWithIt() {
        Locator row = page.locator("li[dj-key=c]");
        row.locator(".in-row").fill("typed");
        row.locator("[type=checkbox]").check();
        patch("reverse");
        patch("insert");
        assertThat(row.locator(".in-row")).hasValue("typed");
        assertThat(row.locator("[type=checkbox]")).isChecked();
        assertThat(page.locator("li[dj-key=d] .in-row")).hasValue("");
    }

    @Test
    void focusAndSelectionStayInARowThatMoves() {
        Locator input = page.locator("li[dj-key=c] .in-row");
        input.fill("hello");
        input.evaluate("el => { el.focus(); el.setSelectionRange(1, 3, 'backward'); }");
        patch("reverse");
        patch("insert");
        assertThat(input).isFocused();
        assertEquals("1-3-backward", selection(input));
        page.keyboard().type("X");
        assertThat(input).hasValue("hXlo");
    }

    @Test
    void focusSelectionAndTextStayInAControlThatAPatchChanges() {
        Locator input = page.locator(".typed");
        input.fill("hello");
        input.evaluate("el => { el.focus(); el.setSelectionRange(2, 4); }");
        patch("tick");
        patch("wrap");
        assertThat(input).hasAttribute("placeholder", "2");
        assertThat(input).isFocused();
        assertEquals("2-4-forward", selection(input).replace("none", "forward"));
        assertThat(input).hasValue("hello");
    }

    private static String selection(Locator input) {
        return (String) input.evaluate("el => [el.selectionStart, el.selectionEnd, el.selectionDirection].join('-')");
    }

    @Test
    void textTypedInAControlThatIsNotFocusedStays() {
        page.locator(".typed").fill("unfocused");
        page.locator(".typed").blur();
        patch("tick");
        patch("wrap");
        patch("reverse");
        assertThat(page.locator(".typed")).hasValue("unfocused");
    }

    @Test
    void scrolledContentStaysWhereItIs() {
        page.locator(".scroll").evaluate("el => el.scrollTop = 120");
        patch("tick");
        patch("wrap");
        assertEquals(120, page.locator(".scroll").evaluate("el => el.scrollTop"));
    }

    @Test
    void detailsStayAsTheUserLeftThemUntilTheServerChangesThem() {
        Locator details = page.locator("details");
        page.locator("summary").click();
        patch("tick");
        assertThat(page.locator("summary")).hasText("More 1");
        assertTrue(isOpen(details));
        patch("toggle");
        assertTrue(isOpen(details));
        page.locator("summary").click();
        patch("tick");
        assertFalse(isOpen(details));
        patch("toggle");
        patch("toggle");
        assertTrue(isOpen(details));
    }

    @Test
    void aDialogStaysAsTheUserLeftItUntilTheServerChangesIt() {
        Locator dialog = page.locator("dialog");
        dialog.evaluate("dialog => dialog.showModal()");
        patch("tick");
        assertThat(dialog).hasText("Dialog 1");
        assertTrue(isOpen(dialog));
        assertTrue((boolean) dialog.evaluate("dialog => dialog.matches(':modal')"));
        page.keyboard().press("Escape");
        patch("tick");
        assertFalse(isOpen(dialog));
        patch("toggle");
        assertTrue(isOpen(dialog));
    }

    private static boolean isOpen(Locator element) {
        return (boolean) element.evaluate("el => el.open");
    }

    @Test
    void contentThatIsIgnoredBelongsToScripts() {
        page.evaluate("document.querySelector('#ignored').innerHTML = '<b>mine</b>'");
        patch("tick");
        patch("reverse");
        assertThat(page.locator("#ignored b")).hasText("mine");
    }

    @Test
    void aTextAreaFollowsTheServerUntilTheUserWritesInIt() {
        Locator area = page.locator("textarea");
        patch("tick");
        assertThat(area).hasValue("1");
        area.focus();
        page.keyboard().press("End");
        page.keyboard().type(" and mine");
        patch("tick");
        assertThat(area).hasValue("1 and mine");
        area.blur();
        assertThat(area).hasValue("2");
    }
}
