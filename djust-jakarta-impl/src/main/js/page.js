import { ROOT } from "./names.js";
import { noteOpen } from "./open.js";
import { failed, receive } from "./receive.js";
import { Remounts } from "./remount.js";
import { Socket } from "./socket.js";
import { View } from "./view.js";

/** Bytes of a frame beside what is said. */
const MARGIN = 50;

/** The views of a page, and the one connection that they share. */
export class Page {
  /** @type {Map<number, View>} */
  views = new Map();
  /** @type {WeakMap<Element, View>} */
  byRoot = new WeakMap();
  remounts = new Remounts((view) => {
    view.join();
    this.scan();
  });
  #next = 0;
  /** @type {Set<View>} those whose changes the server can't store at the moment */
  #degraded = new Set();
  /** Whether a script or the user has left. */
  #away = false;

  /**
   * @param {URL} url of the WebSocket
   * @param {import("./status.js").Status} status
   * @param {number} frameMax bytes
   */
  constructor(url, status, frameMax) {
    this.status = status;
    this.frameMax = frameMax;
    this.socket = new Socket(url, {
      opened: () => {
        const { views } = this;
        this.views = new Map();
        this.#next = 0;
        views.forEach((view) => this.#number(view).join());
      },
      received: (frame) => receive(this, frame),
      lost: (code) => this.#closed(code),
    });
  }

  /** Takes up the roots that are new on the page, and leaves those that are gone. */
  scan() {
    for (const [number, view] of this.views) {
      if (view.root.isConnected) continue;
      view.outbox.close();
      this.socket.send(["l", number]);
      this.mark(view, false);
      this.views.delete(number);
    }
    for (const root of document.querySelectorAll(`[${ROOT}]`)) {
      if (this.byRoot.has(root)) continue;
      const view = this.#number(new View(this, root));
      this.byRoot.set(root, view);
      noteOpen(root);
      view.join();
    }
    if (this.views.size && !this.#away) this.socket.connect();
  }

  /**
   * Gives a view a number that no other had on this connection.
   * @param {View} view
   */
  #number(view) {
    view.outbox.view = this.#next++;
    this.views.set(view.outbox.view, view);
    return view;
  }

  /**
   * Tells the user about an event that is longer than the server takes, as sending it would end the connection.
   * @param {View} view
   * @param {any[]} content
   */
  refuses(view, content) {
    if (new Blob([JSON.stringify(content)]).size + MARGIN <= this.frameMax) return false;
    failed(this, view, null, "long", "This is too long to be sent.");
    return true;
  }

  /**
   * @param {number} code
   * @returns {boolean} whether to connect again
   */
  #closed(code) {
    this.views.forEach((view) => view.outbox.close());
    if (code === 4003) this.status.stopped();
    else this.status.disconnected();
    if (code === 4002 || (code === 4001 && this.remounts.count++ > 1)) location.reload();
    else if (code === 4001) this.remounts.add(this.views.values());
    return code < 4001 || code > 4003;
  }

  /**
   * Notes whether the server can store a view's changes, and shows whether it can't for any.
   * @param {View} view
   * @param {boolean} degraded
   */
  mark(view, degraded) {
    this.#degraded[degraded ? "add" : "delete"](view);
    document.documentElement.classList.toggle("dj-degraded", this.#degraded.size > 0);
  }

  connect() {
    this.#away = false;
    this.scan();
  }

  /** @param {boolean} [forEver] the page goes away; if not, it may come back */
  disconnect(forEver) {
    this.#away = true;
    for (const [number, view] of this.views) {
      view.delays.flush();
      if (forEver) this.socket.send(["l", number]);
      view.outbox.close();
    }
    this.socket.forget();
    this.status.mark(false);
  }

  /** The network or the user is back. */
  wake() {
    if (!this.#away && this.views.size) this.socket.wake();
  }
}
