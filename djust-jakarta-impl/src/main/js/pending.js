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
 * @property {boolean} done answered, though not yet together with all before it
 */

/** How many events a form can be found by. */
const REMEMBERED = 100;

/** The events and model changes of one view that the server hasn't acknowledged, by contiguous numbers. */
export class PendingEvents {
  /** @type {Pending[]} */
  list = [];
  ref = 0;
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
    const event = { type, ref: ++this.ref, name, data, source, done: false };
    this.list.push(event);
    this.#sources.set(event.ref, source).delete(event.ref - REMEMBERED);
    return event;
  }

  /**
   * Takes away those up to `ref`, and those behind that are done.
   * @param {number} ref
   * @returns {Pending[]} those taken away
   */
  acknowledge(ref) {
    const open = this.list.findIndex((event) => event.ref > ref && !event.done);
    return this.list.splice(0, open < 0 ? this.list.length : open);
  }

  /**
   * Notes that one event is answered. It goes once those before it have gone: what is sent again must have no gap.
   * @param {number} ref
   */
  finish(ref) {
    for (const event of this.list) if (event.ref === ref) event.done = true;
    return this.acknowledge(0);
  }

  /** Those that still wait for an answer. */
  open() {
    return this.list.filter((event) => !event.done);
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
    this.ref = 0;
    this.#sources.clear();
    this.list = [];
  }
}
