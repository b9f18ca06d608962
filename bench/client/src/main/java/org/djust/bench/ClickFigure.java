package org.djust.bench;

import java.util.List;

import com.microsoft.playwright.Page;

/** From a click in Chromium to the changed cell in the page of a thousand rows, and the client's own part of it. */
final class ClickFigure implements Bench.Figure {

    private static final int CLICKS = 200;

    /** Notes when a frame leaves and arrives, before the page's own script sees it. */
    private static final String SPY = """
            window.times = {};
            window.WebSocket = class extends WebSocket {
              constructor(...args) { super(...args); this.addEventListener('message', () => { times.arrived = performance.now(); }); }
              send(data) { times.left = performance.now(); super.send(data); }
            };""";

    private static final String CLICK = """
            async ([name, selector, clicks]) => {
              const button = [...document.querySelectorAll('button')].find(b => b.textContent === name);
              const results = [];
              for (let i = 0; i < clicks; i++) {
                await new Promise(done => setTimeout(done, 10));
                const shown = document.querySelector(selector).textContent;
                const start = performance.now();
                const end = await new Promise((done, fail) => {
                  const limit = setTimeout(() => fail(new Error('no change within 5 s')), 5000);
                  const observer = new MutationObserver(() => {
                    if (document.querySelector(selector)?.textContent === shown) return;
                    const now = performance.now();
                    clearTimeout(limit); observer.disconnect(); done(now);
                  });
                  observer.observe(document.body, {subtree: true, childList: true, characterData: true});
                  button.click();
                });
                results.push([end - start, times.left - start + end - times.arrived]);
              }
              return results;
            }""";

    @Override
    public void run() throws Exception {
        System.out
                .println("| event | click to DOM, median ms | p99 ms | client's part, median ms |\n|---|---|---|---|");
        try (Server server = new Server(Setup.of(Setup.Variant.DEFAULT));
                Chromium chromium = new Chromium()) {
            measure(chromium, server, "inc", "h1");
            measure(chromium, server, "cell", "#row-500 .price");
        }
    }

    private static void measure(Chromium chromium, Server server, String event, String selector) {
        try (Page page = chromium.newPage()) {
            page.addInitScript(SPY);
            page.navigate(server.url("/table"));
            page.waitForFunction("() => times.arrived");
            page.evaluate(CLICK, List.of(event, selector, 20));
            List<?> results = (List<?>) page.evaluate(CLICK, List.of(event, selector, CLICKS));
            double[] total = column(results, 0);
            System.out.printf("| %s | %.1f | %.1f | %.1f |%n", event, total[CLICKS / 2], total[CLICKS * 99 / 100],
                    column(results, 1)[CLICKS / 2]);
        }
    }

    private static double[] column(List<?> results, int index) {
        return results.stream().mapToDouble(result -> ((Number) ((List<?>) result).get(index)).doubleValue()).sorted()
                .toArray();
    }
}
