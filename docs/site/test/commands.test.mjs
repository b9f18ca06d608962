import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {commandsOf, wrongWith} from '../commands.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const known = JSON.parse(readFileSync(new URL('../commands.json', import.meta.url), 'utf8'));
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`)];
const commands = [...new Set(pages.flatMap(page => commandsOf(readFileSync(join(root, page), 'utf8'))))].sort();

/** A key of commands.json is a command, or how commands begin. */
const covers = (key, command) => key.endsWith('*') ? command.startsWith(key.slice(0, -1)) : key === command;

test('of every command it is known what runs it, or that nothing does', () => {
  assert.deepEqual(commands.filter(command => !Object.keys(known).some(key => covers(key, command))), [], 'commands.json lacks them');
  assert.deepEqual(Object.keys(known).filter(key => !commands.some(command => covers(key, command))), [], 'no page has them any more');
});

test('what is said to run a command is there', () => {
  for (const [command, by] of Object.entries(known)) {
    assert.ok(by.startsWith('nothing: ') || existsSync(join(root, by)), `${command}: ${by}`);
  }
});

test('modules, profiles, properties, scripts and figures that commands name are there', () => {
  assert.deepEqual(commands.flatMap(command => wrongWith(root, command).map(problem => `${command}: ${problem}`)), []);
});

test('what is wrong with a command is found', () => {
  assert.deepEqual(commandsOf('a `mvn -pl x verify`\n```\nmvn verify\nplain text\n```\n'), ['mvn -pl x verify', 'mvn verify']);
  assert.deepEqual(wrongWith(root, 'mvn -pl nowhere -Pnone verify -Ddjust.nothing=1'), ['no module nowhere', 'no profile none', 'no property djust.nothing']);
  assert.deepEqual(wrongWith(root, 'bench/run nonsense'), ['bench/run has no figure nonsense']);
});
