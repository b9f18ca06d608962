// Runs in the page before djust.js: takes the place of WebSocket, so that the test is the server, and compares the page with a fresh one.
{
  let socket;
  class TestSocket {
    static OPEN = 1;
    readyState = 0;
    sent = [];
    constructor() {
      socket = this;
    }
    send(text) {
      this.sent.push(JSON.parse(text));
    }
    close() {
      this.readyState = 3;
    }
  }
  window.WebSocket = TestSocket;

  const root = (from) => from.querySelector("[dj-view]");
  const receive = (text) => socket.onmessage({ data: text });

  /** Answers the join, as a server does that knows the view at this version. */
  const accept = (version) => {
    socket.readyState = 1;
    socket.onopen();
    receive(JSON.stringify(["j", 0, version, 0]));
  };

  /** What `dj-ignore` protects, and what a root carries for the client only, is left out. */
  const visible = (el) => {
    const copy = el.cloneNode(true);
    copy.removeAttribute("dj-view");
    for (const ignored of copy.querySelectorAll("[dj-ignore]")) ignored.replaceWith(document.createElement("dj-ignored"));
    copy.normalize();
    // The parser puts white space that follows </body> into the body; it isn't part of the view.
    if (copy.localName === "body" && copy.lastChild?.nodeType === 3) copy.lastChild.data = copy.lastChild.data.trimEnd();
    copy.normalize();
    return copy;
  };

  /** What controls show, which their attributes don't tell. */
  const controls = (el) => JSON.stringify([...el.querySelectorAll("input, select, textarea")]
    .filter((control) => !control.closest("[dj-ignore]")).map(({ value, checked, selectedIndex }) => [value, checked, selectedIndex]));

  /** Two texts around the place where they part. */
  const parting = (got, want) => {
    let at = 0;
    while (at < got.length && got[at] === want[at]) at++;
    const around = (text) => text.slice(Math.max(0, at - 200), at) + "<<HERE>>" + text.slice(at, at + 200);
    return `at ${at}\npage:  ${around(got)}\nfresh: ${around(want)}`;
  };

  /** The first difference, or null. */
  const difference = (html) => {
    const fresh = root(new DOMParser().parseFromString(html, "text/html"));
    const [got, want] = [visible(root(document)), visible(fresh)];
    if (!got.isEqualNode(want)) return parting(got.outerHTML, want.outerHTML);
    const [shown, wanted] = [controls(root(document)), controls(fresh)];
    return shown === wanted ? null : parting(shown, wanted);
  };

  window.server = {
    /** Makes the text the page, as if it had been loaded. */
    open(html) {
      document.open();
      document.write(html);
      document.close();
    },
    /** Joins once the client has connected. */
    join(version) {
      if (socket?.onopen) accept(version);
      return Boolean(socket?.onopen);
    },
    reconnect(version) {
      window.djust.disconnect();
      window.djust.connect();
      accept(version);
    },
    /** Applies a frame, if any, and compares: "resend" if the client asks for all, else the difference or null. */
    step(frame, html) {
      const before = socket.sent.length;
      if (frame) receive(frame);
      if (socket.sent.slice(before).some(([type]) => type === "r")) return "resend";
      return difference(html);
    },
  };
}
