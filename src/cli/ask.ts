/** `npm run ask`: one question about one frame folder, through the node's own pipeline, without ROS. */
import { type FolderFrame, readFrameFolder } from '../adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../adapters/image/SharpImageCodec.ts';
import type { MarkStyle } from '../core/marks/draw/MarkStyle.ts';
import type { Composition } from '../engine/compose/Composition.ts';
import { refuseUntold } from '../pipeline/dialogue/refuseQuestion.ts';
import type { LocateAnswer } from '../pipeline/LocateAnswer.ts';
import { inkFor } from './ansi.ts';
import type { AskAnswer } from './ask/AskAnswer.ts';
import { askFrame } from './ask/askFrame.ts';
import { askQuestion } from './ask/askQuestion.ts';
import { landmarksAsJson, landmarksAsTable } from './ask/listLandmarks.ts';
import { ASK_USAGE, type AskArgs, parseAskArgs } from './ask/parseAskArgs.ts';
import { perceiveFrame } from './ask/perceiveFrame.ts';
import { printAnswer } from './ask/printAnswer.ts';
import { saveMarked } from './ask/saveMarked.ts';
import { mapOfAnswer, mapOfQuestion, showMap } from './ask/showMap.ts';
import { refusedAskAnswer, toAskAnswer, toQuestionAnswer } from './ask/toAskAnswer.ts';
import { openComposition } from './openComposition.ts';
import { readReplies } from './readReplies.ts';
import { runCommand } from './runCommand.ts';

const codec = new SharpImageCodec();

const ask = async (args: AskArgs): Promise<void> => {
  const frame = await readFrameFolder(args.folder, codec);
  if (!frame.ok) {
    print(args, refusedAskAnswer(frame.failure));
    // To a program the code is the answer; a shell goes by the exit.
    if (!args.json) process.exitCode = 1;
    return;
  }
  const untold = refuseUntold(args.expression ?? '');
  if (!untold.ok) return print(args, refusedAskAnswer(untold.failure));
  const opened = await openComposition(args.parameters, (message) => console.error(`ask: ${message}`));
  if (!opened.ok) return print(args, refusedAskAnswer(opened.failure));
  try {
    if (args.expression === undefined) await list(args, opened.value, frame.value);
    else await answer(args, opened.value, frame.value, args.expression);
  } finally {
    await opened.value.stop();
  }
};

const answer = async (
  args: AskArgs,
  composition: Composition,
  frame: FolderFrame,
  expression: string,
): Promise<void> => {
  const question = await askQuestion(composition, args.parameters, frame, expression, args);
  if (!question.ok) return print(args, refusedAskAnswer(question.failure));
  if (question.value) {
    const { marked, answer: found, seconds } = question.value;
    const shown = toQuestionAnswer(found, marked, seconds);
    if (args.out !== undefined) await saveMarked(args.out, marked, { overlay: args.overlay }, codec);
    await showMap(args, marked, mapOfQuestion(expression, found));
    return print(args, shown);
  }
  const asked = await askFrame(composition, args.parameters, frame, expression, args);
  if (args.map || args.mapOut !== undefined) {
    const marked = await perceiveFrame(composition, frame);
    if (marked.ok) await showMap(args, marked.value, mapOfAnswer(expression, asked.answer));
  }
  if (args.out !== undefined) {
    const marked = await perceiveFrame(composition, frame);
    if (marked.ok) await saveMarked(args.out, marked.value, styleOf(args, asked.answer), codec);
  }
  print(args, toAskAnswer(asked.answer, asked.seconds, frame.worldFromCamera));
  if (!args.talk && !process.stdin.isTTY) return;
  let { answer: last } = asked;
  await readReplies(last.question, async (words) => {
    const earlier = { ...last, expression };
    const next = await askFrame(composition, args.parameters, frame, words, { ...args, earlier });
    print(args, toAskAnswer(next.answer, next.seconds, frame.worldFromCamera));
    last = next.answer;
    return last.question;
  });
};

const list = async (args: AskArgs, composition: Composition, frame: FolderFrame): Promise<void> => {
  const marked = await perceiveFrame(composition, frame);
  if (!marked.ok) return print(args, refusedAskAnswer(marked.failure));
  if (args.out !== undefined) await saveMarked(args.out, marked.value, { overlay: args.overlay }, codec);
  await showMap(args, marked.value, {});
  if (args.json) console.log(JSON.stringify({ landmarks: landmarksAsJson(marked.value) }));
  else console.log(landmarksAsTable(marked.value).join('\n'));
};

/** The chosen mark stands out, or those between which it is undecided. */
const styleOf = ({ overlay }: AskArgs, { result, unplaced, candidates }: LocateAnswer): MarkStyle => {
  const found = result.ok ? result.value : unplaced;
  if (found) return { overlay, target: found.landmark.mark };
  if (result.ok || result.failure.code !== 'AMBIGUOUS') return { overlay };
  return { overlay, candidates: candidates.map(({ landmark }) => landmark.mark) };
};

const print = (args: AskArgs, answer: AskAnswer): void => {
  console.log(args.json ? JSON.stringify(answer) : printAnswer(answer, inkFor(process.stdout)));
  if (answer.code === 'INTERNAL') process.exitCode = 1;
};

await runCommand('ask', ASK_USAGE, () => parseAskArgs(process.argv.slice(2)), ask);
