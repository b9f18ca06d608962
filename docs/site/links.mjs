// Finds what a site's pages link to and isn't there.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';

const read = file => readFileSync(file, 'utf8');

/** Whether it needs the network: links that a reader follows may, what a page is made of may not. */
const outside = url => /^([a-z]+:|\/\/)/.test(url);

function problemsOf(root, file) {
  const html = read(file);
  const name = relative(root, file);
  const problems = [];
  for (const [, attribute, url] of html.matchAll(/<(?:link|script|img)[^>]*\s(src|href)="([^"]*)"/g)) {
    if (outside(url)) problems.push(`${name}: loads ${url} (${attribute})`);
  }
  for (const [, url] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    if (outside(url)) continue;
    const [path, anchor] = decodeURI(url.replaceAll('&amp;', '&')).split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(target)) problems.push(`${name}: no file for ${url}`);
    else if (anchor !== undefined && !read(target).includes(` id="${anchor}"`)) problems.push(`${name}: no heading for ${url}`);
  }
  return problems;
}

/** One sentence for each link of the pages in the folder that leads nowhere, and for each thing that they load from elsewhere. */
export const brokenLinks = root => readdirSync(root, {recursive: true}).filter(name => name.endsWith('.html'))
  .flatMap(name => problemsOf(root, join(root, name)));
