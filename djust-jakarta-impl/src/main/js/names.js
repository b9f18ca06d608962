/** The attribute of a view's root: its token, or its address in the page if another view embeds it. */
export const ROOT = "dj-view";

/** Roots of views that another view embeds. */
export const EMBEDDED = `[${ROOT}^="@"]`;

/** Attributes of a root that only the page has, and no later render. */
export const KEPT = new Set([ROOT, "dj-version"]);

/**
 * The token of the view with this root, and the version that the page shows.
 * @param {Element} root
 * @returns {[string, number]}
 */
export function identityOf(root) {
  return [root.getAttribute(ROOT) ?? "", Number(root.getAttribute("dj-version") ?? 1)];
}
