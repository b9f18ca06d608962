import { isControl } from "./controls.js";
import { KEPT } from "./names.js";
import { parse, sameName } from "./parse.js";
import { Policy } from "./policy.js";
import { Reconciler } from "./reconcile.js";
import { element } from "./scopes.js";
import { keepSelects } from "./selects.js";

/** @typedef {import("./locks.js").Locks} Locks */
/** @typedef {import("./text.js").Run} Run */

/**
 * Puts the new text of a scope on the page. What the user did there, and the server didn't change, stays.
 * @param {import("./scopes.js").Scope} scope
 * @param {string} html
 * @param {Run[]} runs
 * @param {Locks} locks
 */
export function render(scope, html, runs, locks) {
  const live = element(scope);
  if (!live.hasAttribute("dj-ignore")) scope.el = become(live, parse(html, live), runs, locks);
}

/**
 * Makes an element what a fresh one is.
 * @param {Element} live
 * @param {Element} fresh
 * @param {Run[]} runs
 * @param {Locks} locks
 * @returns {Element} the element, or the one in its place if the name changed
 */
export function become(live, fresh, runs, locks) {
  const policy = new Policy(locks, fresh);
  const target = sameName(live, fresh) ? live : renamed(live, fresh);
  keepSelects(live, fresh, locks, () => new Reconciler(runs, policy).apply(target, fresh, live));
  if (target !== live) live.remove();
  const active = document.activeElement;
  if (!active || !isControl(active)) policy.autofocus?.focus();
  return target;
}

/**
 * Puts an empty element of another name before one.
 * @param {Element} live
 * @param {Element} fresh
 */
function renamed(live, fresh) {
  const target = /** @type {Element} */ (fresh.cloneNode(false));
  for (const name of KEPT) if (live.hasAttribute(name)) target.setAttribute(name, live.getAttribute(name) ?? "");
  live.before(target);
  return target;
}
