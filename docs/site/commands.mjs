// Finds the commands that the documentation tells readers to type, and whether the parts of the project that they name are there.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const PROGRAMS = /^(mvn|java|curl|docker|kubectl|redis-[a-z]+|kill|export|cd|npm|bench\/\S+) /;
const INLINE = /`((?:mvn|java -jar|docker compose|kubectl|bench(?:\/\w+)*\/(?:run|newcomer))(?: [^`…]*)?)`/g;

/** All commands of a page, each once: lines of fenced blocks, and what tables and sentences name. */
export function commandsOf(markdown) {
  const found = new Set();
  let code = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) code = !code;
    else if (code && PROGRAMS.test(`${line} `)) found.add(line);
    else if (!code) for (const [, command] of line.matchAll(INLINE)) found.add(command);
  }
  return [...found];
}

const read = file => readFileSync(file, 'utf8');

/** The poms of the project, with what is in them. */
export function poms(root) {
  const skipped = new Set(['target', 'node_modules', '.git']);
  const within = folder => readdirSync(folder, {withFileTypes: true}).flatMap(entry =>
    entry.isDirectory() && !skipped.has(entry.name) ? within(join(folder, entry.name))
      : entry.name === 'pom.xml' ? [read(join(folder, entry.name))] : []);
  return within(root);
}

/** One sentence for each module, profile, script or figure that the command names and the project doesn't have. */
export function wrongWith(root, command, texts = poms(root)) {
  const words = command.split(' ');
  const problems = [];
  if (words[0] === 'mvn') {
    words.forEach((word, i) => {
      if (words[i - 1] === '-pl') for (const module of word.split(',')) if (!existsSync(join(root, module, 'pom.xml'))) problems.push(`no module ${module}`);
      const profile = word.match(/^-P(.+)$/)?.[1];
      if (profile !== undefined && !texts.some(text => text.includes(`<id>${profile}</id>`))) problems.push(`no profile ${profile}`);
      const property = word.match(/^-D((?:djust|port|jdk)[.\w-]*)=/)?.[1];
      if (property !== undefined && !texts.some(text => text.includes(`<${property}>`) || text.includes(`\${${property}}`))) problems.push(`no property ${property}`);
    });
  } else if (words[0].startsWith('bench/')) {
    if (!existsSync(join(root, words[0]))) problems.push(`no script ${words[0]}`);
    else if (/^[a-z]/.test(words[1] ?? '')) problems.push(...missingFigure(root, words[0], words[1]));
  }
  return problems;
}

/** Scripts tell in their usage what they take, or pass it on to a program, which knows. */
function missingFigure(root, script, figure) {
  const folder = join(root, script === 'bench/run' ? 'bench/client/src' : `${script.replace(/\/[^/]+$/, '')}/src`);
  const told = new RegExp(`Usage:.*\\b${figure}\\b`).test(read(join(root, script)));
  const known = told || readdirSync(folder, {recursive: true}).filter(name => name.endsWith('.java'))
    .some(name => read(join(folder, name)).includes(`"${figure}"`));
  return known ? [] : [`${script} has no figure ${figure}`];
}
