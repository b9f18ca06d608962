/** What a user can open and close. */
export const OPENABLE = "details,dialog";

/** @type {WeakMap<Element, boolean>} whether the server last said "open" */
const served = new WeakMap();

/**
 * Remembers what the server said about elements that are new to the page.
 * @param {Element} root
 */
export function noteOpen(root) {
  for (const el of [root, ...root.querySelectorAll(OPENABLE)]) served.set(el, el.hasAttribute("open"));
}

/**
 * Keeps an element open or closed as it is, unless the server says something new.
 * @param {HTMLDetailsElement | HTMLDialogElement} live
 * @param {Element} fresh changed to what shall be
 */
export function keepOpen(live, fresh) {
  const open = fresh.hasAttribute("open");
  const before = served.get(live) ?? open;
  served.set(live, open);
  if (before === open) fresh.toggleAttribute("open", live.open);
  else if (!open && live instanceof HTMLDialogElement && live.open) live.close();
}
