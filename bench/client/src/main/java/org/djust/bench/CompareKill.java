package org.djust.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

import com.microsoft.playwright.Page;

/** What a page with a counter at 3 is after its server was killed with {@code kill -9}, clicked on, and started again. */
final class CompareKill {

    private static final int AFTER_MILLIS = Integer.getInteger("bench.after", 30_000);
    private static final int ANSWER_MILLIS = 3_000;

    private final Server server;
    private final Chromium chromium;

    CompareKill(Server server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    void run(Compared... frameworks) throws IOException, InterruptedException {
        Map<Compared, Page> pages = new EnumMap<>(Compared.class);
        for (Compared framework : frameworks) {
            Page page = chromium.newPage();
            Interaction counter = new Interaction(page, server.url(framework.path("counter")), "+", "h1");
            counter.clicks(3);
            page.evaluate("() => { window.loadedBefore = true; }");
            pages.put(framework, page);
        }
        server.killNow();
        pages.values().forEach(CompareKill::press);
        server.restart();
        pages.values().iterator().next().waitForTimeout(AFTER_MILLIS);
        System.out.printf("%n| counter at 3, kill -9, a click, restart | the page %d s later | after another click |%n"
                + "|---|---|---|%n", AFTER_MILLIS / 1000);
        pages.forEach((framework, page) -> {
            String before = describe(page);
            press(page);
            page.waitForTimeout(ANSWER_MILLIS);
            System.out.printf("| %s | %s | %s |%n", framework.title, before, describe(page));
            page.close();
        });
    }

    /** Does nothing on a page that has no such button any more. */
    private static void press(Page page) {
        page.evaluate("() => [...document.querySelectorAll('button, input[type=submit]')]"
                + ".find(b => (b.value || b.textContent) === '+')?.click()");
    }

    private static String describe(Page page) {
        return page.evaluate("() => (document.querySelector('h1')?.textContent ?? document.body.innerText.slice(0, 80))"
                + " + (window.loadedBefore ? ', same page' : ', page loaded again')").toString();
    }
}
