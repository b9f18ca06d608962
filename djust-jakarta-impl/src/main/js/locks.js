import { isDirty, resetControl } from "./controls.js";

/** Which controls of a view the server's values must wait for, and which values wait. */
export class Locks {
  /** @type {Set<Element>} controls that don't show what the server wants, because the user was at them */
  owed = new Set();

  /** @param {(control: Element) => boolean} inFlight whether an event of the control isn't acknowledged yet */
  constructor(inFlight) {
    this.inFlight = inFlight;
  }

  /** @param {Element} control */
  held(control) {
    return this.inFlight(control) || (isFocused(control) && isDirty(control));
  }

  /** @param {Element} control */
  owe(control) {
    this.owed.add(control);
  }

  /** Shows the values that need not wait any longer. */
  settle() {
    for (const control of this.owed) {
      if (control.isConnected && (this.inFlight(control) || (isFocused(control) && isDirty(control)))) continue;
      this.owed.delete(control);
      resetControl(control);
    }
  }
}

/**
 * Whether the user is at a control, or at another radio button of its group.
 * @param {Element} control
 */
function isFocused(control) {
  const active = document.activeElement;
  if (active === control) return true;
  return active instanceof HTMLInputElement && active.type === "radio" && control instanceof HTMLInputElement
    && control.type === "radio" && active.name === control.name && active.form === control.form;
}
