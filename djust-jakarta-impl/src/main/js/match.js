import { ROOT } from "./names.js";

/** Comparing each with each is worth it up to this many comparisons. */
const COMPARISONS = 10000;

/** The attributes by which elements are told apart; the first only while there is a choice. */
const KIND = ["class", "id", "dj-key", "name", "type"];

/**
 * Pairs new nodes with nodes on the page that may become them: equal ones first, then ones of the same kind in order.
 * @param {Node[]} fresh
 * @param {Node[]} live
 * @returns {Map<Node, Node>}
 */
export function match(fresh, live) {
  const pairs = new Map();
  let start = 0;
  let end = fresh.length;
  let liveEnd = live.length;
  const equal = (/** @type {number} */ f, /** @type {number} */ l) => {
    return start < end && start < liveEnd && fresh[f].isEqualNode(live[l]);
  };
  while (equal(start, start)) pairs.set(fresh[start], live[start++]);
  while (equal(end - 1, liveEnd - 1)) pairs.set(fresh[--end], live[--liveEnd]);
  fresh = fresh.slice(start, end);
  const rest = new Set(live.slice(start, liveEnd));
  if (fresh.length * rest.size <= COMPARISONS) pairEqual(fresh, rest, pairs);
  pairKinds(fresh, rest, pairs, KIND);
  pairKinds(fresh, rest, pairs, KIND.slice(1));
  return pairs;
}

/**
 * @param {Node[]} fresh
 * @param {Set<Node>} rest
 * @param {Map<Node, Node>} pairs
 */
function pairEqual(fresh, rest, pairs) {
  for (const node of fresh) {
    if (node.nodeType !== 1) continue;
    for (const candidate of rest) {
      if (!node.isEqualNode(candidate)) continue;
      pairs.set(node, candidate);
      rest.delete(candidate);
      break;
    }
  }
}

/**
 * @param {Node[]} fresh
 * @param {Set<Node>} rest
 * @param {Map<Node, Node>} pairs
 * @param {string[]} attributes
 */
function pairKinds(fresh, rest, pairs, attributes) {
  /** @type {Map<string, Node[]>} */
  const kinds = new Map();
  for (const node of [...rest].reverse()) {
    const kind = kindOf(node, attributes);
    const nodes = kinds.get(kind);
    if (nodes) nodes.push(node);
    else kinds.set(kind, [node]);
  }
  for (const node of fresh) {
    const found = pairs.has(node) ? undefined : kinds.get(kindOf(node, attributes))?.pop();
    if (!found) continue;
    pairs.set(node, found);
    rest.delete(found);
  }
}

/**
 * An embedded view is only itself, whatever its root has become.
 * @param {Node} node
 * @param {string[]} attributes
 */
function kindOf(node, attributes) {
  const el = node instanceof Element ? node : null;
  const address = el?.getAttribute(ROOT);
  return address ?? [el?.namespaceURI, node.nodeName, ...attributes.map((name) => el?.getAttribute(name))].join("|");
}
