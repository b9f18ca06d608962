import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { receive, sent, start } from "./harness.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** Opens a page, does something to it, and says what was sent. */
async function sending(body, act, options) {
  const page = await site.open(body, options);
  await act(page);
  const frames = await sent(page);
  assert.deepEqual(page.errors, []);
  await page.close();
  return frames;
}

test("a plain click is a frame without params, and refs count from 1", async () => {
  const frames = await sending('<button dj-click="inc">+</button>', async (page) => {
    await page.click("button");
    await page.click("button");
  });
  assert.deepEqual(frames, [["e", 0, 1, "inc"], ["e", 0, 2, "inc"]]);
});

test("a click sends dj-value attributes in camel case, and the button's name and value", async () => {
  const frames = await sending('<button name="b" value="v" dj-click="go" dj-value-id="7" dj-value-item-name="x"><i>in</i></button>', (page) => page.click("i"));
  assert.deepEqual(frames, [["e", 0, 1, "go", { b: "v", value: "v", id: "7", itemName: "x" }]]);
});

test("an element outside of any root sends nothing", async () => {
  const frames = await sending('<main dj-view="t"></main><button dj-click="no">x</button>', (page) => page.click("button"));
  assert.deepEqual(frames, []);
});

test("a click on a link or on a button in a form that isn't ours doesn't leave the page", async () => {
  const body = '<a href="/elsewhere" dj-click="a">a</a><form action="/elsewhere"><button dj-click="b">b</button></form>';
  const frames = await sending(body, async (page) => {
    await page.click("a");
    await page.click("button");
  });
  assert.deepEqual(frames.map((frame) => frame[3]), ["a", "b"]);
});

test("a submit sends all fields and the button that was pressed", async () => {
  const body = `<form dj-submit="save" dj-value-kind="k">
    <input name="text" value="t"><input type="hidden" name="h" value="1"><input type="checkbox" name="lone"><input type="checkbox" name="on" checked>
    <input type="checkbox" name="many" value="1" checked><input type="checkbox" name="many" value="2"><input type="checkbox" name="many" value="3" checked>
    <input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked><textarea name="area">a</textarea>
    <select name="one"><option>x<option selected>y</select><select name="more" multiple><option selected>p<option>q</select>
    <input type="file" name="file"><input name="off" disabled value="n"><button name="other" value="no">o</button><button name="go" value="yes">g</button></form>`;
  const frames = await sending(body, (page) => page.click("[name=go]"));
  assert.deepEqual(frames, [["e", 0, 1, "save", {
    text: "t", h: "1", lone: false, on: true, many: ["1", "3"], r: "2", area: "a", one: "y", more: ["p"], go: "yes", kind: "k",
  }]]);
});

test("a change in a form tells the form's fields and which one it was", async () => {
  const body = '<form dj-change="check" dj-input="typing"><input name="a"><input name="b" value="2"></form>';
  const frames = await sending(body, async (page) => {
    await page.fill("[name=a]", "x");
    await page.press("[name=a]", "Tab");
  });
  const params = { a: "x", b: "2", _target: "a" };
  assert.deepEqual(frames, [["e", 0, 1, "typing", params], ["e", 0, 2, "check", params]]);
});

test("a change of one control tells its name and value; a checkbox without value is true or false", async () => {
  const body = '<input type="checkbox" dj-change="toggle" dj-value-id="3"><select name="s" dj-change="pick"><option>a<option>b</select>';
  const frames = await sending(body, async (page) => {
    await page.check("input");
    await page.selectOption("select", "b");
  });
  assert.deepEqual(frames, [["e", 0, 1, "toggle", { value: true, id: "3" }], ["e", 0, 2, "pick", { s: "b", value: "b" }]]);
});

test("a key sends its name; a suffix limits the handler to one key", async () => {
  const body = `<div tabindex="0" dj-keydown="any" dj-keydown.arrow-up="up" dj-keyup.escape="esc"></div>
    <input name="q" dj-keydown.enter="add" dj-keydown.space="space">`;
  const frames = await sending(body, async (page) => {
    for (const key of ["b", "ArrowUp", "Escape"]) await page.press("div", key);
    for (const key of ["a", "Enter", " "]) await page.press("input", key);
  });
  assert.deepEqual(frames.map(([, , , name, params]) => [name, params]), [
    ["any", { key: "b" }], ["up", { key: "ArrowUp" }], ["any", { key: "Escape" }], ["esc", { key: "Escape" }],
    ["add", { q: "a", value: "a", key: "Enter" }], ["space", { q: "a", value: "a", key: " " }],
  ]);
});

test("a pointer that moves says where in the element it is, also over what is inside, and is timed as one", async () => {
  const body = `<div dj-pointermove="moved" dj-throttle="60000" style="position:fixed;left:100px;top:50px;width:200px;height:100px">
    <p style="margin:0;height:100px;width:100px"></p></div>`;
  const frames = await sending(body, async (page) => {
    await page.mouse.move(90, 60);
    await page.mouse.move(150, 75);
    await page.mouse.move(250, 100);
  });
  assert.deepEqual(frames, [["e", 0, 1, "moved", { x: 0.25, y: 0.25 }]]);
});

test("focus and blur send the value of the field", async () => {
  const frames = await sending('<input name="f" value="1" dj-focus="in" dj-blur="out">', async (page) => {
    await page.focus("input");
    await page.evaluate(() => document.activeElement.blur());
  });
  assert.deepEqual(frames, [["e", 0, 1, "in", { f: "1", value: "1" }], ["e", 0, 2, "out", { f: "1", value: "1" }]]);
});

