// Measures what the client spends on one patch, in a page with a table of 1,000 rows of 5 cells: node bench.mjs
import { start } from "./harness.mjs";

const STEPS = 30;
const site = await start();
const page = await site.open('<main dj-view="t"><p>start</p></main>');
const cdp = await page.context().newCDPSession(page);
await cdp.send("Performance.enable", { timeDomain: "threadTicks" });

/** CPU seconds that the page has used; other load on the machine doesn't count. */
async function used() {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

await page.evaluate(async () => {
  const { Delta, parseScope, textOf, difference } = await import("/test/model.mjs");
  const price = (i) => `${((i * 37) % 900) + 100}.${((i * 7) % 90) + 10}`;
  const row = ({ id, price, state }) => `<tr id="row-${id}"><td class="cell id">${id}</td>
    <td class="cell name">Product number ${id}</td><td class="cell price">${price}</td><td class="cell state ${state}">${state}</td>
    <td class="cell action"><button class="btn" dj-click="del" dj-value-id="${id}">delete</button></td></tr>`.replace(/\n */g, "");
  const names = ["inc", "cell", "append", "prepend", "remove", "move", "sort"];
  const buttons = names.map((name) => `<button dj-click="${name}">${name}</button>`).join("");
  const view = ({ count, rows }) => `<main><header><h1>Clicks: ${count}</h1>${buttons}</header>
    <table><tbody>${rows.map(row).join("\n")}</tbody></table></main>`;
  const make = (id) => ({ id, price: price(id), state: id % 3 ? "inactive" : "active" });
  let next = 1000;
  window.changes = {
    inc: (s) => s.count++,
    cell: (s) => (s.rows[500] = { ...s.rows[500], price: `1.${s.count++}` }),
    append: (s) => s.rows.push(make(next++)),
    prepend: (s) => s.rows.unshift(make(next++)),
    remove: (s) => s.rows.splice(500, 1),
    move: (s) => s.rows.splice(10, 0, s.rows.splice(900, 1)[0]),
    sort: (s) => s.rows.reverse(),
    shuffle: (s) => s.rows.sort(() => Math.random() - 0.5),
  };
  const reconnect = () => {
    window.djust.disconnect();
    window.djust.connect();
    window.socket.open();
    window.socket.receive(["j", 0, 1, 0]);
  };
  /** Shows a fresh table, and writes down the frames of some changes to it. */
  window.prepare = (name, steps) => {
    const state = { count: 0, rows: Array.from({ length: 1000 }, (_, i) => make(i)) };
    let scope = parseScope(view(state));
    const delta = new Delta(() => 1);
    reconnect();
    window.socket.receive(["p", 0, 1, 0, ...new Delta().all(scope)]);
    reconnect();
    window.frames = Array.from({ length: steps }, () => {
      window.changes[name](state);
      const from = scope;
      scope = parseScope(view(state));
      return JSON.stringify(["p", 0, 1, 0, ...delta.update(from, scope)]);
    });
    window.check = () => difference(document.querySelector("main"), textOf(scope));
  };
  // The client's own work is measured, not that of layout and paint.
  document.documentElement.style.display = "none";
  window.play = (count) => {
    for (const data of window.frames.splice(0, count)) window.socket.onmessage({ data });
  };
});

/** Milliseconds for the next patches, all together, with what the measurement itself takes. */
async function play(count) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  const before = await used();
  await page.evaluate((n) => window.play(n), count);
  return ((await used()) - before) * 1000;
}

const figures = {};
for (const name of await page.evaluate(() => Object.keys(window.changes))) {
  await page.evaluate(([n, steps]) => window.prepare(n, steps), [name, STEPS + 1]);
  const bytes = await page.evaluate(() => window.frames.at(-1).length);
  const idle = Math.min(await play(0), await play(0), await play(0));
  const [first, steady] = [(await play(1)) - idle, ((await play(STEPS)) - idle) / STEPS];
  figures[name] = { first: first.toFixed(2), steady: steady.toFixed(2), bytes };
  const wrong = await page.evaluate(() => window.check());
  if (wrong) throw new Error(`${name}: ${wrong.slice(0, 300)}`);
}
console.table(figures);
console.log("CPU milliseconds from the frame to the changed DOM (without layout), and bytes of the last frame");
await site.close();
