// Bundles the client into one minified script beside the classes, and refuses to let it grow beyond its budget.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET = 10240;
/**
 * Members of our own objects whose names the build may shorten: no object of the browser that we use has them, and no page
 * sees them.
 */
const OWN = `acknowledge acknowledged added adjust apply applying attempts become byKey byRoot child concerns connected debounce
  deeper delays disconnected discover dispatch el fieldsOf finish flush forget formOf found frameMax fresh gap
  handles held hide inFlight isOpen joined learn locks lost mark notice opened outbox outermost owe page patch
  pending policy post received refuse refuses remounts render restart root rope ropes runs same served settle silent
  socket stopped throttle token version view views wake`.split(/\s+/);
const here = dirname(fileURLToPath(import.meta.url));
const outfile = resolve(here, "../../../target/classes/META-INF/resources/djust/djust.js");

await build({
  entryPoints: [resolve(here, "djust.js")],
  outfile,
  bundle: true,
  format: "iife",
  minify: true,
  mangleProps: new RegExp(`^(${OWN.join("|")})$`),
  target: "es2022",
});
const size = gzipSync(readFileSync(outfile), { level: 9 }).length;
console.log(`djust.js: ${size} bytes gzipped, of ${BUDGET}`);
if (size > BUDGET) {
  console.error(`djust.js is ${size - BUDGET} bytes over its budget of ${BUDGET} bytes gzipped: make it smaller.`);
  process.exitCode = 1;
}
