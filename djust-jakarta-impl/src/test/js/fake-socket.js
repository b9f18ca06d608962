// Takes the place of WebSocket in a page under test: the test is the server.
{
  class FakeSocket {
    static OPEN = 1;
    static all = [];
    readyState = 0;
    sent = [];
    constructor(url) {
      this.url = String(url);
      FakeSocket.all.push(this);
      if (FakeSocket.auto) Promise.resolve().then(() => this.open());
    }
    open() {
      if (this.readyState) return;
      this.readyState = 1;
      this.onopen?.();
    }
    send(text) {
      this.sent.push(JSON.parse(text));
    }
    receive(frame) {
      this.onmessage?.({ data: JSON.stringify(frame) });
    }
    close() {
      this.readyState = 3;
    }
    cut(code = 1006, reason = "") {
      this.readyState = 3;
      this.onclose?.({ code, reason });
    }
  }
  FakeSocket.auto = true;
  window.WebSocket = FakeSocket;
  window.sockets = FakeSocket.all;
  Object.defineProperty(window, "socket", { get: () => FakeSocket.all[FakeSocket.all.length - 1] });
}
