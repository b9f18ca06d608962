// Runs in a page: random views, random changes, and after each the comparison with a fresh render.
import { Delta, difference, random, scopeOf, textOf } from "./model.mjs";

const WORDS = ["one", "two", "a < b", "tom & jerry", "\"quoted\"", "grün", "😀", " ", "", "x\ny", "&nbsp;", "<b>"];

export function walk(name, steps, seed) {
  const pick = random(seed);
  const views = new Views(pick, name);
  const delta = new Delta(pick);
  const root = () => document.querySelector("[dj-view]");
  let tree = { tag: name, attrs: {}, children: [{ tag: "p", attrs: {}, children: ["start"] }] };
  let scope = scopeOf(tree);
  let version = 1;
  let failure = null;
  const counts = { resends: 0, reconnects: 0 };
  const patch = (updates) => window.socket.receive(["p", 0, ++version, 0, ...updates]);
  for (let step = 0; step < steps && !failure; step++) {
    tree = views.change(structuredClone(tree));
    const next = scopeOf(tree);
    if (!pick(200)) {
      counts.reconnects++;
      delta.restart();
      window.djust.disconnect();
      window.djust.connect();
      window.socket.open();
      window.socket.receive(["j", 0, version, 0]);
    }
    const before = window.socket.sent.length;
    const updates = delta.update(scope, next);
    scope = next;
    if (updates.length) patch(updates);
    if (window.socket.sent.slice(before).some((frame) => frame[0] === "r")) {
      counts.resends++;
      patch(delta.all(scope));
    }
    const text = textOf(scope);
    const wrong = difference(root(), text);
    if (wrong) failure = `step ${step}\n${JSON.stringify(updates)}\n${wrong}`;
  }
  return { failure, ...counts };
}

/** Makes and changes trees. What can't stand inside what (as in `<p><div>`) is left out: the parser would rebuild it. */
class Views {
  constructor(pick, name) {
    this.pick = pick;
    this.name = name;
    this.keys = 0;
  }

  one(list) {
    return list[this.pick(list.length)];
  }

  text() {
    return this.one(WORDS).replace(/&(?!nbsp;)/g, "&amp;").replace(/</g, "&lt;");
  }

  attributes(keyed) {
    const attrs = {};
    if (keyed || !this.pick(4)) {
      const key = this.pick(8) ? `k${this.keys++}` : `k${this.pick(this.keys + 1)}`;
      attrs[this.pick(2) ? "id" : "dj-key"] = key;
    }
    if (!this.pick(3)) attrs.class = this.one(["a", "b", "a b", "\"&<"]);
    if (!this.pick(8)) attrs.title = this.one(WORDS);
    return attrs;
  }

  node(depth) {
    if (depth <= 0 || !this.pick(4)) return this.pick(3) ? this.text() : this.element("span", 0, () => this.text());
    return this.one([
      () => this.element(this.one(["div", "section", "article"]), this.pick(4), () => this.node(depth - 1)),
      () => this.element("p", this.pick(3), () => this.text()),
      () => this.list("ul", "li", depth),
      () => this.table(depth),
      () => this.select(),
      () => this.svg(),
      () => this.form(),
      () => this.element("details", this.pick(3), () => this.node(depth - 1)),
      () => this.element("template", this.pick(2), () => this.node(0)),
      () => ({ tag: "math", attrs: {}, children: [this.element("mi", 1, () => this.text()), this.element("mi", 1, () => this.text(), true)] }),
    ])();
  }

  element(tag, count, child, keyed = false) {
    return { tag, attrs: this.attributes(keyed), children: Array.from({ length: count }, child) };
  }

  list(tag, item, depth) {
    const keyed = this.pick(4) > 0;
    const list = this.element(tag, this.pick(6), () => this.element(item, 1 + this.pick(2), () => this.node(depth - 2), keyed));
    return this.spaced(list);
  }

  spaced(list) {
    const gap = this.one(["", "\n", "\n  "]);
    list.gap = gap;
    if (gap) list.children = list.children.flatMap((child) => [gap, child]).concat(gap);
    return list;
  }

