import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

const STEPS = Number(process.env.STEPS ?? 2000);
const SEED = Number(process.env.SEED ?? Date.now() % 1000000);
let site;
before(async () => (site = await start()));
after(() => site.close());

for (const root of ["body", "main"]) {
  test(`after each patch a random view in <${root}> is what a fresh page would be (seed ${SEED})`, async () => {
    const page = await site.open(root === "body" ? "<p>start</p>" : '<main dj-view="token0"><p>start</p></main>');
    const result = await page.evaluate(async ([root, steps, seed]) => {
      const { walk } = await import("/test/random-views.mjs");
      return walk(root, steps, seed);
    }, [root, STEPS, SEED]);
    assert.equal(result.failure, null, `seed ${SEED}`);
    assert.ok(result.resends < STEPS / 20, `${result.resends} resends`);
    assert.deepEqual(page.errors, []);
    console.log(`${root}: ${STEPS} steps, ${result.resends} resends, ${result.reconnects} reconnects`);
  });
}
