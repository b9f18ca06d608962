import { PendingEvents } from "./pending.js";
import { pause } from "./socket.js";

/** @typedef {import("./pending.js").Pending} Pending */

/** Milliseconds at least until what the server had no room for is sent again. */
const REST = 50;

/** Sends the events of one view in order, and again until they are acknowledged. */
export class Outbox {
  pending = new PendingEvents();
  /** Whether the server takes events. */
  joined = false;
  /** The first ref that the server was too busy for; 0 if none. */
  #refused = 0;
  #refusals = 0;
  /** @type {number | undefined} */
  #timer;

  /** The view's number on this connection. */
  view = -1;

  /** @param {(frame: any[]) => void} send */
  constructor(send) {
    this.send = send;
  }

  /** @param {Pending} event to be sent now, or once that is possible */
  post({ type, ref, name, data }) {
    if (!this.joined || this.#refused) return;
    const frame = [type, this.view, ref, name];
    this.send(data === undefined ? frame : [...frame, data]);
  }

  /** The server takes events now; what it doesn't have yet is sent. */
  open() {
    this.joined = true;
    for (const event of this.pending.list) this.post(event);
  }

  /** The connection is gone. */
  close() {
    clearTimeout(this.#timer);
    this.joined = false;
    this.#refused = this.#refusals = 0;
  }

  /** @param {number} ref up to which nothing has to be sent again */
  acknowledge(ref) {
    if (this.pending.acknowledge(ref)) this.#refusals = 0;
  }

  /**
   * Waits a little before it sends again what the server had no room for, and all behind it.
   * @param {number} ref
   */
  refuse(ref) {
    this.#refused = Math.min(ref, this.#refused || ref);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const from = this.#refused;
      this.#refused = 0;
      for (const event of this.pending.list) if (event.ref >= from) this.post(event);
    }, REST + pause(this.#refusals++));
  }
}
