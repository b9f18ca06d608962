import { EMBEDDED, ROOT } from "./names.js";
import { sameName } from "./parse.js";
import { pause } from "./socket.js";

/** @typedef {import("./view.js").View} View */

const PAGES = `[${ROOT}]:not(${EMBEDDED})`;

/** Fetches the page again for views that the server has lost, and shows it; what the user typed stays. */
export class Remounts {
  /** @type {Set<View>} */
  #lost = new Set();
  /** How often in a row, without a join. */
  count = 0;

  /** @param {(view: View) => void} found is told when a view can be joined again */
  constructor(found) {
    this.found = found;
  }

  /** @param {Iterable<View>} views */
  async add(views) {
    const running = this.#lost.size;
    for (const view of views) this.#lost.add(view.outermost());
    if (running) return;
    while (!(await this.#fetch())) await new Promise((done) => setTimeout(done, pause(this.count++)));
    const found = [...this.#lost];
    this.#lost.clear();
    found.forEach(this.found);
  }

  /** @returns {Promise<boolean>} false if the server can't answer now */
  async #fetch() {
    const wanted = { headers: { Accept: "text/html" }, cache: /** @type {const} */ ("no-store") };
    const response = await fetch(location.href, wanted).catch(() => null);
    if (!response || response.status >= 500) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const before = [...document.querySelectorAll(PAGES)];
    const after = [...page.querySelectorAll(PAGES)];
    const rootOf = (/** @type {View} */ view) => after[before.indexOf(view.root)];
    const views = [...this.#lost];
    if (response.redirected || views.some((view) => !rootOf(view) || !sameName(view.root, rootOf(view)))) {
      location.reload();
      return false;
    }
    // Nodes of another document count as being on the page, though they can only be inserted.
    for (const view of views) view.restart(document.adoptNode(rootOf(view)));
    return true;
  }
}
