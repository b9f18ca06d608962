import { Delays } from "./delays.js";
import { Loading } from "./loading.js";
import { Locks } from "./locks.js";
import { ModelValues, unsaved } from "./models.js";
import { become, render } from "./morph.js";
import { keepFocus } from "./move.js";
import { modelOf } from "./forms.js";
import { ROOT, identityOf } from "./names.js";
import { isWhole } from "./ops.js";
import { Outbox } from "./outbox.js";
import { Ropes } from "./rope.js";
import { Mismatch } from "./scopes.js";

/** One live view on the page, over all connections. */
export class View {
  token = "";
  /** Which the page shows. */
  version = 1;
  delays = new Delays();
  #loading = new Loading();
  #models = new ModelValues();
  /** Whether the page is being changed: events that come from that are not the user's. */
  applying = false;
  /** Whether a patch brought views that this one embeds. */
  #embeds = false;
  /** Whether the whole view has been asked for. */
  #asked = false;

  /**
   * @param {import("./page.js").Page} page
   * @param {Element} root
   */
  constructor(page, root) {
    this.page = page;
    this.root = root;
    [this.token, this.version] = identityOf(root);
    this.outbox = new Outbox((frame) => page.socket.send(frame));
    this.pending = this.outbox.pending;
    this.locks = new Locks((control) => this.pending.concerns(control) || this.delays.has(control));
    this.ropes = this.#newRopes();
  }

  /** Tells the server what the page shows. Nothing of the last connection counts any longer. */
  join() {
    this.outbox.close();
    this.#asked = false;
    this.ropes = this.#newRopes();
    const outermost = this.outermost();
    const token = outermost === this ? this.token : outermost.token + this.token;
    this.page.socket.send(["j", this.outbox.view, token, this.version, this.pending.acknowledged()]);
  }

  /** @returns {View} the one that is a page of its own, in which this one is embedded; itself if it isn't */
  outermost() {
    const outer = this.root.parentElement?.closest(`[${ROOT}]`);
    return (outer && this.page.byRoot.get(outer)?.outermost()) ?? this;
  }

  /**
   * Sends an event or a model change, now or when there is a connection, until it is acknowledged.
   * @param {"e" | "m"} type
   * @param {string} name
   * @param {any} data
   * @param {import("./pending.js").Source} source
   */
  push(type, name, data, source) {
    if (this.page.refuses(this, [type, name, data])) return;
    const event = this.pending.add(type, name, data, source);
    this.#models.sent(event);
    this.outbox.post(event);
    this.#change(() => {});
  }

  /** @param {number} ref up to which events are done and stored */
  acknowledged(ref) {
    this.outbox.acknowledge(ref);
    this.done(ref);
  }

  /** @param {number} ref up to which events are done, stored or not */
  done(ref) {
    this.pending.finish(ref);
    this.#change(() => this.#models.settle(ref));
  }

  /**
   * @param {number} version
   * @param {number} ref
   * @param {any[]} updates
   */
  patch(version, ref, updates) {
    this.outbox.acknowledge(ref);
    const whole = isWhole(updates);
    this.#change(() => {
      if (this.#asked && !whole) {
        this.ropes.learn(updates);
        return;
      }
      this.#asked = false;
      try {
        this.ropes.apply(updates);
        this.version = version;
      } catch (error) {
        if (!(error instanceof Mismatch)) console.error(error);
        this.ropes.learn(updates);
        if (whole) location.reload();
        this.#asked = true;
        this.page.socket.send(["r", this.outbox.view]);
      }
      this.#models.settle(ref);
    });
    if (this.#embeds || this.page.views.size > 1) this.page.scan();
  }

  /**
   * Starts again with a new view on the server. What was sent to the lost one is lost with it, but not what the fields
   * of the view show.
   * @param {Element} root the new view's
   */
  restart(root) {
    this.pending.clear();
    [this.token, this.version] = identityOf(root);
    this.#change(() => become(this.root, root, [], this.locks));
    for (const el of unsaved(this.root)) this.push("m", ...modelOf(el, this.root), { el, target: el, submitter: null });
  }

  /**
   * Tells scripts on the page.
   * @param {string} name
   * @param {any} detail
   */
  dispatch(name, detail) {
    this.root.dispatchEvent(new CustomEvent(`djust:${name}`, { detail, bubbles: true }));
  }

  /**
   * Changes the page. Marks of waiting events are taken away before, so that it is as the server knows it.
   * @param {() => void} action
   */
  #change(action) {
    this.applying = true;
    keepFocus(() => {
      this.#loading.hide();
      action();
      this.locks.settle();
      this.#loading.show(this.root, this.pending.open().filter((event) => event.type === "e"));
    });
    this.applying = false;
  }

  #newRopes() {
    return new Ropes(this.root, (scope, html, runs) => {
      this.#embeds ||= html.includes(ROOT);
      render(scope, html, runs, this.locks);
    });
  }
}
