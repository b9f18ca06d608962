/**
 * Milliseconds without a word from the server until it is asked, and from then until the connection counts as lost: together
 * less than others wait for the user of a node that died without a word (docs/architecture.md).
 */
const SILENCE = 10000;
const PATIENCE = 5000;
/** Milliseconds: the longest pause before the first retry, and before any. */
const FIRST = 250;
const LONGEST = 10000;

/**
 * A random pause before attempt `n` (from 0), so that many clients don't come back at once.
 * @param {number} n
 */
export function pause(n) {
  return Math.random() * Math.min(LONGEST, FIRST * 2 ** n);
}

/** One connection to the server, made again whenever it is lost, until {@link Socket#forget}. */
export class Socket {
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {number | undefined} */
  #timer;
  /** Whether the server wants no attempt for a while. */
  #resting = false;
  /** How often in a row it was tried; to be set to 0 when a connection proves good. */
  attempts = 0;

  /**
   * @param {URL} url
   * @param {object} events
   * @param {() => void} events.opened
   * @param {(frame: any[]) => void} events.received
   * @param {(code: number) => boolean} events.lost with the close code; false to stay away
   */
  constructor(url, events) {
    this.url = url;
    this.events = events;
  }

  /** Connects now, unless there is a connection already. */
  connect() {
    if (this.#socket || this.#resting) return;
    const socket = (this.#socket = new WebSocket(this.url));
    // a server that hangs costs the first attempt little; a slow network gets the time that it takes from the second on
    this.#expect(this.attempts ? LONGEST : PATIENCE);
    socket.onopen = () => {
      this.#listen();
      this.events.opened();
    };
    socket.onmessage = ({ data }) => {
      this.#listen();
      this.events.received(JSON.parse(data));
    };
    socket.onclose = ({ code, reason }) => this.#ended(code, parseInt(code === 4000 ? reason : "") || 0);
  }

  /** Looks at once whether the connection still is one, for instance when the network comes back. */
  wake() {
    if (this.isOpen()) this.#ping();
    else this.connect();
  }

  /** @param {any[]} frame lost if there is no connection */
  send(frame) {
    if (this.isOpen()) this.#socket?.send(JSON.stringify(frame));
  }

  isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #listen() {
    this.#after(SILENCE, () => this.#ping());
  }

  #ping() {
    this.send(["p"]);
    this.#expect();
  }

  /** Gives up a connection that doesn't answer, without waiting for its end, which may take minutes. */
  #expect(patience = PATIENCE) {
    this.#after(patience, () => this.#ended(1006, 0));
  }

  /**
   * @param {number} code
   * @param {number} rest milliseconds at least until the next attempt
   */
  #ended(code, rest) {
    this.forget();
    if (!this.events.lost(code)) return;
    this.#resting = rest > 0;
    this.#after(rest + pause(this.attempts++), () => {
      this.#resting = false;
      this.connect();
    });
  }

  /** Closes, for good unless someone connects again. */
  forget() {
    clearTimeout(this.#timer);
    this.#resting = false;
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = null;
  }

  /**
   * There is one timer: each new wait replaces the one before.
   * @param {number} delay
   * @param {() => void} action
   */
  #after(delay, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delay);
  }
}
