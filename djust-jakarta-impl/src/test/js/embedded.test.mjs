import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document as page, receive, start } from "./harness.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const SHOP = '<main dj-view="page"><h1>Shop</h1><section id="cart" dj-root dj-view="@1.Cart">'
  + '<input id="note"><b id="n">1</b><button dj-click="more">+</button></section></main>';
const EMPTY = (n) => `<section dj-view="@${n}.Cart" dj-version="0"></section>`;
const WHOLE = (...parts) => [0, ["<main>", ...parts, "</main>"].map((text, i) => [i + 40, text])];
const sent = (page) => page.evaluate(() => window.socket.sent);
const clear = (page) => page.evaluate(() => void (window.socket.sent.length = 0));

async function open() {
  const page = await site.open(SHOP, { joined: false });
  await page.waitForFunction(() => window.socket?.sent.length === 2);
  return page;
}

async function joined() {
  const page = await open();
  await receive(page, ["j", 0, 1, 0]);
  await receive(page, ["j", 1, 1, 0]);
  await clear(page);
  return page;
}

test("an embedded view joins with the page's token and its address", async () => {
  assert.deepEqual(await sent(await open()), [["j", 0, "page", 1, 0], ["j", 1, "page@1.Cart", 1, 0]]);
});

test("events of an embedded view are its own", async () => {
  const page = await joined();
  await page.click("button");
  assert.deepEqual(await sent(page), [["e", 1, 1, "more"]]);
});

test("a patch of the view around leaves an embedded view as it is", async () => {
  const page = await joined();
  await page.fill("#note", "typed");
  await page.evaluate(() => (document.querySelector("#cart").mark = 1));
  await receive(page, ["p", 0, 2, 0, WHOLE("<h1>New</h1><p>more</p>", EMPTY(1))]);
  assert.equal(await page.textContent("h1"), "New");
  assert.equal(await page.inputValue("#note"), "typed");
  assert.equal(await page.evaluate(() => document.querySelector("#cart").mark), 1);
  assert.deepEqual(await sent(page), []);
});

test("scopes of an embedded view aren't scopes of the view around", async () => {
  const page = await joined();
  // FNV-1a of no keys: the first rope of the root copies no scopes
  await receive(page, ["p", 0, 2, 0, [0, [[40, "<main><h1>Two</h1>"], EMPTY(1), [41, "</main>"]]]]);
  assert.equal(await page.textContent("h1"), "Two");
  assert.equal(await page.textContent("#n"), "1");
  await receive(page, ["p", 1, 2, 0, [0, [[1, '<section id="cart" dj-root><input id="note"><b id="n">'], "2", [2, "</b></section>"]]]]);
  assert.equal(await page.textContent("#n"), "2");
  assert.equal(await page.getAttribute("#cart", "dj-view"), "@1.Cart");
});

test("a view that a patch adds is joined as empty, and one that a patch removes is left", async () => {
  const page = await joined();
  await receive(page, ["p", 0, 2, 0, WHOLE("<h1>New</h1>", EMPTY(1), EMPTY(2))]);
  assert.deepEqual(await sent(page), [["j", 2, "page@2.Cart", 0, 0]]);
  await receive(page, ["j", 2, 1, 0]);
  await receive(page, ["p", 2, 2, 0, [0, [[1, '<section class="cart" dj-root>second</section>']]]]);
  assert.equal(await page.textContent(".cart"), "second");
  await clear(page);
  await receive(page, ["p", 0, 3, 0, WHOLE("<h1>New</h1>", EMPTY(2))]);
  assert.equal(await page.textContent("section"), "second");
  assert.deepEqual(await sent(page), [["l", 1]]);
});

test("after a reconnect views are numbered anew", async () => {
  const page = await joined();
  await receive(page, ["p", 0, 2, 0, WHOLE("<h1>New</h1>", EMPTY(2))]);
  await receive(page, ["t", 0, "fresh"]);
  await page.evaluate(() => window.socket.cut());
  await page.waitForFunction(() => window.sockets.length === 2 && window.socket.sent.length === 2);
  assert.deepEqual(await sent(page), [["j", 0, "fresh", 2, 0], ["j", 1, "fresh@2.Cart", 0, 0]]);
});

test("when an embedded view is lost for good, its page is mounted again", async () => {
  const page = await joined();
  await page.fill("#note", "typed");
  site.pages.set(new URL(page.url()).pathname, shop("again", 3));
  await clear(page);
  await receive(page, ["x", 1, 0, "remount", "Gone."]);
  await page.waitForFunction(() => window.socket.sent.some((frame) => frame[2] === "again@3.Cart"));
  assert.equal(await page.textContent("h1"), "again");
  const frames = await sent(page);
  assert.deepEqual(frames.filter((frame) => frame[0] === "j").map((frame) => frame[2]), ["again", "again@3.Cart"]);
});

function shop(token, n) {
  return page(`<main dj-view="${token}"><h1>${token}</h1><section id="cart" dj-root dj-view="@${n}.Cart"><b id="n">0</b></section></main>`);
}
