import { isDirty, resetControl } from "./controls.js";
import { isField } from "./forms.js";

/** @typedef {import("./pending.js").Pending} Pending */

/**
 * Fields with dj-model after an event: what its handler made of the field shows, even if that is what the server said
 * before the user typed. Without an event in between, what the user typed stays.
 */
export class ModelValues {
  /** @type {Map<Element, {data: any, next: number}>} the last change of each field, and the ref of the event after it */
  #last = new Map();

  /** @param {Pending} event */
  sent({ type, ref, data, source }) {
    if (type === "m") this.#last.set(source.el, { data, next: Infinity });
    else for (const change of this.#last.values()) change.next = Math.min(change.next, ref);
  }

  /** @param {number} ref up to which events are done */
  settle(ref) {
    for (const [el, { data, next }] of this.#last) {
      if (next > ref && el.isConnected) continue;
      this.#last.delete(el);
      const { value } = /** @type {HTMLInputElement} */ (el);
      if (el.localName === "input" && el.hasAttribute("value") && value === data) resetControl(el);
    }
  }
}

/**
 * The fields with dj-model that show something else than the server wants.
 * @param {Element} root
 */
export function unsaved(root) {
  return [...root.querySelectorAll("[dj-model]")].filter(isField).filter(isDirty);
}
