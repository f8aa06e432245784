/** Labels of a recording: a person corrects on a page what was proposed (docs/own-set.md). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beginLabels } from './cli/label/beginLabels.ts';
import { LabelStore } from './cli/label/LabelStore.ts';
import { LABEL_USAGE, type LabelArgs, parseLabelArgs } from './cli/label/parseLabelArgs.ts';
import { runCommand } from './cli/runCommand.ts';
import { isUsageError, usageError } from './cli/usage.ts';
import { siteFiles } from './web/access/siteFiles.ts';
import { LabelServer } from './web/label/LabelServer.ts';

const say = (text: string) => console.error(`label: ${text}`);

const openSet = async (args: LabelArgs): Promise<LabelStore> => {
  if (args.bag !== undefined) return beginLabels(args.bag, args, say);
  const store = await LabelStore.open(args.out);
  if (!store) throw new Error(`${args.out} holds no set that was begun: name a recording to begin one`);
  return store;
};

const serve = async (store: LabelStore, port: number): Promise<void> => {
  const site = new Map([
    ...siteFiles(new URL('../web/', import.meta.url)),
    ...siteFiles(new URL('../web/label/', import.meta.url)),
  ]);
  const server = new LabelServer(store, site);
  console.log(`page: http://localhost:${await server.listen(port)}/`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
};

const label = async (args: LabelArgs): Promise<void> => {
  const store = await openSet(args);
  const { length } = store.frames;
  const questions = store.frames.reduce((sum, frame) => sum + frame.questions.length, 0);
  console.log(`${args.out}: ${length} frames, ${questions} questions`);
  if (!args.servesPage) return;
  await serve(store, args.port);
  const checked = store.frames.filter(({ isChecked }) => isChecked).length;
  console.log(`${checked} of ${length} frames were looked at; npm run eval -- frames ${args.out}`);
};

const parse = () => {
  const args = parseLabelArgs(process.argv.slice(3));
  return args &&
    !isUsageError(args) &&
    args.bag !== undefined &&
    existsSync(join(args.out, 'expressions.jsonl'))
    ? usageError(`${args.out} holds a set already: leave the recording out to go on with it, or name another`)
    : args;
};

await runCommand('eval label', LABEL_USAGE, parse, label);
