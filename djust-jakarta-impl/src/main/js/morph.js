import { isControl } from "./controls.js";
import { parse } from "./parse.js";
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
  if (!live.hasAttribute("dj-ignore")) become(live, parse(html, live), runs, locks);
}

/**
 * Makes an element what a fresh one of the same name is.
 * @param {Element} live
 * @param {Element} fresh
 * @param {Run[]} runs
 * @param {Locks} locks
 */
export function become(live, fresh, runs, locks) {
  const policy = new Policy(locks, fresh);
  keepSelects(live, fresh, locks, () => new Reconciler(runs, policy).apply(live, fresh));
  const active = document.activeElement;
  if (!active || !isControl(active)) policy.autofocus?.focus();
}
