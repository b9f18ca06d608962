package org.djust.it.browser.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URL;
import java.util.regex.Pattern;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
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
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class FormsIT {

    private static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Forms</title></head><body>
            <output id="models">{{ text }}|{{ notes }}|{{ agreed }}|{{ colours | join("+") }}|{{ size }}|{{ way }}|{{ age }}</output>
            <p id="error">{{ errors.text }}{{ errors.message }}{{ errors.age }}</p>
            <input id="text" dj-model="text" value="{{ text }}">
            <textarea id="notes" dj-model="notes"></textarea>
            <input id="agreed" type="checkbox" dj-model="agreed">
            <input id="red" type="checkbox" dj-model="colours" value="red"><input id="blue" type="checkbox" dj-model="colours" value="blue">
            <select id="size" dj-model="size"><option>S<option>L</select>
            <input id="air" type="radio" name="way" dj-model="way" value="air"><input id="sea" type="radio" name="way" dj-model="way" value="sea">
            <input id="age" dj-model="age">
            <button id="clear" type="button" dj-click="clear">Clear</button>
            <form id="resets" dj-submit="send"><input name="message" id="message"><input type="checkbox" id="box">
            <button id="send" dj-disable-with="Sending…"><b>Send</b></button></form>
            <form dj-submit="send" dj-change="tick"><input name="message" id="watched"><button id="press" dj-disable-with="Sending…">Press</button></form>
            <form id="keeps" dj-submit="keep"><input name="message" id="kept" value="first"><button id="keep">Keep</button></form>
            <output id="sent">{{ sent | join(",") }}</output>
            <input id="code" value="{{ code }}" dj-input="shout">
            <output id="upper">{{ code }}</output>
            <input id="plain" value="{{ code }}">
            <input id="on" type="checkbox" dj-change="turn"{% if on %} checked{% endif %}>
            <output id="state">{{ on }}</output>
            <select id="choice"><option{% if choice == "a" %} selected{% endif %}>a</option><option{% if choice == "b" %} selected{% endif %}>b</option><option{% if choice == "c" %} selected{% endif %}>c</option></select>
            <button id="overwrite" type="button" dj-click="overwrite">Overwrite</button>
            <button id="tick" type="button" dj-click="tick">Tick</button>
            <p id="any" dj-loading hidden>Working</p><p id="ticking" dj-loading="tick" hidden>Ticking</p>
            <output id="ticks">{{ ticks }}</output>
            </body></html>
            """;

    @ArquillianResource
    private URL base;

    private TcpProxy network;
    private Page page;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(FormsIT.class).template("forms.html", TEMPLATE).build();
    }

    @BeforeEach
    void open(Browser browser) {
        network = TcpProxy.to(base.getPort());
        page = browser.visit("http://localhost:" + network.port() + base.getPath() + "forms");
    }

    @AfterEach
    void end() throws IOException {
        network.close();
    }

    private Locator at(String id) {
        return page.locator("#" + id);
    }

    /** A patch that the user has nothing to do with. */
    private void change(String button) {
        at(button).evaluate("button => button.click()");
    }

    @Test
    void modelsOfEveryKindOfControlReachTheirFields() {
        at("text").pressSequentially("hello");
        at("notes").fill("one\ntwo");
        at("agreed").check();
        at("red").check();
        at("blue").check();
        at("size").selectOption("L");
        at("sea").check();
        at("age").fill("42");
        assertThat(at("models")).hasText(Pattern.compile("hello\\|one\\s+two\\|true\\|red\\+blue\\|L\\|sea\\|42"));
        at("red").uncheck();
        at("agreed").uncheck();
        assertThat(at("models")).containsText("|false|blue|");
    }

    @Test
    void aModelThatBreaksItsConstraintIsNotSetAndSaysWhy() {
        at("text").fill("short");
        assertThat(at("models")).containsText("short|");
        at("text").fill("much too long a text");
        assertThat(at("error")).hasText("too long");
        assertThat(at("models")).containsText("short|");
        assertThat(at("text")).hasValue("much too long a text");
    }

    @Test
    void aModelThatDoesNotFitItsFieldSaysWhy() {
        at("age").fill("old");
        assertThat(at("error")).containsText("must be");
        assertThat(at("models")).containsText("|0");
    }

    @Test
    void aHandlerCanEmptyAModelsControlAfterItWasTypedIn() {
        at("text").fill("hello");
        assertThat(at("models")).containsText("hello|");
        at("clear").click();
        assertThat(at("text")).hasValue("");
    }

    @Test
    void aSubmitHandlerCanResetItsForm() {
        at("message").fill("hello");
        at("box").check();
        at("send").click();
        assertThat(at("sent")).hasText("hello");
        assertThat(at("message")).hasValue("");
        assertThat(at("box")).not().isChecked();
    }

    @Test
    void aFormIsNotResetUnlessItsHandlerSaysSo() {
        at("kept").fill("mine");
        at("keep").click();
        assertThat(at("sent")).hasText("mine");
        assertThat(at("kept")).hasValue("mine");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndShowsWhy() {
        at("message").fill(" ");
        at("box").check();
        at("send").click();
        assertThat(at("error")).hasText("say something");
        assertThat(at("message")).hasValue(" ");
        assertThat(at("box")).isChecked();
    }

    @Test
    void aFormsButtonIsDisabledWithItsTextUntilTheServerAnswers() {
        at("message").fill("hello");
        network.holdAnswers();
        at("send").click();
        assertThat(at("send")).isDisabled();
        assertThat(at("send")).hasText("Sending…");
        assertThat(at("resets")).hasClass(Pattern.compile("\\bdj-loading\\b"));
        network.release();
        assertThat(at("send")).isEnabled();
        assertThat(at("send").locator("b")).hasText("Send");
        assertThat(at("resets")).not().hasClass(Pattern.compile("\\bdj-loading\\b"));
    }

    @Test
    void aChangeThatWaitsDoesNotDisableTheButtonThatTheUserIsPressing() {
        network.holdAnswers();
        at("watched").fill("hello");
        at("press").click();
        network.release();
        assertThat(at("ticks")).hasText("1");
        assertThat(at("sent")).hasText("hello");
    }

    @Test
    void loadingElementsShowWhileTheirEventWaits() {
        network.holdAnswers();
        at("overwrite").click();
        assertThat(at("any")).isVisible();
        assertThat(at("ticking")).isHidden();
        at("tick").click();
        assertThat(at("ticking")).isVisible();
        network.release();
        assertThat(at("ticking")).isHidden();
        assertThat(at("any")).isHidden();
        assertThat(at("ticks")).hasText("2");
    }

    @Test
    void aPatchNeverOverwritesAControlWhoseEventIsInFlight() {
        network.holdAnswers();
        at("code").fill("abc");
        at("code").blur();
        at("on").check();
        change("overwrite");
        assertThat(at("code")).hasValue("abc");
        at("code").fill("abcd");
        network.release();
        assertThat(at("upper")).hasText("ABCD");
        assertThat(at("code")).hasValue("abcd");
        at("code").blur();
        assertThat(at("code")).hasValue("ABCD");
    }

    @Test
    void whatTheUserIsTypingSurvivesAPatchOfTheSameControl() {
        at("plain").focus();
        at("plain").pressSequentially("X");
        at("plain").evaluate("el => el.setSelectionRange(2, 4)");
        change("overwrite");
        assertThat(at("upper")).hasText("server 1");
        assertThat(at("plain")).hasValue("Xstart");
        assertEquals("2-4", at("plain").evaluate("el => el.selectionStart + '-' + el.selectionEnd"));
    }

    @Test
    void theServersValueShowsOnceTheUserHasLeftTheControl() {
        at("plain").focus();
        at("plain").pressSequentially("X");
        change("overwrite");
        assertThat(at("upper")).hasText("server 1");
        at("plain").blur();
        assertThat(at("plain")).hasValue("server 1");
    }

    @Test
    void aControlThatNobodyIsAtFollowsTheServer() {
        change("overwrite");
        assertThat(at("plain")).hasValue("server 1");
        assertThat(at("on")).isChecked();
        assertThat(at("choice")).hasValue("c");
    }

    @Test
    void whatTheServerDidNotChangeStaysAsTheUserLeftIt() {
        at("choice").selectOption("a");
        at("plain").fill("mine");
        at("box").check();
        at("message").fill("draft");
        at("notes").fill("long notes");
        at("tick").click();
        assertThat(at("ticks")).hasText("1");
        assertThat(at("choice")).hasValue("a");
        assertThat(at("plain")).hasValue("mine");
        assertThat(at("box")).isChecked();
        assertThat(at("message")).hasValue("draft");
        assertThat(at("notes")).hasValue("long notes");
    }

    @Test
    void aBoxShowsTheUsersChoiceWhileItIsOnItsWay() {
        network.holdAnswers();
        at("on").check();
        assertThat(at("on")).isChecked();
        network.release();
        assertThat(at("state")).hasText("true");
        assertThat(at("on")).isChecked();
    }
}