test("dj-confirm asks, and a no sends nothing", async () => {
  const frames = await sending('<button dj-click="del" dj-confirm="Sure?">x</button><form dj-submit="s"><button id="s" dj-confirm="Sent?">y</button></form>', async (page) => {
    const asked = [];
    page.on("dialog", (dialog) => (asked.push(dialog.message()) === 2 ? dialog.accept() : dialog.dismiss()));
    await page.click("button");
    await page.click("button");
    await page.click("#s");
    assert.deepEqual(asked, ["Sure?", "Sure?", "Sent?"]);
  });
  assert.deepEqual(frames, [["e", 0, 1, "del"]]);
});

test("dj-debounce sends the last of several events once it is quiet, or when the field is left", async () => {
  const frames = await sending('<input dj-input="find" dj-debounce="300"><button>b</button>', async (page) => {
    await page.locator("input").pressSequentially("abc");
    assert.deepEqual(await sent(page), []);
    await page.clock.runFor(299);
    assert.deepEqual(await sent(page), []);
    await page.clock.runFor(1);
    assert.deepEqual(await sent(page), [["e", 0, 1, "find", { value: "abc" }]]);
    await page.locator("input").pressSequentially("d");
    await page.focus("button");
  }, { clock: true });
  assert.deepEqual(frames[1], ["e", 0, 2, "find", { value: "abcd" }]);
});

test("dj-throttle sends the first at once and the last at the end of the interval", async () => {
  const frames = await sending('<input dj-input="find" dj-throttle="300">', async (page) => {
    await page.locator("input").pressSequentially("abc");
    assert.deepEqual((await sent(page)).map((frame) => frame[4].value), ["a"]);
    await page.clock.runFor(300);
    await page.clock.runFor(300);
    await page.locator("input").pressSequentially("d");
  }, { clock: true });
  assert.deepEqual(frames.map((frame) => frame[4].value), ["a", "abc", "abcd"]);
});

test("a later event of the view doesn't overtake one that waits", async () => {
  const frames = await sending('<input dj-input="find" dj-debounce="300"><button dj-keydown.enter="go">b</button>', async (page) => {
    await page.locator("input").pressSequentially("ab");
    await page.evaluate(() => document.querySelector("button").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  }, { clock: true });
  assert.deepEqual(frames.map((frame) => frame[3]), ["find", "go"]);
});

test("dj-model sends a text when it is quiet, and other controls at once", async () => {
  const body = `<input dj-model="text"><input type="checkbox" dj-model="done"><input type="radio" dj-model="r" value="1">
    <select multiple dj-model="many"><option>a<option>b</select>
    <input type="checkbox" dj-model="tags" value="x" checked><input type="checkbox" dj-model="tags" value="y"><select dj-model="one"><option>a<option>b</select>`;
  const frames = await sending(body, async (page) => {
    await page.locator("input").first().pressSequentially("hi");
    assert.deepEqual(await sent(page), []);
    await page.clock.runFor(150);
    await page.check("[dj-model=done]");
    await page.check("[dj-model=r]");
    await page.selectOption("[dj-model=many]", ["a", "b"]);
    await page.check("[value=y]");
    await page.selectOption("[dj-model=one]", "b");
  }, { clock: true });
  assert.deepEqual(frames.map(([type, , , name, value]) => [type, name, value]), [
    ["m", "text", "hi"], ["m", "done", true], ["m", "r", "1"], ["m", "many", ["a", "b"]], ["m", "tags", ["x", "y"]], ["m", "one", "b"],
  ]);
});

test("a model change is sent before the event that follows it", async () => {
  const frames = await sending('<input dj-model="text" dj-keydown.enter="add">', async (page) => {
    await page.locator("input").pressSequentially("hi");
    await page.press("input", "Enter");
  }, { clock: true });
  assert.deepEqual(frames, [["m", 0, 1, "text", "hi"], ["e", 0, 2, "add", { value: "hi", key: "Enter" }]]);
});

test("dj-disable-with lasts until the acknowledgement, over patches of the same button", async () => {
  const page = await site.open('<form dj-submit="save"><button id="b" dj-disable-with="Saving…"><b>Save</b></button></form>');
  const button = () => page.evaluate(() => [document.querySelector("button").disabled, document.querySelector("button").innerHTML]);
  await page.click("button");
  assert.deepEqual(await button(), [true, "Saving…"]);
  await receive(page, ["p", 0, 2, 0, [1, 0, "#b", ['<button id="b" dj-disable-with="Saving…"><b>', "Store", "</b></button>"]]]);
  assert.deepEqual(await button(), [true, "Saving…"]);
  await receive(page, ["a", 0, 1]);
  assert.deepEqual(await button(), [false, "<b>Store</b>"]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "b");
});

test("while an event waits its element has the class dj-loading, and dj-loading elements show", async () => {
  const page = await site.open('<button dj-click="a">a</button><i dj-loading hidden>any</i><i dj-loading="a" hidden>a</i><i dj-loading="b" hidden>b</i>');
  const state = () => page.evaluate(() => [document.querySelector("button").className, ...[...document.querySelectorAll("i")].map((i) => i.hidden)]);
  await page.click("button");
  assert.deepEqual(await state(), ["dj-loading", false, false, true]);
  await receive(page, ["a", 0, 1]);
  assert.deepEqual(await state(), ["", true, true, true]);
  assert.equal(await page.evaluate(() => document.querySelector("button").outerHTML), '<button dj-click="a">a</button>');
});
