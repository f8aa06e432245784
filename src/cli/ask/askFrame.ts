import type { Parameters } from '../../core/parameters/parameters.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { Composition } from '../../engine/compose/Composition.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import type { RememberedReply } from '../../pipeline/LocateRequest.ts';
import { locate } from '../../pipeline/locate.ts';
import { CameraOnly } from '../CameraOnly.ts';

const transforms = new CameraOnly();
const now = () => performance.now();

/** Asks one question about one frame through the node's own pipeline; the pose is in the camera's optical frame. */
export const askFrame = async (
  { perception, resolver }: Composition,
  parameters: Parameters,
  frame: RgbdFrame,
  expression: string,
  earlier?: RememberedReply,
): Promise<{ readonly answer: LocateAnswer; readonly seconds: number }> => {
  const start = now();
  const answer = await locate(
    { perceive: (seen, signal) => perception.perceive(seen, { signal }), resolver, transforms, now },
    {
      standoffMetres: parameters.standoff,
      baseFrame: parameters.base_frame,
      tfTimeoutMs: 0,
      maxExpressionLength: parameters.max_expression_length,
    },
    {
      expression,
      targetFrame: frame.frameId,
      viewerFrame: '',
      maxCandidates: parameters.max_marks,
      ...(earlier && { earlier }),
    },
    frame,
  );
  return { answer, seconds: (now() - start) / 1000 };
};
