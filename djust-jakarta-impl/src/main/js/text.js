/** @typedef {import("./scopes.js").Scope} Scope */
/** @typedef {import("./scopes.js").Chunk} Chunk */
/**
 * Scopes that follow each other on the page, and still do.
 * @typedef {{first: Scope, last: Scope, count: number}} Segment
 */
/**
 * Segments, with the white space between them: siblings in the new text, which one placeholder stands for.
 * @typedef {object} Run
 * @property {Scope} scope the first
 * @property {(Segment | string)[]} items
 */

export const PLACEHOLDER = "dj-p";
const BLANK = /^[ \t\n\f\r]*$/;

/**
 * The text of a rope, in which each run of scopes that don't change is one empty element.
 * @param {Chunk[]} rope
 * @returns {{html: string, runs: Run[]}}
 */
export function buildText(rope) {
  /** @type {Run[]} */
  const runs = [];
  /** @type {Run | null} */
  let run = null;
  /** @type {Scope | null} */
  let before = null;
  let html = "";
  let gap = "";
  for (const chunk of rope) {
    if (typeof chunk === "string") {
      gap += chunk;
      continue;
    }
    const space = gap.replace(/\r\n?/g, "\n");
    const intact = before !== null && before.next === chunk && before.gap === space;
    const beside = intact || (before !== null && BLANK.test(gap));
    if (before) follow(before, beside ? chunk : null, space);
    if (chunk.text !== null) {
      html += gap + chunk.text;
      run = null;
    } else if (run && beside && before?.el?.localName === chunk.el?.localName) {
      extend(run, chunk, intact ? null : space);
    } else {
      html += gap + placeholder(runs.length, chunk);
      runs.push((run = { scope: chunk, items: [segmentOf(chunk)] }));
    }
    before = chunk;
    gap = "";
  }
  if (before) follow(before, null, "");
  return { html: html + gap, runs };
}

/**
 * @param {Scope} scope
 * @param {Scope | null} next
 * @param {string} gap
 */
function follow(scope, next, gap) {
  scope.next = next;
  scope.gap = gap;
}

/**
 * @param {Run} run
 * @param {Scope} scope
 * @param {string | null} space before it, or null if it follows the last segment already
 */
function extend({ items }, scope, space) {
  const segment = /** @type {Segment} */ (items[items.length - 1]);
  if (space === null) {
    segment.last = scope;
    segment.count++;
    return;
  }
  if (space) items.push(space);
  items.push(segmentOf(scope));
}

/**
 * @param {Scope} scope
 * @returns {Segment}
 */
function segmentOf(scope) {
  return { first: scope, last: scope, count: 1 };
}

/**
 * @param {number} number
 * @param {Scope} scope
 */
function placeholder(number, scope) {
  const name = /** @type {Element} */ (scope.el).localName;
  // The parser ignores the end tags of other elements without content.
  return `<${name} ${PLACEHOLDER}="${number}">${name === "br" ? "" : `</${name}>`}`;
}
