import { Mismatch, Scope } from "./scopes.js";

/** @typedef {import("./scopes.js").Chunk} Chunk */

/** Builds ropes by the ops of docs/protocol.md, and remembers the statics that one connection has brought. */
export class Ops {
  /** @type {Map<number, string>} */
  #statics = new Map();

  /**
   * @param {any[]} ops
   * @param {Chunk[]} old what copies refer to
   * @returns {Chunk[]}
   */
  build(ops, old) {
    /** @type {Chunk[]} */
    const rope = [];
    for (const op of ops) {
      if (typeof op === "string") rope.push(op);
      else if (isStatic(op)) rope.push(this.#static(op));
      else if (Array.isArray(op[0])) rope.push(this.#fresh(op[0]));
      else this.#copy(op, old, rope);
    }
    return rope;
  }

  /** @param {any[]} ops of a scope that is new to the page */
  #fresh(ops) {
    const scope = new Scope(null);
    scope.text = this.build(ops, []).map((chunk) => (typeof chunk === "string" ? chunk : chunk.text)).join("");
    return scope;
  }

  /**
   * Copies chunks: `from`, `from, n, sep?` or `k, [from, …], sep?`
   * @param {any[]} op
   * @param {Chunk[]} old
   * @param {Chunk[]} rope
   */
  #copy([from, length, sep], old, rope) {
    const n = length ?? old.length - from;
    const text = sep === undefined ? null : this.#static(sep);
    const size = Array.isArray(n) ? from : 1;
    const starts = Array.isArray(n) ? n : Array.from({ length: Math.abs(n) }, (_, i) => from + (n < 0 ? -i : i));
    starts.forEach((start, i) => {
      if (i && text !== null) rope.push(text);
      for (let j = start; j < start + size; j++) {
        if (old[j] === undefined) throw new Mismatch();
        rope.push(old[j]);
      }
    });
  }

  /** @param {number | [number, string]} op */
  #static(op) {
    if (Array.isArray(op)) this.#statics.set(...op);
    const text = this.#statics.get(Array.isArray(op) ? op[0] : op);
    if (text === undefined) throw new Mismatch();
    return text;
  }

  /**
   * Takes the statics from ops that are otherwise ignored: the server won't say them again.
   * @param {any[]} ops
   */
  learn(ops) {
    for (const op of ops) {
      if (!Array.isArray(op)) continue;
      if (Array.isArray(op[0])) this.learn(op[0]);
      const text = isStatic(op) ? op : op[2];
      if (Array.isArray(text)) this.#static(/** @type {[number, string]} */ (text));
    }
  }
}

/** @param {any} op */
function isStatic(op) {
  return typeof op === "number" || (typeof op[0] === "number" && typeof op[1] === "string");
}

/**
 * Whether a patch sends the whole view, whatever the page shows now.
 * @param {any[]} updates
 */
export function isWhole(updates) {
  const [handle, ops, count] = updates[0] ?? [];
  return handle === 0 && !count && Array.isArray(ops)
    && ops.every((op) => typeof op === "string" || isStatic(op) || Array.isArray(op[0]));
}
