import { fieldsOf, isField, valueOf } from "./forms.js";

const PREFIX = "dj-value-";

/**
 * What an event tells its handler; undefined if nothing.
 * @param {Element} el that has the handler
 * @param {Event} event
 * @returns {Record<string, unknown> | undefined}
 */
export function paramsOf(el, event) {
  const params = { ...fields(el, event), ...given(el) };
  if (event instanceof KeyboardEvent) params.key = event.key;
  if (event.type === "pointermove") Object.assign(params, placeIn(el, /** @type {PointerEvent} */ (event)));
  return Object.keys(params).length ? params : undefined;
}

/**
 * Where the pointer is in an element: 0 and 0 at its upper left corner, 1 and 1 at the lower right one, whatever its size.
 * @param {Element} el
 * @param {PointerEvent} event
 */
function placeIn(el, { clientX, clientY }) {
  const { left, top, width, height } = el.getBoundingClientRect();
  return { x: +((clientX - left) / width).toFixed(4), y: +((clientY - top) / height).toFixed(4) };
}

/**
 * The `dj-value-…` attributes, with names in camel case: `dj-value-item-id` is `itemId`.
 * @param {Element} el
 */
function given(el) {
  /** @type {Record<string, unknown>} */
  const params = {};
  for (const { name, value } of el.attributes) {
    if (name.startsWith(PREFIX)) params[name.slice(PREFIX.length).replace(/-(.)/g, (_, c) => c.toUpperCase())] = value;
  }
  return params;
}

/**
 * @param {Element} el
 * @param {Event} event
 * @returns {Record<string, unknown>}
 */
function fields(el, event) {
  const target = /** @type {Element} */ (event.target);
  if (el instanceof HTMLFormElement && /submit|change|input/.test(event.type)) {
    if (event instanceof SubmitEvent) return fieldsOf(el, event.submitter);
    return { ...fieldsOf(el), _target: target.getAttribute("name") ?? "" };
  }
  const field = isField(el) ? el : target;
  if (!isField(field) || field.type === "file") return {};
  if (field.localName === "button" && !field.hasAttribute("value")) return {};
  const value = valueOf(field);
  return field.name ? { [field.name]: value, value } : { value };
}
