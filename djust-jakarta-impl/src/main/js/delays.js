/**
 * @typedef {object} Delayed
 * @property {Element} el
 * @property {string} name
 * @property {(() => void) | null} send null while nothing waits
 * @property {number} timer
 */

/** Events of one view that wait: dj-debounce, dj-throttle, dj-model. No later event of the view overtakes them. */
export class Delays {
  /** @type {Set<Delayed>} in the order in which they will be sent */
  #entries = new Set();

  /**
   * Sends when nothing has come from the same place for a while.
   * @param {Element} el
   * @param {string} name tells apart what one element sends
   * @param {number} wait milliseconds
   * @param {() => void} send
   */
  debounce(el, name, wait, send) {
    const old = this.#find(el, name);
    if (old) this.#remove(old);
    this.#entries.add({ el, name, send, timer: setTimeout(() => this.flush(), wait) });
  }

  /**
   * Sends at once, then at most one more each interval, and the last in any case.
   * @param {Element} el
   * @param {string} name
   * @param {number} interval milliseconds
   * @param {() => void} send
   */
  throttle(el, name, interval, send) {
    const old = this.#find(el, name);
    if (old) {
      old.send = send;
      return;
    }
    this.flush();
    send();
    const entry = { el, name, send: null, timer: setTimeout(() => this.#cooled(entry, interval), interval) };
    this.#entries.add(/** @type {Delayed} */ (entry));
  }

  /**
   * @param {Delayed} entry
   * @param {number} interval
   */
  #cooled(entry, interval) {
    this.#remove(entry);
    if (entry.send) this.throttle(entry.el, entry.name, interval, entry.send);
  }

  /** Sends all that waits, now. */
  flush() {
    for (const entry of [...this.#entries]) {
      const { send } = entry;
      if (!send) continue;
      this.#remove(entry);
      send();
    }
  }

  /** @param {Element} el whether something of this element waits */
  has(el) {
    return [...this.#entries].some((entry) => entry.send && entry.el === el);
  }

  /**
   * @param {Element} el
   * @param {string} name
   */
  #find(el, name) {
    return [...this.#entries].find((entry) => entry.el === el && entry.name === name);
  }

  /** @param {Delayed} entry */
  #remove(entry) {
    clearTimeout(entry.timer);
    this.#entries.delete(entry);
  }
}
