/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./view.js").View} View */

/** Errors whose message the user should see: failed, forbidden, limited, long, outdated. */
const TOLD = /^[flo]/;

/**
 * Does what a frame of the server says.
 * @param {Page} page
 * @param {any[]} frame
 */
export function receive(page, [type, number, a, b, ...rest]) {
  const view = page.views.get(number);
  if (!view) return;
  if (/[adj]/.test(type)) page.mark(view, type === "d");
  if (type === "p") view.patch(a, b, rest);
  else if (type === "a") view.acknowledged(a);
  else if (type === "d") view.done(a);
  else if (type === "j") joined(page, view, b);
  else if (type === "x") failed(page, view, a, b, rest[0], rest[1]);
  else if (type === "v") view.dispatch(a, b);
  else if (type === "f") view.pending.formOf(a)?.reset();
  else if (type === "t") view.token = a;
  else if (type === "n") go(a);
}

/**
 * @param {Page} page
 * @param {View} view
 * @param {number} ref up to which the server knows the events
 */
function joined(page, view, ref) {
  page.socket.attempts = page.remounts.count = 0;
  page.status.connected();
  view.acknowledged(ref);
  view.outbox.open();
}

/**
 * @param {Page} page
 * @param {View} view
 * @param {number | null} ref of the event that failed, if it is about one
 * @param {string} code
 * @param {string} message
 * @param {number} [wait] milliseconds until the event may be tried again
 */
export function failed(page, view, ref, code, message, wait) {
  if (ref && code === "busy") {
    view.outbox.refuse(ref);
    return;
  }
  if (code === "elsewhere") {
    view.join();
    return;
  }
  if (ref) view.done(ref);
  view.dispatch("error", { code, message, ref, ...(wait && { wait }) });
  if (TOLD.test(code)) page.status.notice(message);
  if (code === "signin") location.reload();
  if (code !== "remount") return;
  view.outbox.close();
  page.remounts.add([view]);
}

/** @param {string} url */
function go(url) {
  const target = new URL(url, location.href);
  if (/^https?:$/.test(target.protocol)) location.assign(target);
}
