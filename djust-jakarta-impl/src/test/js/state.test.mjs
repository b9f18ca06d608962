import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { receive, sent, start } from "./harness.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** Opens a page with a server's view beside it: `page.show(html)` patches the page to the new content of its root. */
async function open(content, options) {
  const page = await site.open(`<main dj-view="t">${content}</main>`, options);
  await page.evaluate(async (html) => {
    const { Delta, difference, parseScope, textOf } = await import("/test/model.mjs");
    const delta = new Delta();
    let scope = parseScope(`<main>${html}</main>`);
    let version = 1;
    window.show = (next, ref = 0) => {
      const to = parseScope(`<main>${next}</main>`);
      const updates = delta.update(scope, to);
      scope = to;
      window.socket.receive(["p", 0, ++version, ref, ...updates]);
      return difference(document.querySelector("[dj-view]"), textOf(to));
    };
  }, content);
  page.show = async (next, ref = 0) => assert.equal(await page.evaluate(([n, r]) => window.show(n, r), [next, ref]), null);
  page.value = (selector = "input") => page.inputValue(selector);
  return page;
}

const active = (page) => page.evaluate(() => [document.activeElement.name ?? document.activeElement.id, document.activeElement.selectionStart, document.activeElement.selectionEnd]);
const rows = (keys, inner = "") => `<ul>${keys.map((key) => `<li id="${key}"><input name="${key}">${inner}</li>`).join("\n")}</ul>`;

for (const way of ["moveBefore", "insertBefore"]) {
  const init = way === "insertBefore" ? () => delete Element.prototype.moveBefore : undefined;

  test(`focus, selection and typed text stay when rows move around and with the focused one (${way})`, async () => {
    const page = await open(rows(["a", "b", "c", "d"]), { init });
    await page.fill("[name=c]", "typed text");
    await page.evaluate(() => document.querySelector("[name=c]").setSelectionRange(2, 5));
    for (const order of [["d", "c", "b", "a"], ["c", "x", "d"], ["x", "d", "y", "z", "c"], ["c"]]) {
      await page.show(rows(order));
      assert.deepEqual(await active(page), ["c", 2, 5]);
      assert.equal(await page.value("[name=c]"), "typed text");
    }
    assert.deepEqual(await sent(page), []);
  });

  test(`scroll positions stay when scrolled elements move (${way})`, async () => {
    const item = (key) => `<div id="${key}" style="height:50px;overflow:auto"><p style="height:500px">${key}</p></div>`;
    const page = await open(`<section>${["a", "b", "c"].map(item).join("")}</section>`, { init });
    await page.evaluate(() => document.querySelectorAll("section > div").forEach((div, i) => (div.scrollTop = 10 * (i + 1))));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.show(`<section>${["c", "b", "a"].map(item).join("")}</section>`);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("section > div")].map((div) => div.scrollTop)), [30, 20, 10]);
  });
}

test("a focused field stays when the elements around it change their kind and content", async () => {
  const form = (error, kind) => `<h1>${error}</h1>${error && `<p class="error">${error}</p>`}<div class="${kind}"><label>Name <input name="n"></label><i>${kind}</i></div>`;
  const page = await open(form("", "calm"));
  await page.fill("input", "abc");
  await page.show(form("Too short", "wrong"));
  assert.deepEqual(await active(page), ["n", 3, 3]);
  await page.show(form("", "calm"));
  assert.deepEqual(await active(page), ["n", 3, 3]);
  assert.equal(await page.value(), "abc");
});

test("text typed in fields that the server doesn't change stays, focused or not", async () => {
  const form = (n) => `<p>${n}</p><input name="a" class="c${n}"><textarea class="c${n}">old</textarea><input type="checkbox" class="c${n}"><select class="c${n}"><option>1<option>2<option>${n}</select>`;
  const page = await open(form(1));
  await page.fill("input", "typed");
  await page.fill("textarea", "typed too");
  await page.check("[type=checkbox]");
  await page.selectOption("select", "2");
  await page.show(form(5));
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("input,textarea,select")].map((el) => [el.value, el.checked])), [
    ["typed", false], ["typed too", undefined], ["on", true], ["2", undefined],
  ]);
});

test("the server's value shows in a field nobody is at", async () => {
  const form = (value, checked, selected) => `<input value="${value}"><textarea>${value}</textarea><input type="checkbox"${checked}><select>${[1, 2, 3].map((n) => `<option${n === selected ? " selected" : ""}>${n}</option>`).join("")}</select>`;
  const page = await open(form("a", "", 1));
  await page.fill("input", "typed");
  await page.fill("textarea", "typed");
  await page.check("[type=checkbox]");
  await page.uncheck("[type=checkbox]");
  await page.selectOption("select", "2");
  await page.evaluate(() => document.activeElement.blur());
  await page.show(form("b", " checked", 3));
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("input,textarea,select")].map((el) => el.checked || el.value)), ["b", "b", true, "3"]);
});

