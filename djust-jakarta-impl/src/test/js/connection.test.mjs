import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document as page, join, receive, sent, start } from "./harness.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const BUTTON = '<button dj-click="inc">+</button>';
const count = (page) => page.evaluate(() => window.sockets.length);
const html = (page) => page.evaluate(() => document.documentElement.className);
const cut = (page, code, reason) => page.evaluate(([c, r]) => window.socket.cut(c ?? undefined, r ?? undefined), [code, reason]);
const refs = async (page) => (await sent(page)).map((frame) => frame[2]);
/** Loses the connection, and waits for the next one and its joins, which it gives back. */
async function reconnect(page) {
  await cut(page);
  await page.clock.runFor(10000);
  await page.waitForFunction(() => window.socket.sent.length);
  return page.evaluate(() => window.socket.sent);
}

test("one connection joins all views of the page, in document order", async () => {
  const page = await site.open('<main dj-view="a"></main><main dj-view="b" dj-version="5"></main>', { joined: false });
  await page.waitForFunction(() => window.socket?.sent.length === 2);
  assert.deepEqual(await page.evaluate(() => window.socket.sent), [["j", 0, "a", 1, 0], ["j", 1, "b", 5, 0]]);
  assert.match(await page.evaluate(() => window.socket.url), /^ws:\/\/127\.0\.0\.1:\d+\/app\/djust\/ws\?v=1&s$/);
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<p dj-view="c"></p>'));
  await page.evaluate(() => window.djust.scan());
  assert.deepEqual(await page.evaluate(() => window.socket.sent[2]), ["j", 2, "c", 1, 0]);
});

test("events wait for the join, and go again after a reconnect unless the server has them", async () => {
  const page = await site.open(BUTTON, { joined: false, clock: true });
  await page.waitForFunction(() => window.socket);
  for (let i = 0; i < 3; i++) await page.click("button");
  assert.deepEqual((await sent(page)).length, 0);
  await join(page);
  assert.deepEqual((await sent(page)).map((frame) => frame[2]), [1, 2, 3]);
  await receive(page, ["a", 0, 1]);
  await cut(page);
  await page.click("button");
  await page.clock.runFor(10000);
  await join(page, 1, 2);
  assert.deepEqual((await sent(page)).map((frame) => frame[2]), [3, 4]);
});

test("after busy the refused event and all later ones go again, in order, and new ones wait", async () => {
  const page = await site.open(BUTTON, { clock: true });
  for (let i = 0; i < 3; i++) await page.click("button");
  await receive(page, ["x", 0, 2, "busy", "Too busy."]);
  await page.click("button");
  assert.deepEqual((await sent(page)).map((frame) => frame[2]), [1, 2, 3]);
  await page.clock.runFor(1000);
  assert.deepEqual((await sent(page)).map((frame) => frame[2]), [1, 2, 3, 2, 3, 4]);
});

test("a failed event is done, but is sent again with those before it if the connection is lost", async () => {
  const page = await site.open(BUTTON, { clock: true });
  await page.evaluate(() => document.addEventListener("djust:error", (event) => (window.error = event.detail)));
  for (let i = 0; i < 3; i++) await page.click("button");
  await receive(page, ["x", 0, 2, "failed", "Something went wrong (error 42)."]);
  assert.deepEqual(await page.evaluate(() => window.error), { code: "failed", message: "Something went wrong (error 42).", ref: 2 });
  assert.match(await page.locator("[role=status]").textContent(), /error 42/);
  await cut(page);
  await page.clock.runFor(10000);
  await join(page, 1, 0);
  assert.deepEqual((await sent(page)).map((frame) => frame[2]), [1, 2, 3]);
  await receive(page, ["a", 0, 2]);
  await cut(page);
  await page.clock.runFor(10000);
  await join(page, 1, 2);
  assert.deepEqual((await sent(page)).map((frame) => frame[2]), [3]);
});

test("a join says up to which event the page was told that all is stored", async () => {
  const page = await site.open(BUTTON, { clock: true });
  for (let i = 0; i < 4; i++) await page.click("button");
  await receive(page, ["a", 0, 1]);
  await receive(page, ["x", 0, 2, "failed", "Something went wrong."]);
  await receive(page, ["d", 0, 3]);
  assert.deepEqual(await reconnect(page), [["j", 0, "token0", 1, 1]]);
  await join(page, 1, 3);
  assert.deepEqual(await refs(page), [4]);
  assert.deepEqual(await reconnect(page), [["j", 0, "token0", 1, 3]]);
  await join(page, 1, 3);
  await receive(page, ["p", 0, 2, 4]);
  assert.deepEqual(await reconnect(page), [["j", 0, "token0", 2, 4]]);
});

