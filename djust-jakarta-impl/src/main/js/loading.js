/** @typedef {import("./pending.js").Pending} Pending */

/** What a view shows while events are on their way. It is taken away before a patch and shown again after it, so patches don't see it. */
export class Loading {
  /** @type {(() => void)[]} */
  undo = [];

  /**
   * @param {Element} root
   * @param {Pending[]} events that aren't done
   */
  show(root, events) {
    for (const { source } of events) {
      this.mark(source.el);
      const form = source.el.localName === "form" ? source.el.querySelectorAll("[dj-disable-with]") : [];
      for (const el of new Set([source.el, ...form])) if (el.hasAttribute("dj-disable-with")) this.disable(/** @type {HTMLButtonElement} */ (el));
    }
    if (!events.length) return;
    for (const el of root.querySelectorAll("[dj-loading][hidden]")) {
      const handler = el.getAttribute("dj-loading");
      if (!handler || events.some((event) => event.name === handler)) this.attribute(el, "hidden", null);
    }
  }

  hide() {
    for (const action of this.undo.splice(0).reverse()) action();
  }

  /** @param {Element} el */
  mark(el) {
    if (!el.classList.contains("dj-loading")) this.attribute(el, "class", `${el.getAttribute("class") ?? ""} dj-loading`.trim());
  }

  /** @param {HTMLButtonElement} el */
  disable(el) {
    if (el.disabled) return;
    const focused = el === document.activeElement;
    this.undo.push(() => focused && document.activeElement === document.body && el.focus());
    this.attribute(el, "disabled", "");
    const text = el.getAttribute("dj-disable-with") ?? "";
    if (!text) return;
    if (el.localName === "input") {
      this.attribute(el, "value", text);
      return;
    }
    const content = [...el.childNodes];
    el.textContent = text;
    this.undo.push(() => el.replaceChildren(...content));
  }

  /**
   * @param {Element} el
   * @param {string} name
   * @param {string | null} value
   */
  attribute(el, name, value) {
    const before = el.getAttribute(name);
    put(el, name, value);
    this.undo.push(() => put(el, name, before));
  }
}

/**
 * @param {Element} el
 * @param {string} name
 * @param {string | null} value
 */
function put(el, name, value) {
  if (value === null) el.removeAttribute(name);
  else el.setAttribute(name, value);
}
