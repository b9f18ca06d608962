// Bundles the client into one minified script beside the classes, and refuses to let it grow beyond its budget.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET = 10240;
const here = dirname(fileURLToPath(import.meta.url));
const outfile = resolve(here, "../../../target/classes/META-INF/resources/djust/djust.js");

await build({
  entryPoints: [resolve(here, "djust.js")],
  outfile,
  bundle: true,
  format: "iife",
  minify: true,
  target: "es2022",
});
const size = gzipSync(readFileSync(outfile), { level: 9 }).length;
console.log(`djust.js: ${size} bytes gzipped, of ${BUDGET}`);
if (size > BUDGET) {
  console.error(`djust.js is ${size - BUDGET} bytes over its budget of ${BUDGET} bytes gzipped: make it smaller.`);
  process.exitCode = 1;
}
