// A server in small: renders random trees to text and says, in the words of docs/protocol.md, what changed.

/** Numbers that a seed decides (mulberry32). */
export function random(seed) {
  return (limit) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit);
  };
}

/** The rope of an element as scope: texts and `{ key, rope }` of the scopes directly inside. */
export function scopeOf(node) {
  const rope = [];
  const seen = new Set();
  write(node, rope, seen, true);
  return { key: keyOf(node), rope };
}

function write(node, rope, seen, top, frozen = false) {
  if (typeof node === "string") return rope.push(node);
  const key = keyOf(node);
  if (!top && !frozen && key !== null && !seen.has(key)) {
    seen.add(key);
    return rope.push(scopeOf(node));
  }
  const inner = frozen || node.tag === "template" || "dj-ignore" in node.attrs;
  rope.push(`<${node.tag}${Object.entries(node.attrs).map(([name, value]) => ` ${name}="${escape(value)}"`).join("")}>`);
  for (const child of node.children) write(child, rope, seen, false, inner);
  if (!VOID.has(node.tag)) rope.push(`</${node.tag}>`);
}

const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
export const escape = (text) => String(text).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const keyOf = ({ attrs }) => ("id" in attrs ? `#${attrs.id}` : "dj-key" in attrs ? `=${attrs["dj-key"]}` : null);
export const textOf = (scope) => scope.rope.map((chunk) => (typeof chunk === "string" ? chunk : textOf(chunk))).join("");

/** What one client knows; `update` says how it gets from the last view to the next. */
export class Delta {
  constructor(pick = () => 0) {
    this.pick = pick;
    this.restart();
  }

  restart() {
    this.statics = new Map();
    this.whole();
  }

  /** The client has no ropes, or is about to lose them. */
  whole() {
    this.next = 1;
    this.known = new Map([["", { handle: 0, rope: null }]]);
  }

  /** Everything, as answer to a resend. */
  all(scope) {
    this.whole();
    const updates = [[0, this.ops(scope.rope)]];
    this.known.get("").rope = scope.rope;
    return updates;
  }

  update(old, scope) {
    const updates = [];
    this.compare(old, scope, "", null, updates);
    return updates;
  }

  compare(old, scope, path, parent, updates) {
    const before = refs(old);
    if (!same(old.rope, scope.rope)) this.change(old, scope, path, parent, updates);
    const after = new Map(refs(scope).map((child) => [child.key, child]));
    for (const child of before) {
      const next = after.get(child.key);
      const at = path + " " + child.key;
      if (next) this.compare(child, next, at, [path, child.key], updates);
      else for (const known of [...this.known.keys()]) if (known === at || known.startsWith(at + " ")) this.known.delete(known);
    }
    const known = this.known.get(path);
    if (known?.rope) known.rope = scope.rope;
  }

  change(old, scope, path, parent, updates) {
    const head = this.head(path, parent, updates);
    const known = this.known.get(path);
    if (known.rope && same(old.rope.map(slot), scope.rope.map(slot)) && this.pick(4)) {
      const slots = scope.rope.flatMap((chunk, i) => (typeof chunk === "string" && chunk !== old.rope[i] ? [i, chunk] : []));
      updates.push([known.handle, ...slots]);
      return;
    }
    const from = known.rope ? old.rope : refs(old);
    const ops = this.ops(scope.rope, from, Boolean(known.rope));
    updates.push(known.rope || !from.length ? [...head, ops] : [...head, ops, from.length, check(from)]);
    known.rope = scope.rope;
  }

  /** The handle of a scope, introduced (with those around it) if need be. */
  head(path, parent, updates) {
    const known = this.known.get(path);
    if (known) return [known.handle];
    const [around, key] = parent;
    if (!this.known.has(around)) {
      const split = around.lastIndexOf(" ");
      updates.push(this.head(around, [around.slice(0, split), around.slice(split + 1)], updates));
    }
    const handle = this.next++;
    this.known.set(path, { handle, rope: null });
    return [handle, this.known.get(around).handle, key];
  }

