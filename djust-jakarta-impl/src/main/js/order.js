/**
 * Of units with an old position, chooses the heaviest set that is in order already, so that the fewest nodes move.
 * @param {{at: number, count: number}[]} units in their new order; `at` is the old position, or −1
 * @returns {Set<object>} those that can stay where they are
 */
export function staying(units) {
  const placed = units.filter((unit) => unit.at >= 0);
  if (placed.every((unit, i) => !i || placed[i - 1].at < unit.at)) return new Set(placed);
  const size = Math.max(...placed.map((unit) => unit.at)) + 1;
  /** @type {number[]} of the old positions that a node of the tree covers: where in `placed` the heaviest chain ends */
  const tree = new Array(size + 1).fill(-1);
  /** @type {number[]} */
  const weight = [];
  /** @type {number[]} */
  const previous = [];
  const heavier = (/** @type {number} */ a, /** @type {number} */ b) => ((weight[b] ?? 0) > (weight[a] ?? 0) ? b : a);
  let best = -1;
  placed.forEach((unit, i) => {
    let chain = -1;
    for (let t = unit.at; t > 0; t -= t & -t) chain = heavier(chain, tree[t]);
    previous[i] = chain;
    weight[i] = unit.count + (chain < 0 ? 0 : weight[chain]);
    best = heavier(best, i);
    for (let t = unit.at + 1; t <= size; t += t & -t) tree[t] = heavier(tree[t], i);
  });
  const stay = new Set();
  for (let i = best; i >= 0; i = previous[i]) stay.add(placed[i]);
  return stay;
}
