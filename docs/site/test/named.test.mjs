import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rowsShownByTests, testsOf, wrongWith} from './named.mjs';

for (const [page, least] of [['docs/failures.md', 25], ['docs/security.md', 20]]) {
  test(`every row of ${page} names tests, and they are there`, () => {
    const rows = rowsShownByTests(page);
    assert.ok(rows.length >= least, `${rows.length} rows`);
    for (const row of rows) {
      const names = testsOf(row);
      assert.notEqual(names.length, 0, `no test for: ${row[0]}`);
      assert.deepEqual(names.map(wrongWith).filter(problem => problem !== ''), [], row[0]);
    }
  });
}

test('a name that no test has is found', () => {
  assert.equal(wrongWith('NoSuchTest'), 'no class NoSuchTest');
  assert.equal(wrongWith('StoreAwayTest.noSuchMethod'), 'no test StoreAwayTest.noSuchMethod');
  assert.equal(wrongWith('StoreAwayTest.visitorsAreAskedToComeAgain'), '');
});