for (const [kind, frame] of [["a patch", ["p", 0, 2, 2]], ["an acknowledgement", ["a", 0, 2]], ["the answer to a join", ["j", 0, 1, 2]]]) {
  test(`events that are done but not stored are sent again after a reconnect, until ${kind} says that they are stored`, async () => {
    const page = await site.open(BUTTON, { clock: true });
    for (let i = 0; i < 3; i++) await page.click("button");
    await receive(page, ["d", 0, 2]);
    await reconnect(page);
    await join(page, 1, 0);
    assert.deepEqual(await refs(page), [1, 2, 3]);
    await receive(page, frame);
    await reconnect(page);
    await join(page, 1, 0);
    assert.deepEqual(await refs(page), [3]);
  });
}

test("what is done but not stored doesn't look as if it were on its way, even when it is sent again", async () => {
  const page = await site.open('<button dj-click="a" dj-disable-with="…">a</button><i dj-loading hidden>i</i>', { clock: true });
  const state = () => page.evaluate(() => [document.querySelector("button").outerHTML, document.querySelector("i").hidden]);
  const idle = await state();
  await page.click("button");
  assert.deepEqual(await state(), ['<button dj-click="a" dj-disable-with="…" class="dj-loading" disabled="">…</button>', false]);
  await receive(page, ["p", 0, 2, 0]);
  await receive(page, ["d", 0, 1]);
  assert.deepEqual(await state(), idle);
  await reconnect(page);
  assert.deepEqual(await state(), idle);
  await join(page, 2, 0);
  assert.deepEqual(await refs(page), [1]);
  assert.deepEqual(await state(), idle);
  await receive(page, ["x", 0, 1, "busy", "Too busy."]);
  await page.clock.runFor(1000);
  assert.deepEqual(await refs(page), [1, 1]);
  assert.deepEqual(await state(), idle);
  await page.click("button");
  assert.notDeepEqual(await state(), idle);
  await receive(page, ["d", 0, 2]);
  assert.deepEqual(await state(), idle);
});

test("dj-degraded is on <html> while any view of the page can't be stored; a patch doesn't end that, nor a lost connection", async () => {
  const page = await site.open(["a", "b", "c"].map((token) => `<main dj-view="${token}"></main>`).join(""), { clock: true });
  const degraded = () => page.evaluate(() => document.documentElement.classList.contains("dj-degraded"));
  await receive(page, ["a", 0, 0]);
  assert.equal(await degraded(), false);
  for (const view of [0, 1, 2]) await receive(page, ["d", view, 0]);
  assert.equal(await degraded(), true);
  await receive(page, ["a", 0, 0]);
  await receive(page, ["j", 1, 1, 0]);
  await receive(page, ["p", 2, 2, 0]);
  await reconnect(page);
  assert.equal(await degraded(), true);
  await receive(page, ["j", 2, 2, 0]);
  assert.equal(await degraded(), false);
  await receive(page, ["d", 2, 0]);
  await page.evaluate(() => document.querySelector("[dj-view=c]").remove());
  await page.evaluate(() => window.djust.scan());
  assert.equal(await degraded(), false);
});

test("a view that another node has taken over joins again on the same connection, and only then sends what waits", async () => {
  const page = await site.open(BUTTON);
  await page.evaluate(() => document.addEventListener("djust:error", () => (window.error = true)));
  await page.click("button");
  await receive(page, ["a", 0, 1]);
  await page.click("button");
  await receive(page, ["x", 0, 0, "elsewhere", "This view is no longer served here."]);
  await page.click("button");
  assert.deepEqual(await page.evaluate(() => window.socket.sent.slice(2)), [["e", 0, 2, "inc"], ["j", 0, "token0", 1, 1]]);
  await receive(page, ["j", 0, 1, 1]);
  assert.deepEqual(await page.evaluate(() => window.socket.sent.slice(4)), [["e", 0, 2, "inc"], ["e", 0, 3, "inc"]]);
  assert.equal(await count(page), 1);
  assert.equal(await page.evaluate(() => window.error), undefined);
});

test("a fresh token is used for the next join", async () => {
  const page = await site.open(BUTTON, { clock: true });
  await receive(page, ["t", 0, "fresh"]);
  await receive(page, ["p", 0, 7, 0]);
  await cut(page);
  await page.clock.runFor(10000);
  await page.waitForFunction(() => window.socket.sent.length);
  assert.deepEqual(await page.evaluate(() => window.socket.sent[0]), ["j", 0, "fresh", 7, 0]);
});

