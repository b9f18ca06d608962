import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = ['djust-jakarta-api/src/test', 'djust-jakarta-impl/src/test', 'djust-redis/src/test', 'src/it/tests/src', 'deploy/check/src/test'];
const sources = new Map(SOURCES.flatMap(folder => readdirSync(join(root, folder), {recursive: true})
  .filter(name => name.endsWith('.java')).map(name => [basename(name, '.java'), join(root, folder, name)])));

const rows = readFileSync(join(root, 'docs/failures.md'), 'utf8').split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| what happens'))
  .map(line => line.split(' | '));

/** What is wrong with the name of a test, Class or Class.method; empty when nothing is. */
function wrongWith(name) {
  const [type, method] = name.split('.');
  if (!sources.has(type)) return `no class ${type}`;
  const source = readFileSync(sources.get(type), 'utf8');
  const marked = method === undefined ? /@(Parameterized|Repeated)?Test\b/
    : new RegExp(`@(?:Parameterized|Repeated)?Test\\b(?:(?!\\bvoid\\b)[\\s\\S])*void ${method}\\(`);
  return marked.test(source) ? '' : `no test ${name}`;
}

test('every row of the failure table names tests, and they are there', () => {
  assert.ok(rows.length >= 25, `${rows.length} rows`);
  for (const row of rows) {
    const names = [...row.at(-1).matchAll(/`([A-Z]\w+(?:\.\w+)?)`/g)].map(match => match[1]);
    assert.notEqual(names.length, 0, `no test for: ${row[0]}`);
    assert.deepEqual(names.map(wrongWith).filter(problem => problem !== ''), [], row[0]);
  }
});

test('a name that no test has is found', () => {
  assert.equal(wrongWith('NoSuchTest'), 'no class NoSuchTest');
  assert.equal(wrongWith('StoreAwayTest.noSuchMethod'), 'no test StoreAwayTest.noSuchMethod');
  assert.equal(wrongWith('StoreAwayTest.visitorsAreAskedToComeAgain'), '');
});
