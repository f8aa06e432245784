import type { FolderFrame } from '../../adapters/files/readFrameFolder.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import type { Composition } from '../../engine/compose/Composition.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import type { RememberedReply } from '../../pipeline/LocateRequest.ts';
import { locate } from '../../pipeline/locate.ts';
import { locateOptions } from '../../pipeline/locateOptions.ts';
import { FolderTransforms } from '../FolderTransforms.ts';
import { perceiveFrame } from './perceiveFrame.ts';
import { type AskOptions, viewerFrameOf } from './viewerOption.ts';

const now = () => performance.now();

/** Asks one question about one frame through the node's own pipeline; the pose is in the optical frame unless told. */
export const askFrame = async (
  composition: Composition,
  parameters: Parameters,
  frame: FolderFrame,
  expression: string,
  { viewer, targetFrame = frame.frameId, earlier }: AskOptions & { readonly earlier?: RememberedReply } = {},
): Promise<{ readonly answer: LocateAnswer; readonly seconds: number }> => {
  const start = now();
  const answer = await locate(
    {
      perceive: (_, signal) => perceiveFrame(composition, frame, signal),
      resolver: composition.resolver,
      transforms: new FolderTransforms(frame, viewer?.standpoint),
      now,
    },
    { ...locateOptions(parameters), tfTimeoutMs: 0 },
    {
      expression,
      targetFrame,
      viewerFrame: viewerFrameOf(viewer, parameters),
      maxCandidates: parameters.max_marks,
      ...(earlier && { earlier }),
    },
    frame,
  );
  return { answer, seconds: (now() - start) / 1000 };
};
