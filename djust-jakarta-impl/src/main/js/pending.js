import { isPeer } from "./controls.js";

/**
 * Where an event came from.
 * @typedef {{el: Element, target: Element, submitter: Element | null}} Source
 */
/**
 * @typedef {object} Pending
 * @property {"e" | "m"} type
 * @property {number} ref
 * @property {string} name of the handler or the field
 * @property {any} data
 * @property {Source} source
 */

/** How many events a form can be found by. */
const REMEMBERED = 100;

/** The events and model changes of one view that the server hasn't acknowledged, by contiguous numbers. */
export class PendingEvents {
  /** @type {Pending[]} */
  list = [];
  /** Of the last one. */
  ref = 0;
  /** Up to which they are answered. Those that aren't stored yet are kept, as they may have to be sent again. */
  done = 0;
  /** @type {Map<number, Source>} where the latest came from, acknowledged or not */
  #sources = new Map();

  /**
   * @param {"e" | "m"} type
   * @param {string} name
   * @param {any} data
   * @param {Source} source
   * @returns {Pending}
   */
  add(type, name, data, source) {
    const event = { type, ref: ++this.ref, name, data, source };
    this.list.push(event);
    this.#sources.set(event.ref, source).delete(event.ref - REMEMBERED);
    return event;
  }

  /** Up to which ref none will be sent again. */
  acknowledged() {
    return this.ref - this.list.length;
  }

  /**
   * Takes away those up to `ref`.
   * @param {number} ref
   * @returns {number} how many went
   */
  acknowledge(ref) {
    this.finish(ref);
    return this.list.splice(0, ref - this.acknowledged()).length;
  }

  /** @param {number} ref up to which the server has answered, which it does in order */
  finish(ref) {
    this.done = Math.max(this.done, ref);
  }

  /** Those that still wait for an answer. */
  open() {
    return this.list.filter((event) => event.ref > this.done);
  }

  /**
   * Whether an event of a control, or of the form it is in, waits.
   * @param {Element} control
   */
  concerns(control) {
    const { form } = /** @type {HTMLInputElement} */ (control);
    return this.open().some(({ source: { el, target } }) => {
      return el === control || target === control || (form && form === el) || isPeer(target, control);
    });
  }

  /**
   * @param {number} ref
   * @returns {HTMLFormElement | null} the form that sent the event
   */
  formOf(ref) {
    const { el, target } = this.#sources.get(ref) ?? {};
    if (el instanceof HTMLFormElement) return el;
    return /** @type {HTMLInputElement | undefined} */ (target)?.form ?? null;
  }

  /** Forgets all and counts from 1 again. */
  clear() {
    this.ref = this.done = 0;
    this.#sources.clear();
    this.list = [];
  }
}
