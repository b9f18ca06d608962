import { Delays } from "./delays.js";
import { Loading } from "./loading.js";
import { Locks } from "./locks.js";
import { ModelValues } from "./models.js";
import { render } from "./morph.js";
import { keepFocus } from "./move.js";
import { PendingEvents } from "./pending.js";
import { Ropes, isWhole } from "./rope.js";
import { Mismatch } from "./scopes.js";
import { pause } from "./socket.js";

/** One live view on the page: its connection-independent state and its part of the protocol. */
export class View {
  pending = new PendingEvents();
  delays = new Delays();
  loading = new Loading();
  models = new ModelValues();
  locks = new Locks((control) => this.pending.concerns(control) || this.delays.has(control));
  /** Whether the page is being changed: events that come from that are not the user's. */
  applying = false;
  /** Whether the server takes events. */
  joined = false;
  /** Whether the whole view has been asked for. */
  asked = false;
  /** The ref that the server was too busy for; 0 if none. */
  refused = 0;
  busy = 0;
  /** @type {number | undefined} */
  timer;

  /**
   * @param {import("./page.js").Page} page
   * @param {number} number
   * @param {Element} root
   * @param {string} token
   * @param {number} version that the page shows
   */
  constructor(page, number, root, token, version) {
    this.page = page;
    this.number = number;
    this.root = root;
    this.token = token;
    this.version = version;
    this.ropes = this.newRopes();
  }

  /** Tells the server what the page shows. Nothing of the last connection counts any longer. */
  join() {
    this.left();
    this.ropes = this.newRopes();
    this.page.send(["j", this.number, this.token, this.version]);
  }

  /** The connection is gone. */
  left() {
    clearTimeout(this.timer);
    this.joined = this.asked = false;
    this.refused = this.busy = 0;
  }

  /**
   * Sends an event or a model change, now or when there is a connection, until it is acknowledged.
   * @param {"e" | "m"} type
   * @param {string} name
   * @param {any} data
   * @param {import("./pending.js").Source} source
   */
  push(type, name, data, source) {
    const event = this.pending.add(type, name, data, source);
    this.models.sent(event);
    this.transmit(event);
    this.refresh();
  }

  /** @param {import("./pending.js").Pending} event */
  transmit({ type, ref, name, data }) {
    if (!this.joined || this.refused) return;
    const frame = [type, this.number, ref, name];
    this.page.send(data === undefined ? frame : [...frame, data]);
  }

  /**
   * The server has joined the view and knows events up to `ref`; it gets the later ones again.
   * @param {number} _version
   * @param {number} ref
   */
  onJoined(_version, ref) {
    this.joined = true;
    this.onAcknowledged(ref);
    for (const event of this.pending.list) this.transmit(event);
  }

  /**
   * @param {number} version
   * @param {number} ref
   * @param {any[]} updates
   */
  onPatch(version, ref, updates) {
    const gone = this.pending.acknowledge(ref);
    this.busy = gone.length ? 0 : this.busy;
    if (this.asked && !isWhole(updates)) {
      this.refresh();
      return;
    }
    this.asked = false;
    this.change(() => {
      try {
        this.ropes.apply(updates);
        this.version = version;
      } catch (error) {
        if (!(error instanceof Mismatch)) console.error(error);
        this.askForAll();
      }
      this.models.settle(gone);
      this.locks.settle();
    });
  }

  /** @param {number} ref */
  onAcknowledged(ref) {
    const gone = this.pending.acknowledge(ref);
    if (gone.length) this.busy = 0;
    this.models.settle(gone);
    this.locks.settle();
    this.refresh();
  }

  /** @param {number} ref of an event that failed */
  onDone(ref) {
    this.pending.finish(ref);
    this.locks.settle();
    this.refresh();
  }

  /**
   * Waits a little before it sends again what the server had no room for, and all behind it.
   * @param {number} ref
   */
  onBusy(ref) {
    this.refused = this.refused ? Math.min(ref, this.refused) : ref;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const from = this.refused;
      this.refused = 0;
      for (const event of this.pending.list) if (event.ref >= from) this.transmit(event);
    }, 50 + pause(this.busy++));
  }

  /**
   * Starts again with a new view on the server. What was sent to the lost one is lost with it.
   * @param {string} token
   * @param {number} version
   * @param {() => void} show puts the new view on the page
   */
  restart(token, version, show) {
    this.pending.clear();
    this.token = token;
    this.version = version;
    this.change(show);
  }

  /** @param {number} ref of an event of the form to reset */
  resetForm(ref) {
    this.pending.formOf(ref)?.reset();
  }

  /**
   * Tells scripts on the page.
   * @param {string} name
   * @param {any} detail
   */
  dispatch(name, detail) {
    this.root.dispatchEvent(new CustomEvent(`djust:${name}`, { detail, bubbles: true }));
  }

  askForAll() {
    this.asked = true;
    this.page.send(["r", this.number]);
  }

  /** Shows what is on its way now. */
  refresh() {
    this.change(() => {});
  }

  /**
   * Changes the page: marks of waiting events are taken away before, so that it is as the server knows it.
   * @param {() => void} action
   */
  change(action) {
    this.applying = true;
    keepFocus(() => {
      this.loading.hide();
      action();
      this.loading.show(this.root, this.pending.open().filter((event) => event.type === "e"));
    });
    this.applying = false;
  }

  newRopes() {
    return new Ropes(this.root, (scope, html, runs) => {
      render(scope, html, runs, this.locks);
      if (scope === this.ropes.root) this.page.rooted(this, /** @type {Element} */ (scope.el));
    });
  }
}
