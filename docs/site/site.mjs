// Turns the project's Markdown into pages that link to each other, and what else they link to into pages that show it.
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join, normalize, relative} from 'node:path';
import {Marked} from 'marked';

/** Where the page of a Markdown file is in the site. */
export const pageOf = file => file === 'README.md' ? 'index.html' : `${file.replace(/^docs\//, '').replace(/\.md$/, '').toLowerCase()}.html`;

const escape = text => text.replace(/[&<>"]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);

/** The id of a heading, as GitHub makes it, so that the same links work there. */
export function slug(text, taken) {
  const base = text.toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
  const count = taken.get(base) ?? 0;
  taken.set(base, count + 1);
  return count === 0 ? base : `${base}-${count}`;
}

const plain = tokens => tokens.map(token => token.tokens ? plain(token.tokens) : token.text ?? '').join('');

/** All Markdown files of the site: those that the navigation lists and the rest of docs. */
export function filesOf(root, nav) {
  const listed = nav.flatMap(section => section.pages).filter(file => existsSync(join(root, file)));
  const others = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`);
  return [...new Set([...listed, ...others])];
}

function rendered(root, file, files, linked) {
  const taken = new Map();
  const marked = new Marked({gfm: true});
  marked.use({
    renderer: {
      heading({tokens, depth}) {
        return `<h${depth} id="${slug(plain(tokens), taken)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({href, tokens}) {
        return `<a href="${escape(target(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });

  function target(href) {
    if (/^[a-z]+:|^#/.test(href)) return href;
    const [path, anchor] = href.split('#');
    const there = normalize(join(dirname(file), path)).replace(/\/$/, '');
    const suffix = anchor === undefined ? '' : `#${anchor}`;
    if (files.includes(there)) return pageOf(there) + suffix;
    linked.add(there);
    const folder = existsSync(join(root, there)) && statSync(join(root, there)).isDirectory();
    return `files/${there}${folder ? '/index' : ''}.html${suffix}`;
  }

  return marked.parse(readFileSync(join(root, file), 'utf8'));
}

function titleOf(root, file) {
  return readFileSync(join(root, file), 'utf8').match(/^# (.*)$/m)?.[1].replaceAll('`', '') ?? file;
}

function navigation(root, nav, files, current) {
  const link = file => `<li><a href="${pageOf(file)}"${file === current ? ' aria-current="page"' : ''}>${escape(titleOf(root, file))}</a></li>`;
  const listed = nav.flatMap(section => section.pages);
  const rest = files.filter(file => !listed.includes(file));
  return [...nav, {title: 'More', pages: rest}].filter(section => section.pages.some(file => files.includes(file)))
    .map(section => `<h2>${section.title}</h2><ul>${section.pages.filter(file => files.includes(file)).map(link).join('')}</ul>`).join('\n');
}

const shell = (title, nav, body, up = '') => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><link rel="stylesheet" href="${up}site.css"></head>
<body><nav aria-label="Pages">${nav}</nav><main>${body}</main></body></html>
`;

const below = folder => readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile())
  .map(entry => relative(folder, join(entry.parentPath, entry.name))).filter(name => !/(^|\/)(target|node_modules)\//.test(name)).sort();

function textPage(root, out, there) {
  const page = join(out, 'files', `${there}.html`);
  const up = '../'.repeat(there.split('/').length);
  mkdirSync(dirname(page), {recursive: true});
  writeFileSync(page, shell(there, `<ul><li><a href="${up}index.html">Start</a></li></ul>`,
    `<h1>${escape(there)}</h1><pre><code>${escape(readFileSync(join(root, there), 'utf8'))}</code></pre>`, up));
}

function writeLinked(root, out, there) {
  const source = join(root, there);
  if (!existsSync(source)) return;
  if (!statSync(source).isDirectory()) {
    textPage(root, out, there);
    return;
  }
  const names = below(source);
  for (const name of names) textPage(root, out, join(there, name));
  const up = '../'.repeat(there.split('/').length + 1);
  const list = names.map(name => `<li><a href="${escape(encodeURI(name))}.html">${escape(name)}</a></li>`).join('');
  mkdirSync(join(out, 'files', there), {recursive: true});
  writeFileSync(join(out, 'files', there, 'index.html'), shell(there, `<ul><li><a href="${up}index.html">Start</a></li></ul>`,
    `<h1>${escape(there)}</h1><ul>${list}</ul>`, up));
}

/** Writes the site of the project in root to the folder out, which is made anew; returns the pages' names. */
export function build(root, nav, css, out) {
  rmSync(out, {recursive: true, force: true});
  mkdirSync(out, {recursive: true});
  const files = filesOf(root, nav);
  const linked = new Set();
  for (const file of files) {
    writeFileSync(join(out, pageOf(file)), shell(titleOf(root, file), navigation(root, nav, files, file), rendered(root, file, files, linked)));
  }
  for (const there of linked) writeLinked(root, out, there);
  writeFileSync(join(out, 'site.css'), css);
  return files.map(pageOf);
}
