package org.djust.it.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import org.djust.it.LiveLine;
import org.djust.it.LivePage;
import org.djust.it.ProbeClient;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.probe.Probe;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
public class HandlersIT {

    private static final String ANN = "{\"name\":\"Ann\",\"age\":20,\"born\":\"2001-02-03\",\"tags\":[\"x\",\"y\"]}";

    @ArquillianResource
    private URL base;
    private LivePage form;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(HandlersIT.class)
                .template("form.html",
                        "<!DOCTYPE html><html><body><p id=\"said\">[{{ said }}]</p><p id=\"title\">({{ title }})</p>"
                                + "<p id=\"errors\">{{ errors.name }}|{{ errors.age }}|{{ errors.motto }}|{{ errors.title }}|{{ errors.i }}</p>"
                                + "</body></html>")
                .template("secret.html", "<!DOCTYPE html><html><body><p id=\"user\">{{ user }}</p></body></html>")
                .build().addPackage(Probe.class.getPackage());
    }

    @BeforeEach
    void join() {
        form = LivePage.join(Site.at(base), "form");
    }

    private void says(String said) {
        assertTrue(form.html().contains("[" + said + "]"), () -> form.html() + " " + form.frames());
    }

    private void refuses(String code) {
        form.await(page -> page.count("x") > 0);
        assertEquals(code, form.last("x").getString(3), form.frames()::toString);
    }

    @Test
    void numbersArriveAsTextAndAsNumbers() {
        form.call("numbers", "{\"i\":-1,\"l\":9007199254740993,\"d\":0.5,\"b\":true,\"money\":12.30}");
        says("-1 9007199254740993 0.5 true 12.30");
        form.call("numbers", "{\"i\":\"2\",\"l\":\"3\",\"d\":\"1e3\",\"b\":\"true\",\"money\":\"0.10\"}");
        says("2 3 1000.0 true 0.10");
    }

    @Test
    void enumsAndTimesArriveByTheirText() {
        form.call("values", "{\"text\":\"\\u00e4<\",\"color\":\"GREEN\",\"date\":\"2024-02-29\",\"time\":\"23:59\","
                + "\"duration\":\"PT5S\"}");
        says("ä&lt; GREEN 2024-02-29 23:59 PT5S");
    }

    @Test
    void recordsAndBeansAreReadFromTheirValueOrFromAllValues() {
        form.call("person", "{\"person\":" + ANN + "}");
        says("Person[name=Ann, age=20, born=2001-02-03, tags=[x, y]]");
        form.call("person", "{\"name\":\"Bob\",\"age\":\"30\"}");
        says("Person[name=Bob, age=30, born=null, tags=[]]");
        form.call("move", "{\"street\":\"High St\",\"door\":\"RED\"}");
        says("High St RED");
    }

    @Test
    void aHandlerIsCalledByTheNameThatItIsGiven() {
        form.call("renamed", "{\"other\":\"thing\"}");
        says("thing");
        form.call("original", "{\"other\":\"thing 2\"}");
        refuses("unknown");
    }

    @Test
    void onlyAnnotatedMethodsCanBeCalled() {
        for (String name : new String[] {"notForBrowsers", "toString", "getClass", "said", "constructor"}) {
            form.call(name, null);
            refuses("unknown");
        }
        says("");
    }

    @Test
    void violatedConstraintsKeepTheHandlerFromBeingCalledAndReachTheTemplate() {
        form.call("register", "{\"name\":\" \",\"age\":17,\"motto\":\"\"}");
        assertTrue(form.html().contains("Who?|Too young.|Say it.||"), form.html());
        says("");
        form.call("register", "{\"name\":\"Ann\",\"age\":18,\"motto\":\"go\"}");
        assertTrue(form.html().contains("<p id=\"errors\">||||</p>"), form.html());
        says("Ann go");
    }

    @Test
    void aModelFieldIsSetUnlessAConstraintForbids() {
        form.model("title", "\"short\"");
        form.settle().awaitText("(short)");
        form.model("title", "\"much longer\"");
        form.settle().awaitText("At most five.");
        assertTrue(form.html().contains("(short)"), form.html());
        form.model("said", "\"overwritten\"");
        form.settle();
        refuses("unknown");
        says("");
    }

    @Test
    void aValueOfAnotherTypeIsRefusedAndTheTemplateIsTold() {
        form.call("numbers", "{\"i\":\"many\",\"l\":1,\"d\":1,\"b\":true,\"money\":1}");
        refuses("bad");
        assertTrue(form.html().matches("(?s).*\\|\\|\\|\\|must be .*"), form.html());
        form.call("values", "{\"color\":\"PINK\"}");
        refuses("bad");
        form.call("numbers", "{\"i\":{\"x\":1},\"l\":[],\"d\":1,\"b\":true,\"money\":1}");
        refuses("bad");
        says("");
    }

    @Test
    void aHandlerThatThrowsChangesNothingAndTellsOnlyAnErrorId() {
        form.call("shout", "{\"text\":\"before\"}").call("fail", "{\"secret\":\"s3cret\"}");
        says("BEFORE");
        refuses("failed");
        assertEquals(0, form.count("p"), form.frames()::toString);
        String message = form.last("x").getString(4);
        assertFalse(message.contains("internal") || message.contains("s3cret") || message.contains("Exception"),
                message);
        String id = message.replaceAll(".*\\(error (\\w+)\\).*", "$1");
        String log = new ProbeClient(Site.at(base)).log();
        assertTrue(log.lines().anyMatch(line -> line.contains(id) && line.contains("internal detail s3cret")), log);
        form.call("shout", "{\"text\":\"after\"}");
        says("AFTER");
    }

    @Test
    void requestScopedBeansLiveForOneEvent() {
        form.call("request", null);
        says("calls in this request: 12");
        form.call("request", null);
        assertEquals(1, form.count("a"), form.frames()::toString);
    }

    @Test
    void interceptorsApplyToHandlers() {
        form.call("shout", "{\"text\":\"hello\"}");
        says("HELLO");
    }

    @Test
    void aHandlerIsForThoseInItsRole() {
        form.call("fire", "{\"whom\":\"me\"}");
        refuses("forbidden");
        form = LivePage.join(ProbeClient.signedIn(Site.at(base), "jim"), "form").call("fire", "{\"whom\":\"me\"}");
        refuses("forbidden");
        form = LivePage.join(ProbeClient.signedIn(Site.at(base), "boss"), "form").call("fire", "{\"whom\":\"jim\"}");
        says("boss fires jim true");
    }

    @Test
    void aViewIsForThoseInItsRole() throws Exception {
        int anonymous = Site.at(base).get("secret").statusCode();
        assertTrue(anonymous == 401 || anonymous == 403, "status " + anonymous);
        assertEquals(403, ProbeClient.signedIn(Site.at(base), "jim").get("secret").statusCode());
        LivePage page = LivePage.join(ProbeClient.signedIn(Site.at(base), "boss"), "secret").call("greet", null);
        assertTrue(page.html().contains("hello boss"), page.html());
    }

    @Test
    void aPageOfAUserIsNotForAnother() {
        LivePage page = LivePage.visit(ProbeClient.signedIn(Site.at(base), "jim"), "form");
        Site bob = ProbeClient.signedIn(Site.at(base), "bob");
        page.attach(LiveLine.open(bob)).send("[\"j\",0,\"" + page.token() + "\",1]").await(p -> p.count("x") > 0);
        assertEquals("signin", page.last("x").getString(3));
    }
}
