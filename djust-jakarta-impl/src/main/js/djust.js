import { listen } from "./events.js";
import { watchScrolling } from "./move.js";
import { Page } from "./page.js";
import { Status } from "./status.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
// The script's own version goes along: a server of a later release asks the page to be loaded again.
const url = new URL(script.src.replace(/djust\.js(\?v)?/, "ws?v=1&s"));
url.protocol = url.protocol.replace("http", "ws");

const silent = () => [script, document.documentElement].some((el) => el.dataset.djustBanner === "off");
const status = new Status(silent);
const page = new Page(url, status, Number(script.dataset.maxFrame ?? 65536));

listen((root) => root ? page.byRoot.get(root) : undefined);
watchScrolling();
addEventListener("online", () => page.wake());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && page.wake());
addEventListener("pagehide", ({ persisted }) => page.disconnect(!persisted));
addEventListener("pageshow", ({ persisted }) => persisted && page.connect());

/** What scripts on the page may call. */
const api = {
  /** Takes up views whose root was added to the page later. */
  scan: () => page.scan(),
  /** Connects again after {@link api.disconnect}. */
  connect: () => page.connect(),
  /** Closes the connection, until {@link api.connect}. */
  disconnect: () => page.disconnect(),
};
Object.assign(window, { djust: api });

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => page.scan());
else page.scan();
