// A second load client, to see what the client itself costs: node bench/node-load.mjs PORT PATH CONNECTIONS SECONDS [EVENT]
// PATH is /echo, or a reference page whose EVENT is sent over and over. One message at a time on each connection.
import net from 'node:net';

const [port, path, connections, seconds, event] = process.argv.slice(2);
const echo = path === '/echo';
const times = [];
let measuring = false;

const frame = text => {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0])
    : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255, 0, 0, 0, 0]);
  return Buffer.concat([head, payload]);
};
const hello = frame('x'.repeat(90));

async function visit() {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const cookie = response.headers.getSetCookie().map(c => c.split(';')[0]).join('; ');
  return {cookie, token: /dj-view="([^"]+)"/.exec(await response.text())[1]};
}

async function run() {
  const {cookie, token} = echo ? {cookie: '', token: ''} : await visit();
  const socket = net.connect(port, '127.0.0.1').setNoDelay(true);
  let unread = Buffer.alloc(0), upgraded = false, joined = echo, ref = 0, sent;
  const next = () => { sent = performance.now(); socket.write(echo ? hello : frame(`["e",0,${++ref},"${event}"]`)); };
  const message = (opcode, payload) => {
    if (opcode === 9) socket.write(Buffer.concat([Buffer.from([0x8a, 0x80 | payload.length, 0, 0, 0, 0]), payload]));
    if (opcode !== 1) return;
    if (!joined) { joined = true; next(); return; }
    if (!echo && payload[2] !== 0x70) throw new Error(payload.toString());
    if (measuring) times.push(performance.now() - sent);
    next();
  };
  socket.on('data', data => {
    let bytes = unread.length ? Buffer.concat([unread, data]) : data;
    if (!upgraded) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) { unread = bytes; return; }
      upgraded = true;
      bytes = bytes.subarray(end + 4);
      if (echo) next(); else socket.write(frame(`["j",0,"${token}",1]`));
    }
    while (bytes.length >= 2) {
      const short = bytes[1] < 126, start = short ? 2 : 4;
      if (bytes.length < start) break;
      const length = short ? bytes[1] : bytes.readUInt16BE(2);
      if (bytes.length < start + length) break;
      message(bytes[0] & 15, bytes.subarray(start, start + length));
      bytes = bytes.subarray(start + length);
    }
    unread = bytes;
  });
  const host = `127.0.0.1:${port}`;
  socket.write(`GET ${echo ? path : '/djust/ws?v=1'} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nUpgrade: websocket\r\n`
    + 'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
    + (cookie ? `Cookie: ${cookie}\r\n` : '') + '\r\n');
}

for (let i = 0; i < connections; i++) await run();
setTimeout(() => { measuring = true; }, 4000);
setTimeout(() => {
  times.sort((a, b) => a - b);
  const at = part => times[Math.floor(times.length * part)].toFixed(3);
  console.log(`| ${path} ${event ?? ''} | ${connections} | ${Math.round(times.length / seconds)} | ${at(.5)} | ${at(.99)} |`);
  process.exit();
}, 4000 + seconds * 1000);
