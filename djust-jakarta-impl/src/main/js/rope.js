import { Ops, isWhole } from "./ops.js";
import { Mismatch, Scope, checkOf, element } from "./scopes.js";
import { buildText } from "./text.js";

/** @typedef {import("./scopes.js").Chunk} Chunk */
/** @typedef {any[]} Update as docs/protocol.md describes it; what it says is checked while it is read */

/** The scopes of one view that the server has spoken of on one connection, by handle. */
export class Ropes {
  #ops = new Ops();

  /**
   * @param {Element} root
   * @param {(scope: Scope, html: string, runs: import("./text.js").Run[]) => void} render shows a scope's text
   */
  constructor(root, render) {
    this.root = new Scope(root);
    this.handles = new Map([[0, this.root]]);
    this.render = render;
  }

  /**
   * Applies the updates of one patch.
   * @param {Update[]} updates
   * @throws {Mismatch} if the page isn't what the server thinks
   */
  apply(updates) {
    if (isWhole(updates)) {
      this.root = new Scope(this.root.el);
      this.handles = new Map([[0, this.root]]);
    }
    const touched = new Set(updates.map((update) => this.#read(update)));
    const texts = [...touched].map((scope) => ({ scope, ...buildText(scope.rope ?? []) }));
    for (const { scope, html } of texts) checkName(element(scope), html);
    for (const { scope, html, runs } of texts) if (scope.rope) this.render(scope, html, runs);
    for (const { scope } of texts) settle(scope);
    for (const [handle, scope] of this.handles) if (!scope.el?.isConnected) this.handles.delete(handle);
  }

  /**
   * Takes the statics from updates that aren't applied.
   * @param {Update[]} updates
   */
  learn(updates) {
    for (const part of updates.flat()) if (Array.isArray(part)) this.#ops.learn(part);
  }

  /**
   * Gives the scope of an update its new rope.
   * @param {Update} update
   * @returns {Scope}
   */
  #read(update) {
    const [handle, first] = update;
    const known = this.handles.get(handle);
    if (known) return Array.isArray(first) ? this.#write(known, update.slice(1)) : this.#replace(known, update);
    const parent = this.handles.get(first);
    if (!parent) throw new Mismatch();
    const scope = parent.child(update[2]);
    this.handles.set(handle, scope);
    return update.length > 3 ? this.#write(scope, update.slice(3)) : scope;
  }

  /**
   * Replaces values: `h, i,"text", i,"text", …`
   * @param {Scope} scope
   * @param {Update} update
   */
  #replace(scope, update) {
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
  #write(scope, [ops, count, check]) {
    /** @type {Chunk[]} */
    let old = scope.rope ?? [];
    if (scope.rope) scope.children();
    else if (count) {
      const list = (old = scope.discover());
      if (list.length !== count || checkOf(list) !== check) throw new Mismatch();
    }
    scope.become(this.#ops.build(ops, old));
    return scope;
  }
}

/**
 * A scope of another name is another element, which may even be parsed in another way at its place: too rare, with keys
 * that come twice or names that are values, to be worth more than sending everything.
 * @param {Element} el
 * @param {string} html
 */
function checkName(el, html) {
  const name = html.match(/^<([^\s/>]*)/)?.[1] ?? el.localName;
  if (!el.isConnected || name.toLowerCase() !== el.localName.toLowerCase()) throw new Mismatch();
}

/**
 * Makes a scope ready for the next patch.
 * @param {Scope} scope
 */
function settle(scope) {
  if (!scope.rope) return;
  for (const chunk of scope.rope) if (typeof chunk !== "string") chunk.text = null;
  scope.become(scope.rope);
}
