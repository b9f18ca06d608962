import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from './named.mjs';

test('the list of libraries has the versions of the build', () => {
  const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const pom = readFileSync(join(root, 'pom.xml'), 'utf8');
  for (const library of ['pebble', 'jedis', 'zstd-jni', 'slf4j']) {
    const version = pom.match(new RegExp(`<version\\.${library}>([^<]+)<`))?.[1];
    const row = page.split('\n').find(line => line.startsWith(`| ${library}`));
    assert.ok(version && row?.includes(`| ${version} |`), `${library} is ${version} in pom.xml, but: ${row}`);
  }
});