test("a field that the user is editing keeps the text; the server's value shows when the user leaves", async () => {
  const page = await open('<input name="a" value="1"><textarea>1</textarea>');
  await page.fill("input", "mine");
  await page.show('<input name="a" value="2"><textarea>1</textarea>');
  assert.equal(await page.value(), "mine");
  await page.show('<input name="a" value="3"><textarea>1</textarea>');
  assert.equal(await page.value(), "mine");
  await page.evaluate(() => document.activeElement.blur());
  assert.equal(await page.value(), "3");
  await page.fill("textarea", "mine");
  await page.show('<input name="a" value="3"><textarea>2</textarea>');
  assert.equal(await page.value("textarea"), "mine");
  await page.focus("input");
  assert.equal(await page.value("textarea"), "2");
});

test("radio buttons and selects that the user is at keep the choice until the user leaves", async () => {
  const form = (on) => `${[1, 2, 3].map((n) => `<input type="radio" name="r" value="${n}"${n === on ? " checked" : ""}>`).join("")}<select>${[1, 2, 3].map((n) => `<option${n === on ? " selected" : ""}>${n}</option>`).join("")}</select>`;
  const page = await open(form(1));
  const choice = () => page.evaluate(() => [document.querySelector(":checked").value, document.querySelector("select").value]);
  await page.check("[value='3']");
  await page.show(form(2));
  assert.deepEqual(await choice(), ["3", "2"]);
  await page.focus("select");
  assert.deepEqual(await choice(), ["2", "2"]);
  await page.selectOption("select", "3");
  await page.focus("select");
  await page.show(form(1));
  assert.deepEqual(await choice(), ["1", "3"]);
  await page.evaluate(() => document.activeElement.blur());
  assert.deepEqual(await choice(), ["1", "1"]);
});

test("a field whose event isn't acknowledged keeps the text; after that the server's value shows", async () => {
  const form = (value) => `<form dj-submit="save"><input name="a" value="${value}"><input type="checkbox" dj-change="tick"${value > 1 ? " checked" : ""}><button>s</button></form>`;
  const page = await open(form(1));
  await page.fill("input", "mine");
  await page.click("button");
  await page.show(form(2));
  assert.equal(await page.value(), "mine");
  await receive(page, ["a", 0, 1]);
  assert.equal(await page.value(), "2");
  await page.uncheck("[type=checkbox]");
  await page.evaluate(() => document.activeElement.blur());
  await page.show(form(1));
  await page.show(form(3));
  assert.equal(await page.isChecked("[type=checkbox]"), false);
  await receive(page, ["a", 0, 2]);
  assert.equal(await page.isChecked("[type=checkbox]"), true);
});

test("a field bound with dj-model may be emptied by the handler of the event that follows", async () => {
  const page = await open('<input dj-model="text" value="" dj-keydown.enter="add"><p>0</p>');
  await page.fill("input", "hi"); // one change, however slow the machine
  await page.press("input", "Enter");
  await page.show('<input dj-model="text" value="" dj-keydown.enter="add"><p>1</p>', 2);
  assert.equal(await page.value(), "");
  await page.locator("input").pressSequentially("1.");
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  await page.show('<input dj-model="text" value="1" dj-keydown.enter="add"><p>1</p>', 3);
  assert.equal(await page.value(), "1.");
});

test("fields wait for an event no longer than until it is done, stored or not", async () => {
  const form = (value) => `<form dj-submit="save"><input name="a" value="${value}"><button>s</button></form><input dj-model="text" value="" dj-keydown.enter="add">`;
  const page = await open(form(1));
  await page.fill("input", "mine");
  await page.click("button");
  await page.fill("[dj-model]", "hi");
  await page.press("[dj-model]", "Enter");
  await page.show(form(2));
  assert.deepEqual([await page.value(), await page.value("[dj-model]")], ["mine", "hi"]);
  await receive(page, ["d", 0, 1]);
  assert.deepEqual([await page.value(), await page.value("[dj-model]")], ["2", "hi"]);
  await receive(page, ["d", 0, 3]);
  assert.equal(await page.value("[dj-model]"), "");
  await page.locator("[dj-model]").pressSequentially("more");
  await receive(page, ["a", 0, 3]);
  assert.equal(await page.value("[dj-model]"), "more");
});

test("the server can reset the form that sent an event", async () => {
  const page = await open('<form dj-submit="send"><input name="text"></form>');
  await page.fill("input", "hello");
  await page.press("input", "Enter");
  await receive(page, ["a", 0, 1]);
  await receive(page, ["f", 0, 1]);
  assert.equal(await page.value(), "");
  assert.deepEqual(await active(page), ["text", 0, 0]);
});

