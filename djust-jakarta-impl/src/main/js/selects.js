/** @typedef {import("./locks.js").Locks} Locks */

/**
 * Makes a change that may concern options. The user's choice outlives it, unless the server chose anew.
 * @param {Element} live
 * @param {Element} fresh
 * @param {Locks} locks
 * @param {() => void} change
 */
export function keepSelects(live, fresh, locks, change) {
  if (!fresh.matches("option,optgroup,select") && !fresh.querySelector("option,select")) {
    change();
    return;
  }
  const around = live.closest("select");
  const states = [...(around ? [around] : live.querySelectorAll("select"))].map((select) => ({
    select,
    held: locks.held(select),
    dirty: isSelectDirty(select),
    chosen: new Set(values(select, (o) => o.selected)),
    wanted: values(select, (o) => o.defaultSelected).join("\0"),
  }));
  change();
  for (const { select, held, dirty, chosen, wanted } of states) {
    const changed = wanted !== values(select, (o) => o.defaultSelected).join("\0");
    if (!select.isConnected) continue;
    if (held || (dirty && !changed)) choose(select, (o) => chosen.has(o.value));
    else resetSelect(select);
    if (select.selectedIndex < 0) resetSelect(select);
    if (held && isSelectDirty(select) && changed) locks.owe(select);
  }
}

/** @param {HTMLSelectElement} select */
export function isSelectDirty(select) {
  const wanted = defaults(select);
  return [...select.options].some((o) => o.selected !== wanted.has(o));
}

/** @param {HTMLSelectElement} select */
export function resetSelect(select) {
  const wanted = defaults(select);
  choose(select, (o) => wanted.has(o));
}

/**
 * The options that a browser would select in a page just loaded.
 * @param {HTMLSelectElement} select
 * @returns {Set<HTMLOptionElement | undefined>}
 */
function defaults(select) {
  const options = [...select.options];
  const marked = options.filter((o) => o.defaultSelected);
  if (select.multiple) return new Set(marked);
  return new Set([marked.pop() ?? (select.size > 1 ? undefined : options.find((o) => !o.disabled))]);
}

/**
 * @param {HTMLSelectElement} select
 * @param {(option: HTMLOptionElement) => boolean} test
 */
function choose(select, test) {
  for (const option of select.options) if (option.selected !== test(option)) option.selected = test(option);
}

/**
 * @param {HTMLSelectElement} select
 * @param {(option: HTMLOptionElement) => boolean} test
 */
function values(select, test) {
  return [...select.options].filter(test).map((o) => o.value);
}
