import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {brokenLinks} from '../links.mjs';
import {build, slug} from '../site.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const nav = JSON.parse(readFileSync(new URL('../nav.json', import.meta.url), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'site'));
after(() => rmSync(folder, {recursive: true}));

test('every link and anchor of README, CONTRIBUTING, CHANGELOG and docs leads somewhere, and no page needs the network', () => {
  const out = join(folder, 'real');
  const pages = build(root, nav, '', out);
  assert.ok(pages.length >= 12, pages.join());
  assert.deepEqual(brokenLinks(out), []);
});

test('every page is in the navigation of every page', () => {
  const out = join(folder, 'nav');
  const pages = build(root, nav, '', out);
  for (const page of pages) {
    const html = readFileSync(join(out, page), 'utf8');
    assert.deepEqual(pages.filter(other => !html.includes(`<li><a href="${other}"`)), [], page);
    assert.match(html, new RegExp(`<a href="${page}" aria-current="page">`));
  }
});

test('links to files and folders lead to pages that show them', () => {
  const out = join(folder, 'files');
  build(root, nav, '', out);
  assert.ok(readFileSync(join(out, 'files/deploy/nginx/djust.conf.html'), 'utf8').includes('proxy_next_upstream error timeout http_503 http_404;'));
  assert.ok(readFileSync(join(out, 'files/deploy/index.html'), 'utf8').includes('<a href="nginx/djust.conf.html">'));
});

test('a link or anchor that leads nowhere is found, and so is what is loaded from elsewhere', () => {
  const small = join(folder, 'small');
  mkdirSync(join(small, 'docs'), {recursive: true});
  writeFileSync(join(small, 'README.md'), '# Start\n[a](docs/a.md) [b](docs/b.md) [c](docs/a.md#no-such) [d](docs/a.md#two-words)\n![i](https://example.org/i.png)\n');
  writeFileSync(join(small, 'docs/a.md'), '# A\n## Two words\n[up](../README.md#start)\n');
  const out = join(small, 'out');
  build(small, [{title: 'Start', pages: ['README.md']}], '', out);
  assert.deepEqual(brokenLinks(out).sort(), [
    'index.html: loads https://example.org/i.png (src)',
    'index.html: no file for files/docs/b.md.html',
    'index.html: no heading for a.html#no-such',
  ]);
});

test('anchors are those of GitHub', () => {
  const taken = new Map();
  assert.equal(slug('1. See what keeps it on one node', taken), '1-see-what-keeps-it-on-one-node');
  assert.equal(slug('Latency & `p99`, both', taken), 'latency--p99-both');
  assert.equal(slug('On WildFly', taken), 'on-wildfly');
  assert.equal(slug('On WildFly', taken), 'on-wildfly-1');
});
