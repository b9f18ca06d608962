import { ROOT } from "./names.js";
import { Mismatch } from "./scopes.js";

/** Stands for `<body>`, which the parser would drop; an unknown element no stray end tag can close. */
const BODY = "dj-body";

/**
 * Parses the text of one element as the parser would at the place of another.
 * @param {string} html
 * @param {Element} place
 * @returns {Element} in a document of its own, where nothing loads or runs
 * @throws {Mismatch} if the text isn't just one element, as when elements are nested in a way that HTML rules out
 */
export function parse(html, place) {
  const template = document.createElement("template");
  const wrap = place.namespaceURI?.match(/svg|Math/)?.[0].toLowerCase();
  if (place.localName === "body") html = html.replace(/^<body/i, `<${BODY}`).replace(/<\/body\s*>$/i, `</${BODY}>`);
  template.innerHTML = wrap ? `<${wrap}>${html}</${wrap}>` : html;
  const content = wrap ? template.content.firstElementChild : template.content;
  const fresh = content?.firstElementChild;
  if (!fresh || (content.childNodes.length > 1 && !place.hasAttribute(ROOT))) throw new Mismatch();
  // In the page, where scripts run, this is text.
  for (const el of fresh.querySelectorAll("noscript")) el.textContent = el.innerHTML;
  return fresh;
}

/**
 * Whether an element may become another by changing its attributes and content.
 * @param {Element} live
 * @param {Element} fresh
 */
export function sameName(live, fresh) {
  return live.namespaceURI === fresh.namespaceURI
    && (live.localName === fresh.localName || (live.localName === "body" && fresh.localName === BODY));
}