test("details and dialogs stay as the user left them, until the server says something new", async () => {
  const both = (n, open = "") => `<p>${n}</p><details${open}><summary>s</summary>${n}</details><dialog${open}>${n}</dialog>`;
  const page = await open(both(1));
  const state = () => page.evaluate(() => [document.querySelector("details").open, document.querySelector("dialog").open, document.querySelector("dialog").matches(":modal")]);
  const update = (next) => page.evaluate((n) => void window.show(n), next);
  await page.click("summary");
  await page.evaluate(() => document.querySelector("dialog").showModal());
  await update(both(2));
  assert.deepEqual(await state(), [true, true, true]);
  await update(both(3, " open"));
  assert.deepEqual(await state(), [true, true, true]);
  await update(both(4));
  assert.deepEqual(await state(), [false, false, false]);
});

test("nothing inside dj-ignore is touched", async () => {
  const page = await open('<p>1</p><div dj-ignore class="a"><b>mine</b></div><div id="x" dj-ignore>x</div>');
  await page.evaluate(() => (document.querySelector("[dj-ignore]").innerHTML = "<i>drawn</i>"));
  await page.evaluate(() => void window.show('<p>2</p><div dj-ignore class="b"><b>other</b></div><div id="x" dj-ignore>y</div>'));
  assert.equal(await page.textContent("p"), "2");
  assert.equal(await page.evaluate(() => document.querySelector("[dj-ignore]").outerHTML), '<div dj-ignore="" class="a"><i>drawn</i></div>');
  assert.equal(await page.textContent("#x"), "x");
});

test("a new field with autofocus gets the focus", async () => {
  const page = await open('<p id="t"><span>task</span></p>');
  await page.show('<p id="t"><input name="edit" autofocus></p>');
  assert.equal((await active(page))[0], "edit");
  await page.show('<p id="t"><input name="edit" autofocus></p><p id="u"><input name="other" autofocus></p>');
  assert.equal((await active(page))[0], "edit", "but not while the user is in another field");
});

test("a new field with autofocus gets the focus although the button that brought it is still there", async () => {
  const page = await open('<button dj-click="edit" id="b">edit</button><p id="t">1</p>');
  await page.click("button");
  await page.show('<button dj-click="edit" id="b">edit</button><p id="t"><input name="edit" autofocus></p>', 1);
  assert.equal((await active(page))[0], "edit");
});

test("elements that have no content stay the same ones when what is around them changes", async () => {
  const around = (n, inner) => `<p>${n}</p><div class="c${n}">${inner}</div>`;
  const plain = ["area", "br", "embed", "hr", "img", "input", "link", "meta", "wbr"].map((name) => `<${name} id="${name}">`).join("");
  const inner = `${plain}<video><source id="source"><track id="track"></video><object><param id="param"></object><table><colgroup><col id="col"></colgroup></table>`;
  const page = await open(around(1, inner));
  await page.evaluate(() => document.querySelectorAll("main [id]").forEach((el) => (el.mark = el.id)));
  for (const n of [2, 3]) {
    await page.show(around(n, inner));
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("main [id]")].filter((el) => el.mark !== el.id)), []);
    assert.equal(await page.evaluate(() => document.querySelectorAll("main [id]").length), 13);
  }
  assert.deepEqual(await sent(page), []);
});

test("a patch touches no node outside of what changed", async () => {
  const table = (n, cell) => `<h1>${n}</h1><table><tbody>${[...Array(50).keys()].map((i) => `<tr id="r${i}"><td>${i === 7 ? cell : i}</td></tr>`).join("\n")}</tbody></table>`;
  const page = await open(table(0, "x"));
  const touched = async (...args) => {
    await page.evaluate(() => {
      window.observer?.disconnect();
      window.records = [];
      window.observer = new MutationObserver((list) => window.records.push(...list));
      window.observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await page.show(...args);
    return page.evaluate(() => [...window.records, ...window.observer.takeRecords()].map((r) => `${r.type} ${r.target.parentNode.localName}`));
  };
  for (const n of [1, 2]) assert.deepEqual(await touched(table(n, "x")), ["characterData h1"]);
  for (const cell of ["y", "z"]) assert.deepEqual(await touched(table(2, cell)), ["characterData td"]);
});

test("playback and the content of frames go on when their row moves", async () => {
  const row = (key) => `<li id="${key}"><iframe srcdoc="${key}"></iframe></li>`;
  const page = await open(`<ul>${["a", "b"].map(row).join("")}</ul>`);
  await page.waitForFunction(() => Array.from(frames).every((frame) => frame.document.readyState === "complete"));
  await page.evaluate(() => Array.from(frames).forEach((frame, i) => (frame.mark = i + 1)));
  await page.show(`<ul>${["b", "x", "a"].map(row).join("")}</ul>`);
  assert.deepEqual(await page.evaluate(() => ["b", "a"].map((id) => document.querySelector(`#${id} iframe`).contentWindow.mark)), [2, 1]);
});
