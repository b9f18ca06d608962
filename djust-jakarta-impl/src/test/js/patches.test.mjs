import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { receive, sent, start } from "./harness.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

const LIST = '<ul id="u"><li id="a">a</li><li id="b">b</li></ul>';
const body = (page) => page.evaluate(() => document.querySelector("[dj-view]").innerHTML);

test("values, ropes, copies and new scopes are applied as the protocol says", async () => {
  const page = await site.open(`<main dj-view="t">${LIST}</main>`);
  await receive(page, ["p", 0, 2, 0, [1, 0, "#u"], [2, 1, "#a", [[0, '<li id="a">'], "A", [1, "</li>"]]]]);
  assert.equal(await body(page), LIST.replace(">a<", ">A<"));
  await receive(page, ["p", 0, 3, 0, [2, 1, "AA"]]);
  await receive(page, ["p", 0, 4, 0, [1, [[2, '<ul id="u">'], [1, 1], [[[3, '<li id="c">'], "c", 1]], [0, 1], [4, "</ul>"]], 2, "1c8mgyi"]]);
  const asked = (await sent(page)).filter((frame) => frame[0] === "r");
  assert.deepEqual(asked, [["r", 0]], "a wrong check asks for everything");
  assert.equal(await body(page), LIST.replace(">a<", ">AA<"), "and changes nothing");
});

test("while the whole view is awaited other patches only acknowledge, and their statics are kept", async () => {
  const page = await site.open(`<main dj-view="t">${LIST}<button dj-click="x" dj-disable-with="…">x</button></main>`);
  await page.click("button");
  await receive(page, ["p", 0, 2, 0, [1, 0, "#none", ["<b></b>"]]]);
  await receive(page, ["p", 0, 3, 1, [2, 0, "#u", [[0, '<ul id="u">'], "new", [[0, "old"]], [[[2, "twice"], 0]], [1, "</ul>"]], 2, "bad"], [3, 0, "#v", [0, "no static"]]]);
  assert.equal((await sent(page)).filter((frame) => frame[0] === "r").length, 1);
  assert.equal(await page.isDisabled("button"), false);
  assert.match(await body(page), />a</);
  await receive(page, ["p", 0, 4, 1, [0, ["<main>", [[0, "whole", 1]], "</main>"]]]);
  assert.equal(await body(page), '<ul id="u">whole</ul>');
  await receive(page, ["p", 0, 5, 1, [3, 0, "#u", [0, "later", 1]]]);
  assert.equal(await body(page), '<ul id="u">later</ul>');
});

test("what a script has added is found out, and the whole view repairs it", async () => {
  const page = await site.open(`<main dj-view="t">${LIST}</main>`);
  await page.evaluate(() => document.querySelector("ul").insertAdjacentHTML("beforeend", '<li id="s">script</li>'));
  await receive(page, ["p", 0, 2, 0, [1, 0, "#u", [[0, '<ul id="u" class="x">'], [0, 2, ""], [1, "</ul>"]], 2, "x"]]);
  assert.deepEqual(await sent(page), [["r", 0]]);
  await receive(page, ["p", 0, 3, 0, [0, ["<main>", [["<ul id=u>", [["<li id=a>z</li>"]], "</ul>"]], "</main>"]]]);
  assert.equal(await body(page), '<ul id="u"><li id="a">z</li></ul>');
});

test("a scope may change its attributes", async () => {
  const page = await site.open('<main dj-view="t"><p id="a" class="x">1</p></main>');
  await receive(page, ["p", 0, 2, 0, [1, 0, "#a", ['<p id="a" title="', "t", '">', "2", "</p>"]]]);
  assert.equal(await body(page), '<p id="a" title="t">2</p>');
  await receive(page, ["p", 0, 3, 0, [1, 3, "3"]]);
  assert.equal(await body(page), '<p id="a" title="t">3</p>');
});

test("a scope of another name is another element: everything is asked for, and until then nothing changes", async () => {
  const page = await site.open('<main dj-view="t"><b>1</b><p id="a">1</p></main>');
  await receive(page, ["p", 0, 2, 0, [0, ["<main><b>2</b>", [0], "</main>"], 1, "1du8ox1"], [1, 0, "#a", ['<h2 id="a">2</h2>']]]);
  assert.deepEqual(await sent(page), [["r", 0]]);
  assert.equal(await body(page), '<b>1</b><p id="a">1</p>');
  await receive(page, ["p", 0, 3, 0, [0, ["<main><b>2</b>", [['<h2 id="a">2</h2>']], "</main>"]]]);
  assert.equal(await body(page), '<b>2</b><h2 id="a">2</h2>');
});

test("markup that HTML nests differently is shown as a fresh page would show it", async () => {
  const page = await site.open('<main dj-view="t"><p id="a">1</p></main>');
  await receive(page, ["p", 0, 2, 0, [1, 0, "#a", ['<p id="a">', "<div>2</div>", "</p>"]]]);
  assert.deepEqual(await sent(page), [["r", 0]]);
  await receive(page, ["p", 0, 3, 0, [0, ["<main>", [['<p id="a"><div>2</div></p>']], "</main>"]]]);
  assert.equal(await body(page), '<p id="a"></p><div>2</div><p></p>');
});

test("a page of tables, SVG and MathML parses each scope in its place", async () => {
  const page = await site.open('<main dj-view="t"><table><tbody><tr id="r"><td id="d">1</td></tr></tbody></table><svg><g id="g"></g></svg><math><mi id="m">x</mi></math></main>');
  await receive(page, ["p", 0, 2, 0, [1, 0, "#r"], [2, 1, "#d", ['<td id="d">2</td>']], [3, 0, "#g", ['<g id="g"><circle r="1"/><foreignObject><p>h</p></foreignObject></g>']], [4, 0, "#m", ['<mi id="m">y</mi>']]]);
  assert.match(await body(page), /<td id="d">2<\/td>/);
  assert.deepEqual(await page.evaluate(() => ["circle", "foreignObject", "p", "mi"].map((name) => document.querySelector(name).namespaceURI.slice(-4))), ["/svg", "/svg", "html", "thML"]);
});

test("the script of the page and what others add outside of the root stay", async () => {
  const page = await site.open("<p>1</p>");
  await page.evaluate(() => document.head.append(document.createElement("style")));
  await receive(page, ["p", 0, 2, 0, [0, ["<body>", "<p>2</p>", "</body>"]]]);
  assert.equal(await body(page), "<p>2</p>");
  assert.equal(await page.evaluate(() => document.body.getAttribute("dj-view")), "token0");
  assert.equal(await page.evaluate(() => document.head.querySelectorAll("style,script").length), 2);
});
