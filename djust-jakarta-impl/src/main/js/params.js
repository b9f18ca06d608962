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
  return Object.keys(params).length ? params : undefined;
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
