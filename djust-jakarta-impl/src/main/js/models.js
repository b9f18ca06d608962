import { isDirty, resetControl } from "./controls.js";
import { isField } from "./forms.js";

/** @typedef {import("./pending.js").Pending} Pending */

/**
 * Fields with dj-model after an event: what its handler made of the field shows, even if that is what the server said
 * before the user typed. Without an event in between, what the user typed stays.
 */
export class ModelValues {
  /** @type {Map<Element, Pending>} the last change of each field */
  #last = new Map();

  /** @param {Pending} event */
  sent(event) {
    if (event.type === "m") this.#last.set(event.source.el, event);
  }

  /** @param {Pending[]} gone events that were acknowledged */
  settle(gone) {
    const ref = Math.max(0, ...gone.filter((event) => event.type === "e").map((event) => event.ref));
    for (const [el, change] of this.#last) {
      if (change.ref > ref && el.isConnected) continue;
      this.#last.delete(el);
      const { value } = /** @type {HTMLInputElement} */ (el);
      if (el.localName === "input" && el.hasAttribute("value") && value === change.data) resetControl(el);
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