test("the page shows the state: classes at once, the banner after a second", async () => {
  const page = await site.open(BUTTON, { clock: true });
  await page.evaluate(() => (window.WebSocket.auto = false));
  assert.equal(await html(page), "dj-connected");
  await cut(page);
  assert.equal(await html(page), "dj-disconnected");
  await page.clock.runFor(900);
  assert.equal(await page.locator("[role=status]").count(), 0);
  await page.clock.runFor(200);
  assert.match(await page.locator("html > [role=status]").textContent(), /Reconnecting/);
  await page.clock.runFor(10000);
  await page.evaluate(() => window.socket.open());
  await join(page);
  assert.equal(await html(page), "dj-connected");
  assert.equal(await page.locator("[role=status]").count(), 0);
});

test("data-djust-banner=off leaves the banner to the page", async () => {
  const page = await site.open(BUTTON, { clock: true, attributes: 'data-djust-banner="off"' });
  await page.evaluate(() => (window.WebSocket.auto = false));
  await cut(page);
  await page.clock.runFor(5000);
  assert.equal(await page.locator("[role=status]").count(), 0);
});

test("retries never end, wait at most ten seconds, and start at once when the network or the user is back", async () => {
  const page = await site.open(BUTTON, { clock: true, init: () => (Math.random = () => 0.999) });
  await page.evaluate(() => (window.WebSocket.auto = false));
  await cut(page);
  assert.equal(await count(page), 1);
  await page.clock.runFor(250);
  assert.equal(await count(page), 2);
  for (let i = 0; i < 12; i++) {
    await cut(page);
    await page.clock.runFor(10000);
  }
  assert.equal(await count(page), 14);
  await cut(page);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  assert.equal(await count(page), 15);
  await cut(page);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  assert.equal(await count(page), 16);
});

test("close code 4000 with a number of milliseconds puts the next attempt off by these, whatever wakes the page", async () => {
  const page = await site.open(BUTTON, { clock: true, init: () => (Math.random = () => 0.5) });
  await cut(page, 4000, "1500 The store is away.");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.evaluate(() => window.djust.scan());
  await page.clock.runFor(1624);
  assert.equal(await count(page), 1);
  await page.clock.runFor(1);
  assert.equal(await count(page), 2);
  await cut(page, 4000, "Try again.");
  await page.clock.runFor(250);
  assert.equal(await count(page), 3);
  await cut(page, 1001, "99999999999 is a time of the proxy, not ours");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  assert.equal(await count(page), 4);
  await cut(page, 4000, "1500");
  await page.evaluate(() => window.djust.disconnect());
  await page.evaluate(() => window.djust.connect());
  assert.equal(await count(page), 5);
});

test("a silent connection is asked after 10 s and given up after 5 more", async () => {
  const page = await site.open(BUTTON, { clock: true });
  const pings = () => page.evaluate(() => window.sockets[0].sent.filter((frame) => frame[0] === "p").length);
  await receive(page, ["q"]);
  await page.clock.runFor(9999);
  assert.equal(await pings(), 0);
  await page.clock.runFor(1);
  assert.equal(await pings(), 1);
  await page.clock.runFor(4000);
  await receive(page, ["q"]);
  await page.clock.runFor(4000);
  assert.equal(await html(page), "dj-connected");
  await page.clock.runFor(6000 + 4999);
  assert.equal(await html(page), "dj-connected");
  await page.clock.runFor(1);
  assert.equal(await html(page), "dj-disconnected");
});

test("a connection that doesn't open within 5 s is given up, the next ones after 10 s", async () => {
  const page = await site.open(BUTTON, { clock: true, init: () => (Math.random = () => 0) });
  await page.evaluate(() => {
    window.WebSocket.auto = false;
    window.djust.disconnect();
    window.djust.connect();
  });
  assert.equal(await count(page), 2);
  await page.clock.runFor(4999);
  assert.equal(await count(page), 2);
  await page.clock.runFor(2);
  assert.equal(await count(page), 3);
  await page.clock.runFor(9997);
  assert.equal(await count(page), 3);
  await page.clock.runFor(10);
  assert.equal(await count(page), 4);
});

test("close code 4003 stops, and says so", async () => {
  const page = await site.open(BUTTON, { clock: true });
  await cut(page, 4003);
  await page.clock.runFor(60000);
  assert.equal(await count(page), 1);
  assert.match(await page.locator("[role=status]").textContent(), /reload/);
});

test("close code 4000 reconnects; 4002 and signin reload the page", async () => {
  const page = await site.open(BUTTON, { clock: true });
  await cut(page, 4000);
  await page.clock.runFor(10000);
  assert.equal(await count(page), 2);
  for (const end of [() => cut(page, 4002), () => receive(page, ["x", 0, null, "signin", "Sign in."])]) {
    await page.evaluate(() => (window.mark = true));
    await Promise.all([page.waitForEvent("load"), end()]);
    await join(page);
    assert.equal(await page.evaluate(() => window.mark), undefined);
  }
});