  /** Ops for a rope, copying what the old one has. */
  ops(rope, old = [], texts = false) {
    const ops = [];
    for (let i = 0; i < rope.length; i++) {
      const chunk = rope[i];
      const at = old.findIndex((o) => slot(o) === slot(chunk) && (typeof chunk !== "string" || (texts && o === chunk && this.pick(3))));
      if (at >= 0) i += this.copy(ops, rope, i, old, at) - 1;
      else if (typeof chunk !== "string") ops.push([this.ops(chunk.rope)]);
      else ops.push(this.pick(2) ? chunk : this.static(chunk));
    }
    return ops;
  }

  /** Adds a copy that is as long as possible; returns the number of chunks of the new rope that it covers. */
  copy(ops, rope, i, old, at) {
    const equal = (a, b) => a !== undefined && b !== undefined && slot(a) === slot(b) && (typeof a !== "string" || a === b);
    for (const step of [1, -1]) {
      let n = 1;
      while (equal(rope[i + n], old[at + n * step])) n++;
      if (n > 1 || step < 0) {
        if (this.separated(ops, rope, i, old, at, n)) return this.covered;
        ops.push(n === 1 ? [at, 1] : at + n === old.length && step > 0 ? [at] : [at, n * step]);
        return n;
      }
    }
    return 1;
  }

  /** A copy of single chunks with the same text between any two: `[1,[…],sep]` or `[from,n,sep]`. */
  separated(ops, rope, i, old, at, shorter) {
    const found = [at];
    const sep = rope[i + 1];
    let j = i + 2;
    for (; typeof sep === "string" && typeof rope[i] !== "string" && rope[j] && rope[j - 1] === sep; j += 2) {
      const next = old.findIndex((o) => typeof o !== "string" && o.key === rope[j].key);
      if (next < 0) break;
      found.push(next);
    }
    this.covered = found.length * 2 - 1;
    if (this.covered <= shorter) return false;
    const row = found.every((f, k) => !k || f === found[k - 1] + 1);
    const text = this.static(sep);
    ops.push(row ? [at, found.length, text] : [1, found, text]);
    return true;
  }

  static(text) {
    if (this.statics.has(text)) return this.statics.get(text);
    this.statics.set(text, this.statics.size);
    return [this.statics.size - 1, text];
  }
}

const refs = (scope) => scope.rope.filter((chunk) => typeof chunk !== "string");
const slot = (chunk) => (typeof chunk === "string" ? "" : chunk.key);
const same = (a, b) => a.length === b.length && a.every((chunk, i) => (typeof chunk === "string" ? chunk === b[i] : slot(chunk) === slot(b[i]) && typeof b[i] !== "string"));

function check(scopes) {
  let hash = 0x811c9dc5;
  for (const { key } of scopes) for (const unit of [...Array(key.length).keys()].map((i) => key.charCodeAt(i)).concat(0)) hash = Math.imul(hash ^ unit, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** In a page: what differs between the root of a view and a text, or null. */
export function difference(root, html) {
  const wanted = root.localName === "body" ? new DOMParser().parseFromString(html, "text/html").body : parsed(html);
  const [is, should] = [show(root), show(wanted)];
  return is === should ? null : `is:     ${is}\nshould: ${should}`;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

function show(node) {
  if (node.nodeType === 3) return node.data.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  if (node.nodeType !== 1) return `<!--${node.data}-->`;
  const attributes = [...node.attributes]
    .filter(({ name, value }) => !/^dj-(view|version)$/.test(name) && `${name}=${value}` !== "class=dj-loading")
    .map((a) => ` ${a.name}="${a.value}"`);
  const content = node.localName === "template" ? node.content : node;
  return `<${node.namespaceURI.slice(-4)}:${node.localName}${attributes.sort().join("")}>${[...content.childNodes].map(show).join("")}</>`;
}

/** In a page: the rope of a text with one root element. */
export function parseScope(html) {
  const node = (el) => el.nodeType === 3 ? escape(el.data) : {
    tag: el.localName,
    attrs: Object.fromEntries([...el.attributes].map((a) => [a.name, a.value])),
    children: [...el.childNodes].map(node),
  };
  return scopeOf(node(parsed(html)));
}
