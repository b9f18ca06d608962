import { Mismatch, Scope, checkOf, element } from "./scopes.js";
import { buildText } from "./text.js";

/** @typedef {import("./scopes.js").Chunk} Chunk */
/** @typedef {any[]} Update as docs/protocol.md describes it; checked while it is read */

/** What the server has said about one view on one connection: statics by number, scopes by handle. */
export class Ropes {
  /** @type {Map<number, string>} */
  statics = new Map();
  /** @type {Map<number, Scope>} */
  handles = new Map();

  /**
   * @param {Element} root
   * @param {(scope: Scope, html: string, runs: import("./text.js").Run[]) => void} render puts a scope's new text on the page
   */
  constructor(root, render) {
    this.root = new Scope(root);
    this.handles.set(0, this.root);
    this.render = render;
  }

  /**
   * Applies the updates of one patch.
   * @param {Update[]} updates
   * @throws {Mismatch} if the page isn't what the server thinks
   */
  apply(updates) {
    if (isWhole(updates)) this.forget();
    try {
      const touched = new Set(updates.map((update) => this.read(update)));
      for (const scope of touched) if (scope.rope) this.show(scope, scope.rope);
    } catch (error) {
      this.learn(updates);
      throw error;
    }
    for (const [handle, scope] of this.handles) if (!scope.el?.isConnected) this.handles.delete(handle);
  }

  /** Drops what is known of scopes; statics stay, as the server won't repeat them. */
  forget() {
    this.root = new Scope(this.root.el);
    this.handles = new Map([[0, this.root]]);
  }

  /**
   * @param {Scope} scope
   * @param {Chunk[]} rope
   */
  show(scope, rope) {
    if (!element(scope).isConnected) throw new Mismatch();
    const { html, runs } = buildText(rope);
    this.render(scope, html, runs);
    for (const chunk of rope) if (typeof chunk !== "string") chunk.text = null;
    scope.become(rope);
  }

  /**
   * Gives the scope of an update its new rope.
   * @param {Update} update
   * @returns {Scope}
   */
  read(update) {
    const [handle, first] = update;
    const known = this.handles.get(handle);
    if (known && Array.isArray(first)) return this.write(known, update.slice(1));
    if (known) return this.replace(known, update);
    const parent = this.handles.get(first);
    if (!parent) throw new Mismatch();
    const scope = parent.child(update[2]);
    this.handles.set(handle, scope);
    return update.length > 3 ? this.write(scope, update.slice(3)) : scope;
  }

  /**
   * Replaces values: `h, i,"text", i,"text", …`
   * @param {Scope} scope
   * @param {Update} update
   */
  replace(scope, update) {
    const rope = scope.rope;
    if (!rope) throw new Mismatch();
    scope.children();
    for (let i = 1; i < update.length; i += 2) {
      if (typeof rope[update[i]] !== "string") throw new Mismatch();
      rope[update[i]] = update[i + 1];
    }
    return scope;
  }

  /**
   * Builds a rope from the old one, or from the scopes on the page: `ops, n, "check"`
   * @param {Scope} scope
   * @param {any[]} rest
   */
  write(scope, [ops, count, check]) {
    /** @type {Chunk[]} */
    let old = scope.rope ?? [];
    if (scope.rope) scope.children();
    else if (count) {
      old = scope.discover();
      if (old.length !== count || checkOf(/** @type {Scope[]} */ (old)) !== check) throw new Mismatch();
    }
    scope.become(this.build(ops, old));
    return scope;
  }

  /**
   * @param {any[]} ops
   * @param {Chunk[]} old
   * @returns {Chunk[]}
   */
  build(ops, old) {
    /** @type {Chunk[]} */
    const rope = [];
    for (const op of ops) {
      if (typeof op === "string") rope.push(op);
      else if (Array.isArray(op) && Array.isArray(op[0])) rope.push(this.fresh(op[0]));
      else if (isStatic(op)) rope.push(this.static(op));
      else this.copy(op, old, rope);
    }
    return rope;
  }

  /** @param {any[]} ops of a scope that is new to the page */
  fresh(ops) {
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
  copy([from, length, sep], old, rope) {
    const n = length ?? old.length - from;
    const text = sep === undefined ? null : this.static(sep);
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
  static(op) {
    if (Array.isArray(op)) this.statics.set(...op);
    const text = this.statics.get(Array.isArray(op) ? op[0] : op);
    if (text === undefined) throw new Mismatch();
    return text;
  }

  /**
   * Takes the statics from a patch that is otherwise ignored.
   * @param {any} part
   */
  learn(part) {
    if (!Array.isArray(part)) return;
    if (part.length === 2 && isStatic(part)) this.static(/** @type {[number, string]} */ (part));
    else part.forEach((p) => this.learn(p));
  }
}

/** @param {any} op */
function isStatic(op) {
  return typeof op === "number" || (typeof op[0] === "number" && typeof op[1] === "string");
}

/**
 * Whether a patch sends the whole view, whatever the page shows now.
 * @param {Update[]} updates
 */
export function isWhole(updates) {
  const [handle, ops, count] = updates[0] ?? [];
  return handle === 0 && Array.isArray(ops) && !count
    && ops.every((op) => typeof op === "string" || isStatic(op) || Array.isArray(op[0]));
}
