/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement} Field */

/**
 * @param {Element | null | undefined} el
 * @returns {el is Field}
 */
export function isField(el) {
  return el instanceof Element && /^(input|textarea|select|button)$/.test(el.localName);
}

/**
 * The value of one form control: a text; for `<select multiple>` the chosen values; for a checkbox without a `value`
 * attribute true or false, for one with it the value or null.
 * @param {Field} field
 */
export function valueOf(field) {
  if (field instanceof HTMLSelectElement && field.multiple) return [...field.selectedOptions].map((o) => o.value);
  if (field.type === "checkbox") return checkedValue(/** @type {HTMLInputElement} */ (field));
  return field.value;
}

/**
 * The name and value for a model: several checkboxes of the same name give the values that are checked.
 * @param {Field} field
 * @param {Element} root
 * @returns {[string, any]}
 */
export function modelOf(field, root) {
  const name = field.getAttribute("dj-model") ?? "";
  if (field.type !== "checkbox" || !field.hasAttribute("value")) return [name, valueOf(field)];
  const checked = root.querySelectorAll(`[dj-model="${CSS.escape(name)}"]:checked`);
  return [name, [...checked].map((el) => /** @type {HTMLInputElement} */ (el).value)];
}

/**
 * All values of a form by name: of several controls with one name, a list. Buttons, disabled controls and files are
 * left out.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [submitter] the button that sent the form
 */
export function fieldsOf(form, submitter) {
  /** @type {Map<string, Field[]>} */
  const groups = new Map();
  for (const field of form.elements) {
    if (!isField(field) || !field.name || field.matches(":disabled")) continue;
    if (isButton(field) && field !== submitter) continue;
    groups.set(field.name, [...(groups.get(field.name) ?? []), field]);
  }
  /** @type {Record<string, unknown>} */
  const values = {};
  for (const [name, fields] of groups) {
    const value = groupValue(fields);
    if (value !== undefined && value !== null) values[name] = value;
  }
  return values;
}

/** @param {Field[]} fields with the same name */
function groupValue(fields) {
  if (fields.length === 1 && fields[0].type !== "radio") return valueOf(fields[0]);
  if (fields[0].type === "radio") return fields.find((field) => /** @type {HTMLInputElement} */ (field).checked)?.value;
  return fields.flatMap((field) => valueOf(field) ?? []);
}

/** @param {HTMLInputElement} box */
function checkedValue(box) {
  if (!box.hasAttribute("value")) return box.checked;
  return box.checked ? box.value : null;
}

/** @param {Field} field */
function isButton(field) {
  return /^(submit|button|reset|image|file)$/.test(field.type);
}
