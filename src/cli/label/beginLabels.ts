import { basename, join } from 'node:path';
import { SharpImageCodec } from '../../adapters/image/SharpImageCodec.ts';
import { recordingFrames } from '../dataset/pictures/recordingFrames.ts';
import { writeFrameFolder } from '../dataset/pictures/writeFrameFolder.ts';
import { openComposition } from '../openComposition.ts';
import type { LabelledFrame } from './LabelledFrame.ts';
import { LabelStore } from './LabelStore.ts';
import type { LabelArgs } from './parseLabelArgs.ts';
import { proposeLabels } from './proposeLabels.ts';

/** A new set of proposed labels of a recording. */
export const beginLabels = async (
  bag: string,
  { out, everySeconds, most, parameters }: Omit<LabelArgs, 'bag'>,
  say: (text: string) => void,
): Promise<LabelStore> => {
  const codec = new SharpImageCodec();
  const opened = await openComposition(parameters, say);
  if (!opened.ok) throw new Error(`${opened.failure.code}: ${opened.failure.message}`);
  const name = basename(bag)
    .replace(/\.[^.]*$/, '')
    .replace(/[^\w-]+/g, '_');
  const frames: LabelledFrame[] = [];
  try {
    const proposed = proposeLabels(recordingFrames(bag, codec, everySeconds), name, opened.value);
    for await (const { frame, name: id, objects, questions } of proposed) {
      const { color, depth, camera } = frame;
      await writeFrameFolder(join(out, id), { color, depth, camera, objects, source: basename(bag) }, codec);
      frames.push({
        name: id,
        width: color.width,
        height: color.height,
        objects,
        questions,
        isChecked: false,
      });
      say(`${id}: ${objects.length} things, ${questions.length} questions`);
      if (frames.length >= most) break;
    }
  } finally {
    await opened.value.stop();
  }
  if (frames.length === 0) throw new Error(`${bag}: no frame of it could be seen`);
  return LabelStore.begin(out, frames);
};
