import { noteOpen } from "./open.js";
import { ROOT } from "./names.js";
import { remount } from "./remount.js";
import { Socket, pause } from "./socket.js";
import { View } from "./view.js";

/** Errors whose message the user should see. */
const TOLD = new Set(["failed", "forbidden"]);

/** The views of a page, and the one connection that they share. */
export class Page {
  /** @type {Map<number, View>} */
  views = new Map();
  /** @type {WeakMap<Element, View>} */
  byRoot = new WeakMap();
  /** @type {Set<View>} views to fetch again */
  lost = new Set();
  fetches = 0;
  next = 0;
  /** Whether a script or the user has left. */
  away = false;

  /**
   * @param {URL} url of the WebSocket
   * @param {import("./status.js").Status} status
   */
  constructor(url, status) {
    this.status = status;
    this.socket = new Socket(url, {
      opened: () => this.views.forEach((view) => view.join()),
      received: (frame) => this.receive(frame),
      lost: (code) => this.closed(code),
    });
  }

  /** Takes up the roots that are new on the page, and leaves those that are gone. */
  scan() {
    for (const [number, view] of this.views) {
      if (view.root.isConnected) continue;
      this.send(["l", number]);
      this.views.delete(number);
    }
    for (const root of document.querySelectorAll(`[${ROOT}]`)) {
      if (this.byRoot.has(root)) continue;
      const view = new View(this, this.next++, root, root.getAttribute(ROOT) ?? "", Number(root.getAttribute("dj-version") ?? 1));
      this.views.set(view.number, view);
      this.byRoot.set(root, view);
      noteOpen(root);
      if (this.socket.socket?.readyState === WebSocket.OPEN) view.join();
    }
    if (this.views.size && !this.away) this.socket.connect();
  }

  /** @param {any[]} frame */
  send(frame) {
    this.socket.send(frame);
  }

  /**
   * The root of a view is a new element.
   * @param {View} view
   * @param {Element} root
   */
  rooted(view, root) {
    if (view.root === root) return;
    view.root = root;
    this.byRoot.set(root, view);
  }

  /** @param {any[]} frame */
  receive([type, number, a, b, ...rest]) {
    const view = this.views.get(number);
    if (!view) return;
    if (type === "p") view.onPatch(a, b, rest);
    else if (type === "a") view.onAcknowledged(a);
    else if (type === "j") this.joined(view, a, b);
    else if (type === "x") this.failed(view, a, b, rest[0]);
    else if (type === "v") view.dispatch(a, b);
    else if (type === "f") view.resetForm(a);
    else if (type === "t") view.token = a;
    else if (type === "n") this.go(a);
  }

  /**
   * @param {View} view
   * @param {number} version
   * @param {number} ref
   */
  joined(view, version, ref) {
    this.socket.settled();
    this.fetches = 0;
    this.status.connected();
    view.onJoined(version, ref);
  }

  /**
   * @param {View} view
   * @param {number | null} ref
   * @param {string} code
   * @param {string} message
   */
  failed(view, ref, code, message) {
    if (code === "busy") {
      if (ref) view.onBusy(ref);
      return;
    }
    if (ref) view.onDone(ref);
    view.dispatch("error", { code, message, ref });
    if (TOLD.has(code)) this.status.notice(message);
    if (code === "signin") location.reload();
    if (code === "remount") this.remount([view]);
  }

  /** @param {Iterable<View>} views that the server doesn't have any more */
  async remount(views) {
    const first = !this.lost.size;
    for (const view of views) this.lost.add(view);
    if (!first) return;
    while (!(await remount([...this.lost]))) await new Promise((done) => setTimeout(done, pause(this.fetches++)));
    const found = [...this.lost];
    this.lost.clear();
    found.forEach((view) => view.join());
    this.socket.connect();
  }

  /** @param {string} url */
  go(url) {
    const target = new URL(url, location.href);
    if (/^https?:$/.test(target.protocol)) location.assign(target);
  }

  /**
   * @param {number} code
   * @returns {boolean} whether to connect again
   */
  closed(code) {
    this.views.forEach((view) => view.left());
    if (code === 4003) this.status.stopped();
    else this.status.disconnected();
    if (code === 4002 || (code === 4001 && this.fetches++ > 1)) location.reload();
    else if (code === 4001) this.remount(this.views.values());
    return code < 4001 || code > 4003;
  }

  connect() {
    this.away = false;
    this.scan();
  }

  disconnect() {
    this.away = true;
    for (const view of this.views.values()) {
      view.delays.flush();
      view.left();
    }
    this.socket.forget();
    this.status.mark(false);
  }

  /** The network or the user is back. */
  wake() {
    if (!this.away && this.views.size) this.socket.wake();
  }

  /** The page goes away, for ever or, if the browser keeps it, until the user comes back. */
  leave(/** @type {boolean} */ forEver) {
    for (const [number, view] of this.views) {
      view.delays.flush();
      if (forEver) this.send(["l", number]);
    }
    this.disconnect();
  }
}
