import { isField, modelOf } from "./forms.js";
import { ROOT } from "./names.js";
import { paramsOf } from "./params.js";

/** @typedef {import("./view.js").View} View */

/** Milliseconds that a text field with dj-model waits for more. */
const TYPING = 150;

/**
 * Listens, once for all elements now and later, for what `dj-click` and its kin ask for.
 * @param {(root: Element | null) => View | undefined} viewOf
 */
export function listen(viewOf) {
  for (const type of ["click", "submit", "change", "input", "keydown", "keyup", "focus", "blur", "pointermove"]) {
    document.addEventListener(type, (event) => {
      const target = event.target;
      const view = target instanceof Element ? viewOf(target.closest(`[${ROOT}]`)) : undefined;
      if (view && !view.applying && !event.defaultPrevented) handle(view, event, /** @type {Element} */ (target));
    }, type === "focus" || type === "blur");
  }
}

/**
 * @param {View} view
 * @param {Event} event
 * @param {Element} target
 */
function handle(view, event, target) {
  if (target.hasAttribute("dj-model") && isField(target)) model(view, event, target);
  const [el, name] = handlerOf(event, target);
  if (el && name && view.root.contains(el) && allowed(event, el)) send(view, event, el, name);
  if (event.type === "blur") {
    view.delays.flush();
    view.locks.settle();
  }
}

/**
 * The nearest element around that has a handler for the event, and the handler's name.
 * @param {Event} event
 * @param {Element} target
 * @returns {[Element | null, (string | null)?]}
 */
function handlerOf(event, target) {
  const names = [`dj-${event.type}`];
  if (event instanceof KeyboardEvent) {
    if (event.isComposing) return [null];
    names.unshift(`dj-${event.type}.${keyName(event.key)}`);
  }
  const el = target.closest(names.map((name) => `[${CSS.escape(name)}]`).join());
  return [el, names.map((name) => el?.getAttribute(name)).find((value) => value != null)];
}

/** @param {string} key as in KeyboardEvent: `ArrowUp` is `arrow-up`, the space bar `space` */
function keyName(key) {
  return key === " " ? "space" : key.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}

/**
 * Does for the browser what the event needs, and asks the user where the page wants that.
 * @param {Event} event
 * @param {Element} el
 */
function allowed(event, el) {
  const { submitter } = /** @type {SubmitEvent} */ (event);
  const question = el.getAttribute("dj-confirm") ?? submitter?.getAttribute("dj-confirm");
  const mouse = /** @type {MouseEvent} */ (event);
  if (event.type === "click" && (mouse.ctrlKey || mouse.metaKey) && el.closest("a[href]")) return false;
  const yes = question == null || confirm(question);
  if (!yes || event.type === "submit" || (event.type === "click" && leavesPage(el))) event.preventDefault();
  return yes;
}

/**
 * Whether a click would also follow a link or send a form that isn't ours.
 * @param {Element} el
 */
function leavesPage(el) {
  if (el.closest("a[href]")) return true;
  const button = /** @type {HTMLButtonElement | null} */ (el.closest("button,input"));
  return button?.type === "submit" && button.form?.hasAttribute("dj-submit") === false;
}

/**
 * @param {View} view
 * @param {Event} event
 * @param {Element} el
 * @param {string} handler
 */
function send(view, event, el, handler) {
  const target = /** @type {Element} */ (event.target);
  const params = paramsOf(el, event);
  const { submitter = null } = /** @type {SubmitEvent} */ (event);
  const push = () => view.push("e", handler, params, { el, target, submitter });
  const time = (/** @type {string} */ name) => Number(target.getAttribute(name) ?? el.getAttribute(name) ?? 0);
  const [debounce, throttle] = [time("dj-debounce"), time("dj-throttle")];
  // a pointer crosses what is in an element, and is to be timed as one
  const place = event.type === "pointermove" ? el : target;
  if (debounce) view.delays.debounce(place, event.type, debounce, push);
  else if (throttle) view.delays.throttle(place, event.type, throttle, push);
  else {
    view.delays.flush();
    push();
  }
}

/**
 * Sends a field of the view: text while it is typed, anything else when it changes.
 * @param {View} view
 * @param {Event} event
 * @param {import("./forms.js").Field} field
 */
function model(view, event, field) {
  const typed = !/^(checkbox|radio|select)/.test(field.type);
  if (event.type === "change" && typed) view.delays.flush();
  if (event.type !== (typed ? "input" : "change")) return;
  const change = modelOf(field, view.root);
  const push = () => view.push("m", ...change, { el: field, target: field, submitter: null });
  if (typed) view.delays.debounce(field, "model", Number(field.getAttribute("dj-debounce") ?? TYPING), push);
  else {
    view.delays.flush();
    push();
  }
}
