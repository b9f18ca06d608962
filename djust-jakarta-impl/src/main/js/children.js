import { Mismatch, element } from "./scopes.js";
import { PLACEHOLDER } from "./text.js";

/** @typedef {import("./text.js").Segment} Segment */
/** @typedef {Segment | Node} Item one child, or scopes that stay together */

/**
 * The children that a new text asks for.
 * @param {Element} fresh
 * @param {import("./text.js").Run[]} runs
 * @returns {Item[]}
 */
export function wantedBy(fresh, runs) {
  /** @type {Item[]} */
  const wanted = [];
  for (const node of fresh.childNodes) {
    const number = node instanceof Element ? node.getAttribute(PLACEHOLDER) : null;
    if (number === null) wanted.push(node);
    else wanted.push(...runs[+number].items.map((i) => (typeof i === "string" ? document.createTextNode(i) : i)));
  }
  return wanted;
}

/**
 * The children that an element has, each wanted segment as one.
 * @param {Element} live
 * @param {Item[]} wanted
 * @returns {Item[]}
 */
export function present(live, wanted) {
  /** @type {Map<Node, Segment>} */
  const starts = new Map();
  for (const item of wanted) if (!(item instanceof Node)) starts.set(element(item.first), item);
  const found = [];
  for (let node = live.firstChild; node; node = node.nextSibling) {
    const segment = starts.get(node);
    found.push(segment ?? node);
    if (segment) node = /** @type {ChildNode} */ (lastOf(segment));
    starts.delete(node);
  }
  for (const segment of starts.values()) lastOf(segment);
  return found;
}

/**
 * The last element of a segment, after a check that something else hasn't taken the segment apart.
 * @param {Segment} segment
 */
function lastOf(segment) {
  const [first, last] = [element(segment.first), element(segment.last)];
  const follows = first === last || first.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (!follows || first.parentNode !== last.parentNode) throw new Mismatch();
  return last;
}
