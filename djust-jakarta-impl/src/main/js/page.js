import { ROOT } from "./names.js";
import { noteOpen } from "./open.js";
import { Remounts } from "./remount.js";
import { Socket } from "./socket.js";
import { View } from "./view.js";

/** Errors whose message the user should see. */
const TOLD = new Set(["failed", "forbidden"]);

/** The views of a page, and the one connection that they share. */
export class Page {
  /** @type {Map<number, View>} */
  #views = new Map();
  /** @type {WeakMap<Element, View>} */
  byRoot = new WeakMap();
  #remounts = new Remounts((view) => {
    view.join();
    this.scan();
  });
  #next = 0;
  /** Whether a script or the user has left. */
  #away = false;

  /**
   * @param {URL} url of the WebSocket
   * @param {import("./status.js").Status} status
   */
  constructor(url, status) {
    this.status = status;
    this.socket = new Socket(url, {
      opened: () => this.#views.forEach((view) => view.join()),
      received: (frame) => this.#receive(frame),
      lost: (code) => this.#closed(code),
    });
  }

  /** Takes up the roots that are new on the page, and leaves those that are gone. */
  scan() {
    for (const [number, view] of this.#views) {
      if (view.root.isConnected) continue;
      view.outbox.close();
      this.socket.send(["l", number]);
      this.#views.delete(number);
    }
    for (const root of document.querySelectorAll(`[${ROOT}]`)) {
      if (this.byRoot.has(root)) continue;
      const view = new View(this, this.#next++, root);
      this.#views.set(view.number, view);
      this.byRoot.set(root, view);
      noteOpen(root);
      if (this.socket.isOpen()) view.join();
    }
    if (this.#views.size && !this.#away) this.socket.connect();
  }

  /** @param {any[]} frame */
  #receive([type, number, a, b, ...rest]) {
    const view = this.#views.get(number);
    if (!view) return;
    if (type === "p") view.patch(a, b, rest);
    else if (type === "a") view.acknowledged(a);
    else if (type === "j") this.#joined(view, b);
    else if (type === "x") this.#failed(view, a, b, rest[0]);
    else if (type === "v") view.dispatch(a, b);
    else if (type === "f") view.pending.formOf(a)?.reset();
    else if (type === "t") view.token = a;
    else if (type === "n") this.#go(a);
  }

  /**
   * @param {View} view
   * @param {number} ref
   */
  #joined(view, ref) {
    this.socket.attempts = this.#remounts.count = 0;
    this.status.connected();
    view.acknowledged(ref);
    view.outbox.open();
  }

  /**
   * @param {View} view
   * @param {number | null} ref
   * @param {string} code
   * @param {string} message
   */
  #failed(view, ref, code, message) {
    if (ref && code === "busy") {
      view.outbox.refuse(ref);
      return;
    }
    if (ref) view.failed(ref);
    view.dispatch("error", { code, message, ref });
    if (TOLD.has(code)) this.status.notice(message);
    if (code === "signin") location.reload();
    if (code !== "remount") return;
    view.outbox.close();
    this.#remounts.add([view]);
  }

  /** @param {string} url */
  #go(url) {
    const target = new URL(url, location.href);
    if (/^https?:$/.test(target.protocol)) location.assign(target);
  }

  /**
   * @param {number} code
   * @returns {boolean} whether to connect again
   */
  #closed(code) {
    this.#views.forEach((view) => view.outbox.close());
    if (code === 4003) this.status.stopped();
    else this.status.disconnected();
    if (code === 4002 || (code === 4001 && this.#remounts.count++ > 1)) location.reload();
    else if (code === 4001) this.#remounts.add(this.#views.values());
    return code < 4001 || code > 4003;
  }

  connect() {
    this.#away = false;
    this.scan();
  }

  disconnect() {
    this.#away = true;
    for (const view of this.#views.values()) {
      view.delays.flush();
      view.outbox.close();
    }
    this.socket.forget();
    this.status.mark(false);
  }

  /** The network or the user is back. */
  wake() {
    if (!this.#away && this.#views.size) this.socket.wake();
  }

  /** @param {boolean} forEver the page goes away; if not, the browser keeps it and may bring it back */
  leave(forEver) {
    for (const [number, view] of this.#views) {
      view.delays.flush();
      if (forEver) this.socket.send(["l", number]);
    }
    this.disconnect();
  }
}
