/** `npm run eval`: how good the method is, measured on annotated data; the node's own code, without ROS. */
import { SharpImageCodec } from '../adapters/image/SharpImageCodec.ts';
import { evalFrames } from './eval/frames.ts';
import { evalGrounding } from './eval/grounding.ts';
import { EVAL_USAGE, type EvalArgs, parseEvalArgs } from './eval/parseEvalArgs.ts';
import { printFrames } from './eval/printFrames.ts';
import { openComposition } from './openComposition.ts';
import { runCommand } from './runCommand.ts';

const print = (line: string) => console.log(line);
const warn = (message: string) => console.error(`eval: ${message}`);

const evaluate = async (args: EvalArgs): Promise<void> => {
  const { report, text } = await RUN[args.kind](args);
  console.log(args.json ? JSON.stringify(report) : text);
};

interface Evaluation {
  readonly report: object;
  readonly text: string;
}

const readable = (report: object): Evaluation => ({ report, text: JSON.stringify(report, null, 2) });

const frames = async ({ path, parameters, errors }: EvalArgs): Promise<Evaluation> => {
  const opened = await openComposition(parameters, warn);
  if (!opened.ok) throw new Error(`${opened.failure.code}: ${opened.failure.message}`);
  const composition = opened.value;
  try {
    const codec = new SharpImageCodec();
    const report = await evalFrames(path, { composition, parameters, codec, errors, print });
    return { report, text: printFrames(report) };
  } finally {
    await composition.stop();
  }
};

const RUN: Readonly<Record<EvalArgs['kind'], (args: EvalArgs) => Promise<Evaluation>>> = {
  frames,
  grounding: async ({ path, errors }) => readable(evalGrounding(path, { errors, print })),
};

await runCommand('eval', EVAL_USAGE, () => parseEvalArgs(process.argv.slice(2)), evaluate);
