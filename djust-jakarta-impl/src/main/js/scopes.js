import { ROOT } from "./names.js";

/**
 * A static text or a value, or a reference to a scope.
 * @typedef {string | Scope} Chunk
 */

/** The page isn't what the server thinks it is: the whole view has to be sent again. */
export class Mismatch extends Error {}

/** A part of a view that changes on its own: its root, or an element with an `id` or a `dj-key`. */
export class Scope {
  /** @type {Chunk[] | null} what its text is made of; null until the server has said it */
  rope = null;
  /** @type {Scope[] | null} the scopes directly inside, in document order, once looked up */
  list = null;
  /** @type {Map<string, Scope> | null} */
  byKey = null;
  /** @type {string | null} its text, while the patch that brings it is applied */
  text = null;
  /** @type {Scope | null} the scope that follows on the page with nothing but white space between */
  next = null;
  /** That white space. */
  gap = "";

  /** @param {Element | null} el null while it hasn't been looked up on the page */
  constructor(el) {
    this.el = el;
  }

  /**
   * The scopes directly inside, each with its element.
   * @returns {Scope[]}
   */
  children() {
    return (this.list ??= this.rope ? bound(this, this.rope) : this.discover());
  }

  /**
   * @param {string} key
   * @returns {Scope}
   */
  child(key) {
    this.byKey ??= new Map(this.children().map((s) => [/** @type {string} */ (keyOf(element(s))), s]));
    const child = this.byKey.get(key);
    if (!child) throw new Mismatch();
    return child;
  }

  /**
   * Reads the scopes directly inside from the document, because there is no rope that could tell.
   * @returns {Scope[]}
   */
  discover() {
    const known = new Map((this.list ?? []).map((s) => [s.el, s]));
    const list = inside(element(this)).map((el) => known.get(el) ?? new Scope(el));
    list.forEach((s, i) => link(s, list[i + 1]));
    this.byKey = null;
    return (this.list = list);
  }

  /** @param {Chunk[]} rope */
  become(rope) {
    this.rope = rope;
    this.list = this.byKey = null;
  }
}

/**
 * The element of a scope that has been looked up.
 * @param {Scope} scope
 * @returns {Element}
 */
export function element(scope) {
  if (!scope.el) throw new Mismatch();
  return scope.el;
}

/**
 * FNV-1a over the keys, by which both sides see whether they speak of the same scopes.
 * @param {Scope[]} scopes
 */
export function checkOf(scopes) {
  let hash = 0x811c9dc5;
  for (const scope of scopes) {
    const key = keyOf(element(scope)) + "\0";
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/**
 * @param {Element} el
 * @returns {string | null} null if it is no scope
 */
export function keyOf(el) {
  const id = el.getAttribute("id");
  const key = el.getAttribute("dj-key");
  return id ? "#" + id : key ? "=" + key : null;
}

/**
 * Gives the references of a rope their elements.
 * @param {Scope} scope
 * @param {Chunk[]} rope
 */
function bound(scope, rope) {
  // Those with a text come with the patch that is being applied, and aren't on the page yet.
  const list = /** @type {Scope[]} */ (rope.filter((chunk) => typeof chunk !== "string" && chunk.text === null));
  if (list.every((s) => s.el)) return list;
  const elements = inside(element(scope));
  if (elements.length !== list.length || list.some((s, i) => s.el && s.el !== elements[i])) throw new Mismatch();
  list.forEach((s, i) => (s.el = elements[i]));
  return list;
}

/**
 * The elements of the scopes directly inside one, in document order. Of two with the same key only the first is one.
 * @param {Element} root
 * @returns {Element[]}
 */
function inside(root) {
  /** @type {Element[]} */
  const found = [];
  const seen = new Set();
  /** @param {Element} parent */
  const walk = (parent) => {
    if (parent.localName === "template" || parent.hasAttribute("dj-ignore")) return;
    for (let el = parent.firstElementChild; el; el = el.nextElementSibling) {
      if (el.hasAttribute(ROOT)) continue;
      const key = keyOf(el);
      if (key === null || seen.has(key)) walk(el);
      else found.push(el) && seen.add(key);
    }
  };
  walk(root);
  return found;
}

/**
 * Remembers that one scope follows another on the page.
 * @param {Scope} scope
 * @param {Scope | undefined} following
 */
function link(scope, following) {
  let node = element(scope).nextSibling;
  scope.gap = node?.nodeType === 3 ? /** @type {Text} */ (node).data : "";
  if (scope.gap) node = node?.nextSibling ?? null;
  scope.next = following && following.el === node && !scope.gap.trim() ? following : null;
}
