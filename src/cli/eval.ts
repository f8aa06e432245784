/** `npm run eval`: how good the method is, measured on annotated data; the node's own code, without ROS. */
import { readFile } from 'node:fs/promises';
import { SharpImageCodec } from '../adapters/image/SharpImageCodec.ts';
import { ok, type Result } from '../core/result.ts';
import type { Segmenter } from '../core/segment/Segmenter.ts';
import type { Composition } from '../engine/compose/Composition.ts';
import { evalApproach } from './eval/approach/evalApproach.ts';
import { evalFrames } from './eval/frames/evalFrames.ts';
import { Oracle } from './eval/frames/oracle/Oracle.ts';
import { printFrames } from './eval/frames/printFrames.ts';
import { evalGrounding } from './eval/grounding.ts';
import { evalMarks } from './eval/marks.ts';
import { evalMemory } from './eval/memory/evalMemory.ts';
import { printMemory } from './eval/memory/printMemory.ts';
import { evalNames } from './eval/names/evalNames.ts';
import { printNames } from './eval/names/printNames.ts';
import { EVAL_USAGE, type EvalArgs, parseEvalArgs } from './eval/parseEvalArgs.ts';
import { evalPoints } from './eval/points/evalPoints.ts';
import { printMarks } from './eval/printMarks.ts';
import { evalSegments } from './eval/segments.ts';
import { evalStatements } from './eval/statements.ts';
import { evalVerify } from './eval/verify/evalVerify.ts';
import { printVerify } from './eval/verify/printVerify.ts';
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

/** Ends the evaluation: a score of a part of the data would be misleading. */
const accept = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

/** Prints the first `count` lines. */
const atMost = (count: number): ((line: string) => void) => {
  let left = count;
  return (line) => {
    if (left-- > 0) print(line);
  };
};

const readable = (report: object): Evaluation => ({ report, text: JSON.stringify(report, null, 2) });

const frames = async (args: EvalArgs): Promise<Evaluation> => {
  const { paths, parameters, errors, judge, viewer, oracle: truth, withoutDepth, recalled } = args;
  const oracle = truth && new Oracle(truth);
  const composition = accept(
    await openComposition(parameters, warn, {
      ...(oracle && { segmenter: (own) => oracle.around(own) }),
      ...(judge && { regionJudge: await readFile(judge, 'utf8') }),
    }),
  );
  try {
    const report = await evalFrames(paths, {
      composition,
      parameters,
      codec: new SharpImageCodec(),
      errors,
      withoutDepth,
      recalled,
      viewer,
      print,
      onFrame: oracle && ((annotated) => oracle.show(annotated)),
    });
    return { report, text: printFrames(report) };
  } finally {
    await composition.stop();
  }
};

const names = async ({ paths, parameters }: EvalArgs): Promise<Evaluation> => {
  const oracle = new Oracle('masks');
  const composition = accept(
    await openComposition(parameters, warn, { segmenter: (own) => oracle.around(own) }),
  );
  try {
    const report = await evalNames(paths, { composition, oracle, codec: new SharpImageCodec() });
    return { report, text: printNames(report) };
  } finally {
    await composition.stop();
  }
};

const marks = async ({ paths, parameters, errors, judge }: EvalArgs): Promise<Evaluation> => {
  const opened = await openComposition({ ...parameters, classifier: 'none' }, warn, {
    ...(judge && { regionJudge: await readFile(judge, 'utf8') }),
  });
  const composition = accept(opened);
  try {
    const codec = new SharpImageCodec();
    const report = await evalMarks(paths, { composition, codec, print: atMost(errors) });
    return { report, text: printMarks(report) };
  } finally {
    await composition.stop();
  }
};

const points = async ({ paths: [path], parameters, errors }: EvalArgs): Promise<Evaluation> => {
  const composition = accept(await openComposition(parameters, warn));
  try {
    const codec = new SharpImageCodec();
    return readable(await evalPoints(path!, { composition, parameters, codec, errors, print }));
  } finally {
    await composition.stop();
  }
};

const verify = async ({ paths, parameters, errors }: EvalArgs): Promise<Evaluation> => {
  const composition = accept(await openComposition(parameters, warn));
  try {
    const codec = new SharpImageCodec();
    const report = await evalVerify(paths, { composition, codec, seed: 1, print: atMost(errors) });
    return { report, text: printVerify(report) };
  } finally {
    await composition.stop();
  }
};

const segments = async ({
  paths: [path],
  parameters,
  errors,
  judge,
  isDetectorNamed,
}: EvalArgs): Promise<Evaluation> => {
  const codec = new SharpImageCodec();
  const lines = atMost(errors);
  if (!isDetectorNamed) {
    return readable(accept(await evalSegments(path!, { codec, print: lines })));
  }
  const opened = await openComposition(parameters, warn, {
    ...(judge && { regionJudge: await readFile(judge, 'utf8') }),
  });
  const composition = accept(opened);
  try {
    const segmenter = markedSegments(composition);
    return readable(accept(await evalSegments(path!, { segmenter, codec, print: lines })));
  } finally {
    await composition.stop();
  }
};

/** What the node would mark: depth segments and detections, fused, filtered and at most max_marks. */
const markedSegments = ({ perception }: Composition): Segmenter => ({
  segment: async (frame) => {
    const marked = await perception.perceive(frame);
    if (!marked.ok) return marked;
    const { landmarks, stages } = marked.value;
    return ok({ candidates: landmarks, up: [0, -1, 0], stages });
  },
});

const RUN: Readonly<Record<EvalArgs['kind'], (args: EvalArgs) => Promise<Evaluation>>> = {
  frames,
  names,
  marks,
  segments,
  points,
  verify,
  grounding: async ({ paths: [path], errors }) => readable(evalGrounding(path!, { errors, print })),
  approach: async ({ paths, errors }) =>
    readable(await evalApproach(paths, { codec: new SharpImageCodec(), print: atMost(errors) })),
  memory: async ({ paths: [count], errors }) => {
    const seeds = Array.from({ length: Number(count) }, (_, i) => i + 1);
    const report = await evalMemory(seeds, atMost(errors));
    return { report, text: printMemory(report) };
  },
  statements: async ({ paths: [path], errors }) => readable(evalStatements(path!, { errors, print })),
};

await runCommand('eval', EVAL_USAGE, () => parseEvalArgs(process.argv.slice(2)), evaluate);
