import { present, wantedBy } from "./children.js";
import { match } from "./match.js";
import { move } from "./move.js";
import { staying } from "./order.js";
import { sameName } from "./parse.js";
import { Mismatch, element } from "./scopes.js";
import { PLACEHOLDER } from "./text.js";

/** @typedef {import("./text.js").Run} Run */
/** @typedef {import("./children.js").Item} Item */
/**
 * Consecutive nodes that keep together.
 * @typedef {object} Unit
 * @property {Node} first
 * @property {Node} last
 * @property {number} count
 * @property {number} at position among the children that the parent has now, or −1
 * @property {Element} [fresh] what the element is to become
 */

/** Makes an element on the page what a new text says, without a look at scopes that placeholders stand for. */
export class Reconciler {
  /** @type {Map<Item, Element | null>} elements of the new text that hold placeholders, to the ones on the page */
  #spine = new Map();
  /** @type {[Node, Node][]} nodes that go, with the parent they had */
  #leaving = [];
  /** @type {Set<Node>} elements that placeholders stand for: they may go elsewhere, and become nothing else */
  #kept = new Set();

  /**
   * @param {Run[]} runs what each placeholder stands for
   * @param {import("./policy.js").Policy} policy
   */
  constructor(runs, policy) {
    this.runs = runs;
    this.policy = policy;
  }

  /**
   * @param {Element} live
   * @param {Element} fresh
   */
  apply(live, fresh) {
    const places = fresh.querySelectorAll(`[${PLACEHOLDER}]`);
    if (places.length !== this.runs.length) throw new Mismatch();
    places.forEach((place, i) => this.#pair(place, element(this.runs[i].scope), fresh, live));
    if (places.length) this.#spine.set(fresh, live);
    for (const { items } of this.runs) items.forEach((item) => this.#keep(item));
    this.#fill(live, fresh);
    for (const [parent, node] of this.#leaving) if (node.parentNode === parent) parent.removeChild(node);
  }

  /** @param {import("./text.js").Segment | string} item */
  #keep(item) {
    if (typeof item === "string") return;
    const last = element(item.last);
    for (let el = element(item.first); el; el = /** @type {Element} */ (el.nextElementSibling)) {
      this.#kept.add(el);
      if (el === last) return;
    }
  }

  /**
   * Finds which elements on the page are the ones around a placeholder.
   * @param {Element} place
   * @param {Element} scope the first that the placeholder stands for
   * @param {Element} top
   * @param {Element} root what `top` is on the page
   */
  #pair(place, scope, top, root) {
    let live = scope.parentElement;
    const taken = new Set(this.#spine.values());
    let fresh = place.parentElement;
    for (; fresh && fresh !== top && !this.#spine.has(fresh); fresh = fresh.parentElement) {
      const inside = live && live !== root;
      this.#spine.set(fresh, live && inside && !taken.has(live) && sameName(live, fresh) ? live : null);
      if (live && inside) live = live.parentElement;
    }
  }

  /**
   * @param {Element} live
   * @param {Element} fresh
   */
  #fill(live, fresh) {
    if (!this.#spine.has(fresh) && this.policy.same(live, fresh)) return;
    if (!this.policy.adjust(live, fresh)) return;
    const wanted = wantedBy(fresh, this.runs);
    const units = this.#units(wanted, present(live, wanted), live);
    const stay = staying(units);
    let anchor = null;
    for (let i = units.length; i--; anchor = units[i].first) {
      if (!stay.has(units[i])) this.#place(units[i], live, anchor);
    }
    for (const { first, fresh } of units) if (fresh) this.#fill(/** @type {Element} */ (first), fresh);
  }

  /**
   * Pairs what is wanted with what is there; the rest of what is there goes.
   * @param {Item[]} wanted
   * @param {Item[]} old
   * @param {Element} live
   * @returns {Unit[]}
   */
  #units(wanted, old, live) {
    const position = new Map(old.map((item, i) => [item, i]));
    const enclosing = new Set(this.#spine.values());
    const free = nodes(old).filter((node) => !enclosing.has(/** @type {Element} */ (node)) && !this.#kept.has(node));
    const pairs = match(nodes(wanted).filter((node) => !this.#spine.has(node)), free);
    const used = new Set(pairs.values());
    for (const node of free) if (!used.has(node)) this.#leaving.push([live, node]);
    return wanted.map((item) => {
      if (!(item instanceof Node)) {
        return { ...item, first: element(item.first), last: element(item.last), at: position.get(item) ?? -1 };
      }
      const found = pairs.get(item) ?? this.#spine.get(item);
      const first = found ?? (this.#spine.has(item) ? item.cloneNode(false) : item);
      if (first.nodeValue !== item.nodeValue) first.nodeValue = item.nodeValue;
      const fresh = first !== item && item instanceof Element ? item : undefined;
      return { first, last: first, count: 1, at: position.get(first) ?? -1, fresh };
    });
  }

  /**
   * @param {Unit} unit
   * @param {Element} parent
   * @param {Node | null} anchor
   */
  #place({ first, last }, parent, anchor) {
    for (let node = first, next; ; node = next) {
      next = /** @type {Node} */ (node.nextSibling);
      const known = node.isConnected;
      move(node, parent, anchor);
      if (!known) this.policy.added(node);
      if (node === last) return;
    }
  }
}

/**
 * @param {Item[]} items
 * @returns {Node[]}
 */
function nodes(items) {
  return /** @type {Node[]} */ (items.filter((item) => item instanceof Node));
}
