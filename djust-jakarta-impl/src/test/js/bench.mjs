// Measures what the client spends on one patch, in a page with a table of 1,000 rows of 5 cells: node bench.mjs
import { start } from "./harness.mjs";

const site = await start();
const page = await site.open('<main dj-view="t"><p>start</p></main>');
const figures = await page.evaluate(async () => {
  const { Delta, parseScope, textOf, difference } = await import("/test/model.mjs");
  const price = (i) => `${((i * 37) % 900) + 100}.${((i * 7) % 90) + 10}`;
  const row = ({ id, price, state }) => `<tr id="row-${id}"><td class="cell id">${id}</td><td class="cell name">Product number ${id}</td><td class="cell price">${price}</td><td class="cell state ${state}">${state}</td><td class="cell action"><button class="btn" dj-click="del" dj-value-id="${id}">delete</button></td></tr>`;
  const names = ["inc", "cell", "append", "prepend", "remove", "move", "sort"];
  const view = ({ count, rows }) => `<main><header><h1>Clicks: ${count}</h1>${names.map((n) => `<button dj-click="${n}">${n}</button>`).join("")}</header><table><tbody>${rows.map(row).join("\n")}</tbody></table></main>`;
  const make = (id) => ({ id, price: price(id), state: id % 3 ? "inactive" : "active" });
  let next = 1000;
  const steps = {
    inc: (s) => s.count++,
    cell: (s) => (s.rows[500] = { ...s.rows[500], price: `1.${s.count++}` }),
    append: (s) => s.rows.push(make(next++)),
    prepend: (s) => s.rows.unshift(make(next++)),
    remove: (s) => s.rows.splice(500, 1),
    move: (s) => s.rows.splice(10, 0, s.rows.splice(900, 1)[0]),
    sort: (s) => s.rows.reverse(),
    shuffle: (s) => s.rows.sort(() => Math.random() - 0.5),
  };
  const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
  const result = {};
  for (const [name, step] of Object.entries(steps)) {
    const state = { count: 0, rows: Array.from({ length: 1000 }, (_, i) => make(i)) };
    let scope = parseScope(view(state));
    const delta = new Delta(() => 1);
    window.djust.disconnect();
    window.djust.connect();
    window.socket.open();
    window.socket.receive(["j", 0, 1, 0]);
    window.socket.receive(["p", 0, 1, 0, ...new Delta().all(scope)]);
    window.djust.disconnect();
    window.djust.connect();
    window.socket.open();
    window.socket.receive(["j", 0, 1, 0]);
    const times = [];
    let bytes = 0;
    for (let i = 0; i < 31; i++) {
      step(state);
      const to = parseScope(view(state));
      const text = JSON.stringify(["p", 0, 1, 0, ...delta.update(scope, to)]);
      scope = to;
      bytes = text.length;
      document.body.offsetHeight;
      const before = performance.now();
      window.socket.onmessage({ data: text });
      times.push(performance.now() - before);
      await new Promise((done) => setTimeout(done));
    }
    const wrong = difference(document.querySelector("main"), textOf(scope));
    if (wrong) throw new Error(`${name}: ${wrong.slice(0, 300)}`);
    const sorted = times.slice(1).sort((a, b) => a - b);
    result[name] = { first: times[0].toFixed(2), least: sorted[0].toFixed(2), median: median(sorted).toFixed(2), bytes };
  }
  return result;
});
console.table(figures);
console.log("milliseconds from the frame to the changed DOM, without layout; bytes of the last frame");
await site.close();
