// Writes the site to target/site: node build.mjs
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from './site.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = join(here, 'target', 'site');
const pages = build(join(here, '../..'), JSON.parse(readFileSync(join(here, 'nav.json'), 'utf8')), readFileSync(join(here, 'site.css'), 'utf8'), out);
console.log(`${pages.length} pages in ${out}/index.html`);
