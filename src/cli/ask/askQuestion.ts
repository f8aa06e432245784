import type { FolderFrame } from '../../adapters/files/readFrameFolder.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { ok, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import { askValue, type QuestionAnswer } from '../../core/spatial/index.ts';
import { measuredScene } from '../../core/spatial/scene/seen/measuredScene.ts';
import type { Composition } from '../../engine/compose/Composition.ts';
import { withViewer } from '../../pipeline/withViewer.ts';
import { FolderTransforms } from '../FolderTransforms.ts';
import { perceiveFrame } from './perceiveFrame.ts';
import { type AskOptions, viewerFrameOf } from './viewerOption.ts';

export interface AskedQuestion {
  readonly answer: QuestionAnswer;
  readonly marked: MarkedFrame;
  readonly seconds: number;
}

/**
 * Answers a question of measure, count, truth or for a list from geometry; undefined when the words ask for one object. A
 * viewer that is not known is a failure.
 */
export const askQuestion = async (
  composition: Composition,
  parameters: Parameters,
  frame: FolderFrame,
  words: string,
  { viewer }: AskOptions = {},
): Promise<Result<AskedQuestion | undefined>> => {
  if (words.length > parameters.max_expression_length) return ok(undefined);
  const start = performance.now();
  const marked = await perceiveFrame(composition, frame);
  if (!marked.ok) return ok(undefined);
  const transforms = new FolderTransforms(frame, viewer?.standpoint);
  const seen = await withViewer(transforms, marked.value, viewerFrameOf(viewer, parameters), 0);
  if (!seen.ok) return seen;
  const { scene } = await composition.named(words, seen.value);
  const answer = askValue(measuredScene(scene), words);
  return ok(answer && { answer, marked: seen.value, seconds: (performance.now() - start) / 1000 });
};
