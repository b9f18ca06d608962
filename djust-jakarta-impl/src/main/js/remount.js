import { become } from "./morph.js";
import { ROOT } from "./names.js";
import { sameName } from "./parse.js";

/** @typedef {import("./view.js").View} View */

/**
 * Fetches the page again, for views that the server has lost, and shows it; what the user typed stays.
 * @param {View[]} views
 * @returns {Promise<boolean>} false if the server can't answer now
 */
export async function remount(views) {
  const before = [...document.querySelectorAll(`[${ROOT}]`)];
  const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" }).catch(() => null);
  if (!response || response.status >= 500) return false;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const after = [...page.querySelectorAll(`[${ROOT}]`)];
  const roots = views.map((view) => after[before.indexOf(view.root)]);
  if (response.redirected || views.some((view, i) => !roots[i] || !sameName(view.root, roots[i]))) {
    location.reload();
    return false;
  }
  views.forEach((view, i) => {
    const root = roots[i];
    view.restart(root.getAttribute(ROOT) ?? "", Number(root.getAttribute("dj-version") ?? 1), () => {
      become(view.root, root, [], view.locks);
    });
  });
  return true;
}
