const BAR = "position:fixed;inset:auto 0 0;z-index:2147483647;margin:auto;width:fit-content;max-width:90%;"
  + "padding:.5em 1em;border-radius:.5em .5em 0 0;background:#222;color:#fff;font:14px/1.4 system-ui,sans-serif";
/** Milliseconds: losses shorter than this aren't worth a word; how long a message stays. */
const PATIENCE = 1000;
const READING = 6000;

/** Tells the user about the connection and about events that failed, unless the page does that itself. */
export class Status {
  /** @type {number | undefined} */
  #timer;
  #bar = document.createElement("div");

  /** @param {() => boolean} silent whether the page shows the state itself */
  constructor(silent) {
    this.silent = silent;
    this.#bar.setAttribute("role", "status");
    this.#bar.style.cssText = BAR;
  }

  connected() {
    this.mark(true);
    this.#hide();
  }

  disconnected() {
    if (this.mark(false)) this.#after(PATIENCE, () => this.#show("Connection lost. Reconnecting…"));
  }

  /** Nothing will reconnect. */
  stopped() {
    this.mark(false);
    this.#show("Disconnected. Please reload the page.");
  }

  /** @param {string} message about one event */
  notice(message) {
    this.#show(message);
    this.#after(READING, () => this.#hide());
  }

  /**
   * @param {boolean} connected
   * @returns {boolean} whether that is new
   */
  mark(connected) {
    const { classList } = document.documentElement;
    const known = classList.contains(connected ? "dj-connected" : "dj-disconnected");
    classList.toggle("dj-connected", connected);
    classList.toggle("dj-disconnected", !connected);
    return !known;
  }

  /** @param {string} message */
  #show(message) {
    if (this.silent()) return;
    clearTimeout(this.#timer);
    this.#bar.textContent = message;
    document.documentElement.append(this.#bar);
  }

  #hide() {
    clearTimeout(this.#timer);
    this.#bar.remove();
  }

  /**
   * @param {number} delay
   * @param {() => void} action
   */
  #after(delay, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delay);
  }
}
