import { isDirty, isPeer, resetControl } from "./controls.js";

/** Which controls of a view the server's values must wait for, and which values wait. */
export class Locks {
  /** @type {Set<Element>} controls that don't show what the server wants, because the user was at them */
  #owed = new Set();

  /** @param {(control: Element) => boolean} inFlight whether an event of the control isn't acknowledged yet */
  constructor(inFlight) {
    this.inFlight = inFlight;
  }

  /** @param {Element} control */
  held(control) {
    return this.inFlight(control) || isEdited(control);
  }

  /** @param {Element} control */
  owe(control) {
    this.#owed.add(control);
  }

  /** Shows the values that need not wait any longer. */
  settle() {
    for (const control of this.#owed) {
      if (control.isConnected && this.held(control)) continue;
      this.#owed.delete(control);
      resetControl(control);
    }
  }
}

/**
 * Whether the user has changed a control, or another radio button of its group, and is still there.
 * @param {Element} control
 */
function isEdited(control) {
  const active = document.activeElement;
  return active !== null && (active === control || isPeer(active, control)) && isDirty(active);
}