  table() {
    const body = this.spaced(this.element("tbody", this.pick(6), () => this.element("tr", 1 + this.pick(3), () => this.element("td", 1, () => this.text()), true)));
    return { tag: "table", attrs: this.attributes(), children: [body] };
  }

  select() {
    const select = this.element("select", this.pick(4), () => this.element("option", 1, () => this.text(), this.pick(2) > 0));
    if (!this.pick(3)) for (const option of select.children) if (!this.pick(3)) option.attrs.selected = "";
    if (!this.pick(3)) select.attrs.multiple = "";
    return select;
  }

  svg() {
    return { tag: "svg", attrs: { viewBox: "0 0 9 9", ...this.attributes() }, children: Array.from({ length: this.pick(3) }, () => this.element(this.one(["g", "circle", "linearGradient"]), this.pick(2), () => this.element("path", 0), this.pick(2) > 0)) };
  }

  form() {
    const input = () => ({ tag: "input", attrs: { ...this.attributes(), type: this.one(["text", "checkbox", "radio"]), ...(this.pick(2) ? { value: this.one(WORDS) } : {}), ...(this.pick(2) ? { checked: "" } : {}) }, children: [] });
    const area = () => ({ tag: "textarea", attrs: this.attributes(), children: [this.text().replace(/^\n/, "")] });
    return { tag: "fieldset", attrs: this.attributes(), children: Array.from({ length: 1 + this.pick(3) }, () => this.one([input, area])()) };
  }

  /** Changes a tree in one to three places. */
  change(tree) {
    for (let n = 1 + this.pick(3); n > 0; n--) this.changeOne(tree);
    if (this.size(tree) > 150) tree.children.splice(this.pick(tree.children.length), 1);
    return tree;
  }

  size(node) {
    return typeof node === "string" ? 1 : node.children.reduce((sum, child) => sum + this.size(child), 1);
  }

  changeOne(tree) {
    const all = [];
    const collect = (node) => {
      if (typeof node === "string") return;
      all.push(node);
      node.children.forEach(collect);
    };
    collect(tree);
    const node = this.pick(4) ? this.one(all) : tree;
    const { tag, children, attrs } = node;
    const items = children.map((child, i) => i).filter((i) => typeof children[i] !== "string");
    const action = this.pick(8);
    if (action === 0 && !("dj-key" in attrs) && !("id" in attrs)) Object.assign(attrs, { title: this.one(WORDS) });
    else if (action === 1) delete attrs.class;
    else if (action === 2 && /^(div|section|article|p|li|td|span|body|main|details)$/.test(tag)) children.splice(this.pick(children.length + 1), 0, this.text());
    else if (action === 3 && items.length) children.splice(this.one(items), 1);
    else if (action === 4 && items.length > 1 && tag !== "table") this.move(children, items);
    else if (action === 5) this.insert(node, items);
    else if (action === 6 && items.length > 1 && tag !== "table") this.shuffle(children, items);
    else if (action === 7 && /^(div|section|article)$/.test(tag)) node.tag = this.one(["div", "section", "article"]);
    else if (children.length && typeof children[0] === "string" && tag !== "ul" && tag !== "tbody") children[0] = this.text();
  }

  move(children, items) {
    const [child] = children.splice(this.one(items), 1);
    children.splice(this.pick(children.length + 1), 0, child);
  }

  shuffle(children, items) {
    const moved = items.map((i) => children[i]);
    if (this.pick(2)) moved.reverse();
    else moved.sort(() => this.pick(3) - 1);
    items.forEach((i, n) => (children[i] = moved[n]));
  }

  insert({ tag, children, gap }, items) {
    if (/^(div|section|article|li|td|body|main|details)$/.test(tag)) children.splice(this.pick(children.length + 1), 0, this.node(3));
    if (!/^(ul|tbody)$/.test(tag)) return;
    const item = tag === "ul" ? this.element("li", 1, () => this.node(1), true) : this.element("tr", 2, () => this.element("td", 1, () => this.text()), true);
    const at = items.length ? this.one([0, children.length, this.one(items)]) : 0;
    children.splice(at, 0, ...(gap ? [gap, item] : [item]));
  }
}
