/** @typedef {import("./pending.js").Pending} Pending */

/** What a view shows while events are on their way. No patch sees it: it is taken away before and shown again after. */
export class Loading {
  /** @type {(() => void)[]} */
  #undo = [];

  /**
   * @param {Element} root
   * @param {Pending[]} events that aren't done
   */
  show(root, events) {
    for (const { source } of events) {
      this.#mark(source.el);
      // Only a submit happens in the form itself. A change comes as the user presses the button: disabled, it would
      // swallow the click.
      const form = source.target.localName === "form" ? source.target.querySelectorAll("[dj-disable-with]") : [];
      for (const el of [source.el, ...form]) this.#disable(/** @type {HTMLButtonElement} */ (el));
    }
    if (!events.length) return;
    for (const el of root.querySelectorAll("[dj-loading][hidden]")) {
      const handler = el.getAttribute("dj-loading");
      if (!handler || events.some((event) => event.name === handler)) this.#attribute(el, "hidden", null);
    }
  }

  hide() {
    for (const action of this.#undo.splice(0).reverse()) action();
  }

  /** @param {Element} el */
  #mark(el) {
    const names = el.getAttribute("class") ?? "";
    if (!el.classList.contains("dj-loading")) this.#attribute(el, "class", `${names} dj-loading`.trim());
  }

  /** @param {HTMLButtonElement} el */
  #disable(el) {
    const text = el.getAttribute("dj-disable-with");
    if (text === null || el.disabled) return;
    const focused = el === document.activeElement;
    this.#undo.push(() => focused && document.activeElement === document.body && el.focus());
    this.#attribute(el, "disabled", "");
    if (!text) return;
    if (el.localName === "input") {
      this.#attribute(el, "value", text);
      return;
    }
    const content = [...el.childNodes];
    el.textContent = text;
    this.#undo.push(() => el.replaceChildren(...content));
  }

  /**
   * @param {Element} el
   * @param {string} name
   * @param {string | null} value
   */
  #attribute(el, name, value) {
    const before = el.getAttribute(name);
    put(el, name, value);
    this.#undo.push(() => put(el, name, before));
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
