import { isControl, syncAttributes, syncControl } from "./controls.js";
import { EMBEDDED } from "./names.js";
import { OPENABLE, keepOpen, noteOpen } from "./open.js";

/** Elements that may be equal by their nodes and still need a look: what the user opened, and what a template holds. */
const DEEPER = `${OPENABLE},template`;

/** Which changes are made to an element, and which are left out because the user's doing counts more. */
export class Policy {
  /** @type {HTMLElement | null} a new element that wants the focus */
  autofocus = null;

  /**
   * @param {import("./locks.js").Locks} locks
   * @param {Element} fresh what the server wants
   */
  constructor(locks, fresh) {
    this.locks = locks;
    this.deeper = holds(fresh, DEEPER);
  }

  /**
   * Whether there is nothing to do.
   * @param {Element} live
   * @param {Element} fresh
   */
  same(live, fresh) {
    return live.isEqualNode(fresh) && !(this.deeper && holds(fresh, DEEPER));
  }

  /**
   * Gives an element the attributes that the server wants.
   * @param {Element} live
   * @param {Element} fresh changed where the user's doing counts more
   * @returns {boolean} whether its children may be changed as well
   */
  adjust(live, fresh) {
    if (live.hasAttribute("dj-ignore") || fresh.matches(EMBEDDED)) return false;
    if (isControl(live)) {
      syncControl(live, /** @type {typeof live} */ (fresh), this.locks);
      return false;
    }
    if (live.matches(OPENABLE)) keepOpen(/** @type {HTMLDetailsElement} */ (live), fresh);
    syncAttributes(live, fresh);
    if (live.localName === "template") live.innerHTML = fresh.innerHTML;
    return true;
  }

  /** @param {Node} node that is new to the page */
  added(node) {
    if (!(node instanceof Element)) return;
    noteOpen(node);
    const wish = "[autofocus]";
    this.autofocus ??= node.matches(wish) ? /** @type {HTMLElement} */ (node) : node.querySelector(wish);
  }
}

/**
 * @param {Element} root
 * @param {string} selector
 */
function holds(root, selector) {
  return root.matches(selector) || root.querySelector(selector) !== null;
}
