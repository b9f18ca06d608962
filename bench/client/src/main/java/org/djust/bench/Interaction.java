package org.djust.bench;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;

/** One button of an open page in Chromium: what a click sends and receives, and how long the page takes to change. */
final class Interaction {

    /** Bytes of one interaction. {@code Payload} is without HTTP's and WebSocket's own heads. */
    record Bytes(long up, long down, long upPayload, long downPayload) {
    }

    private static final int SETTLE_MILLIS = 400;

    /** Clicks, and waits each time until an element's text is another one. */
    private static final String CLICKS = """
            async ([name, selector, clicks]) => {
              const results = [];
              for (let i = 0; i < clicks; i++) {
                await new Promise(done => setTimeout(done, 10));
                const button = [...document.querySelectorAll('button, input[type=submit]')]
                  .find(b => (b.value || b.textContent) === name);
                const shown = document.querySelector(selector).textContent;
                const start = performance.now();
                results.push(await new Promise((done, fail) => {
                  const limit = setTimeout(() => fail(new Error('no change within 10 s')), 10000);
                  const observer = new MutationObserver(() => {
                    const now = document.querySelector(selector);
                    if (!now || now.textContent === shown) return;
                    clearTimeout(limit); observer.disconnect(); done(performance.now() - start);
                  });
                  observer.observe(document, {subtree: true, childList: true, characterData: true});
                  button.click();
                }));
              }
              return results;
            }""";

    private final Page page;
    private final String button;
    private final String changing;
    private final List<Request> requests = new ArrayList<>();
    private long upFrames;
    private long downFrames;
    private long up;
    private long down;

    /** @param changing a selector of the element that a click changes */
    Interaction(Page page, String url, String button, String changing) {
        this.page = page;
        this.button = button;
        this.changing = changing;
        page.onRequestFinished(requests::add);
        page.onWebSocket(socket -> {
            socket.onFrameSent(frame -> sent(frame.text()));
            socket.onFrameReceived(frame -> received(frame.text()));
        });
        page.navigate(url);
        page.waitForSelector(changing);
        page.waitForTimeout(SETTLE_MILLIS);
    }

    private void sent(String text) {
        upFrames += text.length() < 126 ? 6 : 8;
        up += text.length();
    }

    private void received(String text) {
        // A frame's own head: the server's are not masked.
        downFrames += text.length() < 126 ? 2 : 4;
        down += text.length();
    }

    /** Milliseconds of this many clicks, sorted. */
    double[] clicks(int count) {
        List<?> results = (List<?>) page.evaluate(CLICKS, List.of(button, changing, count));
        return results.stream().mapToDouble(millis -> ((Number) millis).doubleValue()).sorted().toArray();
    }

    Bytes click() {
        return bytesOf(() -> clicks(1));
    }

    /** What goes over the wire until the page has settled again. */
    Bytes bytesOf(Runnable action) {
        // What earlier clicks asked for is reported late, and must not be counted here.
        page.waitForTimeout(SETTLE_MILLIS);
        requests.clear();
        upFrames = downFrames = up = down = 0;
        action.run();
        page.waitForTimeout(SETTLE_MILLIS);
        long upHeads = upFrames;
        long downHeads = downFrames;
        for (Request request : requests) {
            Sizes sizes = request.sizes();
            upHeads += sizes.requestHeadersSize;
            downHeads += sizes.responseHeadersSize;
            up += sizes.requestBodySize;
            down += sizes.responseBodySize;
        }
        return new Bytes(up + upHeads, down + downHeads, up, down);
    }
}
