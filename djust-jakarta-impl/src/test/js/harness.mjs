// Serves pages under test to a real browser; the pages' WebSocket is a fake that the test speaks for.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(resolve(here, "../../main/js/package.json"));
const { chromium } = require("playwright-core");
const script = resolve(here, "../../../target/classes/META-INF/resources/djust/djust.js");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-renderer-backgrounding"];

/** A browser and a web server; `close` ends both. */
export async function start() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (path === "/app/djust/djust.js") return answer(response, "text/javascript", readFileSync(script));
    if (path.startsWith("/test/")) return answer(response, "text/javascript", readFileSync(resolve(here, path.slice(6))));
    const page = pages.get(path);
    if (typeof page === "function") return page(request, response);
    return answer(response, "text/html; charset=utf-8", page ?? "", page === undefined ? 404 : 200);
  });
  await new Promise((done) => server.listen(Number(process.env.DJUST_TEST_PORT ?? 0), "127.0.0.1", done));
  const base = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  let count = 0;
  return {
    base,
    pages,
    /** Opens a page with this body (or whole document) and waits until its view is joined. */
    async open(body, { joined = true, init, clock = false, attributes = "" } = {}) {
      const path = `/app/page${++count}`;
      pages.set(path, body.includes("<html") ? body : document(body, attributes));
      const page = await browser.newPage();
      page.errors = [];
      page.on("pageerror", (error) => page.errors.push(String(error)));
      page.setDefaultTimeout(5000);
      if (clock) await page.clock.install({ time: 0 });
      await page.addInitScript({ path: resolve(here, "fake-socket.js") });
      if (init) await page.addInitScript(init);
      await page.goto(base + path);
      if (joined) await join(page);
      // From here on time stands still but for what the test lets pass.
      if (clock) await page.clock.pauseAt(await page.evaluate(() => Date.now() + 5000));
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Answers the join of view 0. */
export async function join(page, version = 1, ref = 0) {
  await page.waitForFunction(() => window.socket?.sent.some((frame) => frame[0] === "j"));
  await receive(page, ["j", 0, version, ref]);
}

export const receive = (page, frame) => page.evaluate((f) => window.socket.receive(f), frame);

/** The events and model changes sent on the current connection; `from` skips some. */
export const sent = (page) => page.evaluate(() => window.socket.sent.filter((frame) => "emrl".includes(frame[0])));

/** A document whose `<body>` is the root of a view, unless the text has a root of its own. */
export function document(body, attributes = "") {
  const root = body.includes("dj-view=") ? "" : ' dj-view="token0"';
  return `<!DOCTYPE html><html ${attributes}><head><title>test</title><script src="/app/djust/djust.js" defer></script></head><body${root}>${body}</body></html>`;
}

function answer(response, type, content, status = 200) {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
  response.end(content);
}
