import { KEPT } from "./names.js";
import { isSelectDirty, resetSelect } from "./selects.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

/** Inputs whose value is their attribute, which the user can't change. */
const FIXED = /^(checkbox|radio|hidden|submit|button|reset|image|file)$/;

/**
 * @param {Element} el
 * @returns {el is Control}
 */
export function isControl(el) {
  return el instanceof HTMLInputElement || el instanceof HTMLTextAreaElement;
}

/**
 * Gives an element the attributes of another; those that the client itself needs on a root stay.
 * @param {Element} live
 * @param {Element} fresh
 */
export function syncAttributes(live, fresh) {
  for (const attribute of fresh.attributes) {
    if (live.getAttribute(attribute.name) === attribute.value) continue;
    live.setAttributeNode(/** @type {Attr} */ (attribute.cloneNode()));
  }
  for (const { name } of [...live.attributes]) {
    if (!fresh.hasAttribute(name) && !KEPT.has(name)) live.removeAttribute(name);
  }
}

/**
 * Gives a control the attributes that the server wants; what the user entered changes only if the server's value did,
 * and not while the user is at it.
 * @param {Control} live
 * @param {Control} fresh
 * @param {import("./locks.js").Locks} locks
 */
export function syncControl(live, fresh, locks) {
  const held = locks.held(live);
  const { value, checked, defaultValue, defaultChecked } = /** @type {HTMLInputElement} */ (live);
  const chosen = held && [...document.querySelectorAll("input:checked")].find((other) => isPeer(other, live));
  syncAttributes(live, fresh);
  if (live.localName === "textarea" && live.textContent !== fresh.textContent) live.textContent = fresh.textContent;
  const input = /** @type {HTMLInputElement} */ (live);
  if (live.defaultValue === defaultValue && input.defaultChecked === defaultChecked) return;
  if (!held) {
    resetControl(live);
    return;
  }
  if (!FIXED.test(live.type) && live.value !== value) live.value = value;
  if (input.checked !== checked) input.checked = checked;
  if (chosen) /** @type {HTMLInputElement} */ (chosen).checked = true;
  if (isDirty(live)) locks.owe(live);
}

/**
 * Whether a control shows something else than the server wants.
 * @param {Element} control
 */
export function isDirty(control) {
  if (control instanceof HTMLSelectElement) return isSelectDirty(control);
  if (!isControl(control)) return false;
  const { checked, defaultChecked } = /** @type {HTMLInputElement} */ (control);
  return checked !== defaultChecked || (!FIXED.test(control.type) && control.value !== control.defaultValue);
}

/**
 * Makes a control show what the server wants; the caret stays.
 * @param {Element} control
 */
export function resetControl(control) {
  if (control instanceof HTMLSelectElement) resetSelect(control);
  if (!isControl(control)) return;
  const input = /** @type {HTMLInputElement} */ (control);
  if (input.checked !== input.defaultChecked) input.checked = input.defaultChecked;
  if (FIXED.test(input.type) || input.value === input.defaultValue) return;
  const { selectionStart: start, selectionEnd: end } = input;
  input.value = input.defaultValue;
  if (start !== null && input === document.activeElement) input.setSelectionRange(start, end);
}

/**
 * Whether two controls are radio buttons of one group.
 * @param {Element} one
 * @param {Element} other
 */
export function isPeer(one, other) {
  if (!(one instanceof HTMLInputElement && other instanceof HTMLInputElement)) return false;
  return one.type === "radio" && other.type === "radio" && one.name === other.name && one.form === other.form;
}
