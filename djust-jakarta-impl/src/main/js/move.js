/** @type {Set<Element>} elements that were scrolled; needed only where the browser can't move a node with its state */
const scrolled = new Set();

/** Starts to remember what a move would lose. */
export function watchScrolling() {
  if ("moveBefore" in Element.prototype) return;
  const note = (/** @type {Event} */ { target }) => target instanceof Element && scrolled.add(target);
  document.addEventListener("scroll", note, { capture: true, passive: true });
}

/**
 * Moves or inserts a node; focus, scroll positions and playback stay if the browser can do that.
 * @param {Node} node
 * @param {Element} parent
 * @param {Node | null} anchor
 */
export function move(node, parent, anchor) {
  if ("moveBefore" in parent && node.isConnected && parent.isConnected) {
    /** @type {any} */ (parent).moveBefore(node, anchor);
    return;
  }
  for (const el of scrolled) if (!el.isConnected) scrolled.delete(el);
  const inside = [...scrolled].filter((el) => node.contains(el));
  const kept = inside.map((el) => ({ el, top: el.scrollTop, left: el.scrollLeft }));
  parent.insertBefore(node, anchor);
  for (const { el, top, left } of kept) el.scrollTo({ top, left, behavior: "instant" });
}

/**
 * Does something to the page, and gives the focus and the selection back if that took them.
 * @param {() => void} change
 */
export function keepFocus(change) {
  const el = /** @type {HTMLInputElement | null} */ (document.activeElement);
  const { selectionStart, selectionEnd, selectionDirection } = el ?? {};
  change();
  if (!el?.isConnected || document.activeElement !== document.body) return;
  el.focus({ preventScroll: true });
  if (selectionStart != null && el.selectionStart !== selectionStart) {
    el.setSelectionRange(selectionStart, selectionEnd ?? selectionStart, selectionDirection ?? undefined);
  }
}
