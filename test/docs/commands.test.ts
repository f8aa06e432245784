import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { parseAskArgs } from '../../src/cli/ask/parseAskArgs.ts';
import { parseDatasetArgs } from '../../src/cli/dataset/parseDatasetArgs.ts';
import { parseEvalArgs } from '../../src/cli/eval/parseEvalArgs.ts';
import { parseLabelArgs } from '../../src/cli/label/parseLabelArgs.ts';
import { parseLocateArgs } from '../../src/cli/locate/parseLocateArgs.ts';
import { parseMcpArgs } from '../../src/cli/mcp/parseMcpArgs.ts';
import { parseReplayArgs } from '../../src/cli/replay/parseReplayArgs.ts';
import { isUsageError } from '../../src/cli/usage.ts';
import { parseWebArgs } from '../../src/cli/web/parseWebArgs.ts';
import { parseXml } from '../support/parseXml.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** Where commands are shown to people: documents, and what programs print. */
const SHOWN = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
  ...['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ),
].filter((path) => /\.(md|ts|mjs)$/.test(path));

/** What stands for a value that the reader has to fill in: FRAME_DIR, ..., [--loop]. */
const isPlaceholder = (word: string): boolean => /^[A-Z][A-Z_]*(\.\w+)?$|\.\.\.|^[<[$|]|[\])]$/.test(word);

/** Words of a command line, quotes taken off; up to a comment, a pipe or what only explains. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);
  const end = words.findIndex((word) => /^[#|>]|^&&$/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

const PROGRAM = String.raw`(?:npm|npx|node|ros2) [a-z][^\n]*`;

/** Commands in backticks, and lines that are nothing but a command: of a document, a usage text, a printed list. */
const commandsIn = (text: string): string[] => {
  const whole = text.replace(/ \\\n\s*/g, ' ');
  return [
    ...[...whole.matchAll(/`((?:npm|npx|node|ros2) [^`\n]+)`/g)].map((m) => m[1]!),
    ...[
      ...whole.matchAll(new RegExp(String.raw`^(?: {4,}|[ *]{3,}|usage: |\s*['\`] {2,})(${PROGRAM})$`, 'gm')),
    ]
      .map((m) => m[1]!.replace(/[`'],?$/, ''))
      .filter((line) => !line.includes('`')),
  ].filter((line) => !/\$\{gate\}|\\/.test(line));
};

const COMMANDS = SHOWN.flatMap((file) => commandsIn(read(file)).map((line) => ({ file, line })));
const PARSERS: Record<string, (args: readonly string[]) => object | undefined> = {
  ask: (args) =>
    args.includes('--live') ? parseLocateArgs(args.filter((word) => word !== '--live')) : parseAskArgs(args),
  dataset: parseDatasetArgs,
  eval: (args) => (args[0] === 'label' ? parseLabelArgs(args.slice(1)) : parseEvalArgs(args)),
  replay: parseReplayArgs,
  locate: parseLocateArgs,
  mcp: parseMcpArgs,
  web: parseWebArgs,
};

function checkNpm([, verb, ...rest]: readonly string[], line: string): void {
  if (verb === 'install' || verb === 'ci') return;
  const script = verb === 'run' ? rest[0]! : verb!;
  expect(Object.keys(scripts), `npm script of: ${line}`).to.include(script);
  const dashes = rest.indexOf('--');
  const args = dashes < 0 ? [] : rest.slice(dashes + 1);
  const parse = PARSERS[script];
  if (!parse || args.length === 0 || args.some(isPlaceholder)) return;
  // `npm run eval -- segments` in a sentence names the command and leaves out on what.
  const parsed = parse(script === 'eval' && args.length === 1 ? [...args, 'DIR'] : args);
  if (parsed && isUsageError(parsed)) expect.fail(`${line}: ${parsed.usageError}`);
}

function checkProgram(path: string, line: string): void {
  if (path === '' || isPlaceholder(path)) return;
  expect(existsSync(join(ROOT, path.replace(/\/$/, ''))), `${path} of: ${line}`).to.equal(true);
}

const launchArguments = (): Set<string> => {
  const names = new Set<string>();
  const visit = (element: ReturnType<typeof parseXml>): void => {
    if (element.name === 'arg') names.add(element.attributes.name!);
    for (const child of element.children) visit(child);
  };
  visit(parseXml(read('launch/bringup.launch.xml')));
  return names;
};

/** Fields of the request part of an interface file. */
const requestFields = (type: string): string[] => {
  const [, folder, name] = type.split('/');
  const [request] = read(`${folder}/${name}.srv`).split('\n---');
  return [...request!.matchAll(/^\w[\w/[\]<=]* (\w+)$/gm)].map((m) => m[1]!);
};

function checkRos2([, command, ...rest]: readonly string[], line: string): void {
  if (command === 'launch' && rest[0] === 'spatial_llava') {
    const known = launchArguments();
    for (const word of rest) {
      const name = /^(\w+):=/.exec(word)?.[1];
      if (name) expect([...known], `launch argument of: ${line}`).to.include(name);
    }
  }
  if (command === 'service' && rest[0] === 'call') {
    const [, , type, request = ''] = rest;
    const given = [...request.matchAll(/[{,]\s*(\w+):/g)].map((m) => m[1]!);
    expect(requestFields(type!), line).to.include.members(given);
  }
}

describe('commands that people are told to type', () => {
  it('are found where they are shown', () => {
    const lines = COMMANDS.map(({ line }) => line);
    expect(lines.some((line) => line.startsWith('npm run locate -- "the mug'))).to.equal(true);
    expect(lines.some((line) => line.startsWith('ros2 service call'))).to.equal(true);
    expect(lines.length).to.be.greaterThan(60);
  });

  for (const { file, line } of COMMANDS)
    it(`${file}: ${line.slice(0, 90)}`, () => {
      const words = wordsOf(line);
      if (words[0] === 'npm') checkNpm(words, line);
      else if (words[0] === 'npx') {
        if (words[1] === 'tsx' || words[1] === 'mocha')
          checkProgram(words.slice(2).find((word) => /[./]/.test(word)) ?? '', line);
        else expect(existsSync(join(ROOT, 'node_modules/.bin', words[1]!)), line).to.equal(true);
      } else if (words[0] === 'node')
        checkProgram(words.find((word) => /\.(mjs|ts|js)$/.test(word)) ?? '.', line);
      else checkRos2(words, line);
    });
});