for (const [name, lose] of [["the error remount", (p) => receive(p, ["x", 0, null, "remount", "Gone."])], ["close code 4001", (p) => cut(p, 4001)]]) {
  test(`after ${name} the page is fetched again and joined; typed text stays`, async () => {
    const p = await site.open('<h1>old</h1><input name="a"><button dj-click="inc">+</button>');
    await p.fill("input", "typed");
    await p.click("button");
    await receive(p, ["a", 0, 1]);
    await p.click("button");
    site.pages.set(new URL(p.url()).pathname, page('<h1>new</h1><input name="a"><button dj-click="inc">+</button>').replace("token0", "token1"));
    await lose(p);
    await p.waitForFunction(() => window.socket.sent.at(-1)?.[2] === "token1");
    assert.deepEqual(await p.evaluate(() => window.socket.sent.at(-1)), ["j", 0, "token1", 1, 0]);
    assert.equal(await p.textContent("h1"), "new");
    assert.equal(await p.inputValue("input"), "typed");
    await receive(p, ["j", 0, 1, 0]);
    await p.click("button");
    assert.deepEqual(await p.evaluate(() => window.socket.sent.at(-1)), ["e", 0, 1, "inc"]);
  });
}

test("after a remount fields with dj-model tell the fresh view what they show", async () => {
  const p = await site.open('<input dj-model="a" value=""><input type="checkbox" dj-model="b"><input dj-model="c" value="">');
  await p.locator("input").first().pressSequentially("typed");
  await p.check("[dj-model=b]");
  await receive(p, ["x", 0, null, "remount", "Gone."]);
  await p.waitForFunction(() => window.socket.sent.filter((frame) => frame[0] === "j").length === 2);
  const before = (await sent(p)).length;
  await receive(p, ["j", 0, 1, 0]);
  assert.deepEqual((await sent(p)).slice(before), [["m", 0, 1, "a", "typed"], ["m", 0, 2, "b", true]]);
});

test("remount reloads the page if there is no such view any more", async () => {
  const p = await site.open("<h1>old</h1>");
  site.pages.set(new URL(p.url()).pathname, "<html><h1>sign in</h1></html>");
  await Promise.all([p.waitForEvent("load"), receive(p, ["x", 0, null, "remount", "Gone."])]);
  assert.equal(await p.textContent("h1"), "sign in");
});

test("what is longer than the server takes isn't sent, and the user is told", async () => {
  const page = await site.open('<form dj-submit="save"><textarea name="t"></textarea><button>s</button></form>');
  await page.evaluate(() => document.addEventListener("djust:error", (event) => (window.code = event.detail.code)));
  await page.evaluate(() => (document.querySelector("textarea").value = "ü".repeat(32768)));
  await page.click("button");
  assert.deepEqual(await sent(page), []);
  assert.match(await page.locator("[role=status]").textContent(), /too long/);
  assert.equal(await page.evaluate(() => window.code), "long");
  await page.fill("textarea", "short");
  await page.click("button");
  assert.deepEqual(await sent(page), [["e", 0, 1, "save", { t: "short" }]]);
});

test("a page that goes away says good-bye", async () => {
  const page = await site.open(BUTTON);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: false })));
  assert.deepEqual(await sent(page), [["l", 0]]);
});

test("a page that the browser brings back connects again", async () => {
  const page = await site.open(BUTTON);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  assert.deepEqual(await sent(page), []);
  assert.equal(await page.evaluate(() => window.sockets[0].readyState), 3);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  assert.equal(await count(page), 2);
});

test("after disconnect nothing runs, until connect", async () => {
  const page = await site.open(BUTTON, { clock: true });
  await page.evaluate(() => window.djust.disconnect());
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.clock.runFor(60000);
  assert.equal(await count(page), 1);
  await page.evaluate(() => window.djust.connect());
  assert.equal(await count(page), 2);
});

test("the server's events reach scripts, and it can send the browser elsewhere, but not to a script", async () => {
  const page = await site.open("<main dj-view='t'></main>");
  await page.evaluate(() => document.querySelector("main").addEventListener("djust:hello", (event) => (window.got = event.detail)));
  await receive(page, ["v", 0, "hello", { a: [1] }]);
  assert.deepEqual(await page.evaluate(() => window.got), { a: [1] });
  await receive(page, ["n", 0, "javascript:window.hacked=1"]);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  site.pages.set("/app/other", "<h1>other</h1>");
  await receive(page, ["n", 0, "other"]);
  await page.waitForURL("**/app/other");
});
