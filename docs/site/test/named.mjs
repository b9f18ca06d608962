import {readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = ['djust-jakarta-api/src/test', 'djust-jakarta-impl/src/test', 'djust-redis/src/test', 'src/it/tests/src', 'deploy/check/src/test'];
const sources = new Map(SOURCES.flatMap(folder => readdirSync(join(root, folder), {recursive: true})
  .filter(name => name.endsWith('.java')).map(name => [basename(name, '.java'), join(root, folder, name)])));

/** The cells of all rows of a page's tables whose head has a last column "shown by". */
export function rowsShownByTests(page) {
  let shown = false;
  return readFileSync(join(root, page), 'utf8').split('\n').filter(line => {
    if (!line.startsWith('| ')) shown = shown && line.startsWith('|-');
    const head = line.endsWith('| shown by |');
    shown ||= head;
    return shown && !head && line.startsWith('| ');
  }).map(line => line.split(' | '));
}

/** The tests that a row names in its last cell. */
export function testsOf(row) {
  return [...row.at(-1).matchAll(/`([A-Z]\w+(?:\.\w+)?)`/g)].map(match => match[1]);
}

/** What is wrong with the name of a test, Class or Class.method; empty when nothing is. */
export function wrongWith(name) {
  const [type, method] = name.split('.');
  if (!sources.has(type)) return `no class ${type}`;
  const source = readFileSync(sources.get(type), 'utf8');
  const marked = method === undefined ? /@(Parameterized|Repeated)?Test\b/
    : new RegExp(`@(?:Parameterized|Repeated)?Test\\b(?:(?!\\bvoid\\b)[\\s\\S])*void ${method}\\(`);
  return marked.test(source) ? '' : `no test ${name}`;
}
