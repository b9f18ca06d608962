/** The attribute of a view's root, which holds the token. */
export const ROOT = "dj-view";

/** Attributes of a root that only the page has, and no later render. */
export const KEPT = new Set([ROOT, "dj-version"]);
