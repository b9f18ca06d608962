package org.djust.it.browser.equivalence;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.protocol.ServerFrames;
import org.djust.internal.render.ClientView;
import org.djust.internal.render.ViewTemplate;
import org.djust.internal.render.testkit.RandomView;
import org.djust.internal.render.testkit.Templates;

/**
 * A random view in a browser. The page runs the real client; its server is this class, in the test's own process.
 */
final class LivePage {

    private static final String ADDRESS = "http://view.test/app/page";
    private static final String SCRIPT = "http://view.test/app/djust/djust.js";

    private final Page browser;
    private final RandomView view;
    private final ViewTemplate template;
    private final ClientView shown;
    private long version = 1;
    private int resends;

    /** Opens the first render of a view that {@code random} makes up. */
    LivePage(Page browser, Random random) {
        this.browser = browser;
        view = new RandomView(random);
        template =
                new ViewTemplate(new PebbleTemplateEngine(new Templates(view.sources())).load("view.html"), "random");
        org.djust.internal.render.Page first = template.page(view.model(), Locale.ROOT);
        shown = first.view();
        browser.route(SCRIPT, route -> route.fulfill(new FulfillOptions().setContentType("text/javascript")
                .setBody(resource("/META-INF/resources/djust/djust.js"))));
        browser.route(ADDRESS, route -> route.fulfill(new FulfillOptions().setContentType("text/html").setBody("")));
        browser.addInitScript(resource("page.js"));
        browser.navigate(ADDRESS);
        browser.evaluate("server.open(" + quoted(text(first)) + ")");
        browser.waitForFunction("server.join(1)");
    }

    /** The difference between the page and a fresh render after the next change, or null. */
    String step(Random random) {
        view.change();
        if (random.nextInt(40) == 0) {
            shown.reconnected();
            browser.evaluate("server.reconnect(" + version + ")");
        }
        StringBuilder updates = new StringBuilder();
        shown.update(view.model(), Locale.ROOT, updates);
        String difference = apply(updates);
        if ("resend".equals(difference)) {
            resends++;
            updates.setLength(0);
            shown.resend(view.model(), Locale.ROOT, updates);
            difference = apply(updates);
        }
        return difference == null ? null : difference + "\nafter " + updates;
    }

    private String apply(StringBuilder updates) {
        String frame = updates.isEmpty() ? "null" : quoted(ServerFrames.patch(0, ++version, 0, updates));
        String fresh = quoted(text(template.page(view.model(), Locale.ROOT)));
        return (String) browser.evaluate("server.step(" + frame + "," + fresh + ")");
    }

    /** How often the page asked for the whole view. */
    int resends() {
        return resends;
    }

    /** The view as it is now, for a failure's message. */
    @Override
    public String toString() {
        return view.sources() + "\n" + view.model();
    }

    private static String text(org.djust.internal.render.Page page) {
        return page.html("<script src=\"" + SCRIPT + "\" defer></script>", " dj-view=\"token\"");
    }

    /** As a literal in ASCII: half a character (a lone surrogate) would be lost in UTF-8. */
    private static String quoted(String text) {
        return text.chars().mapToObj(c -> c < ' ' || c > '~' || c == '"' || c == '\\' ? String.format("\\u%04x", c)
                : String.valueOf((char) c)).collect(Collectors.joining("", "\"", "\""));
    }

    private static String resource(String name) {
        try (InputStream in = LivePage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }
}
