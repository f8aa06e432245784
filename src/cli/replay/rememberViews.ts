import { EventFold } from '../../core/memory/events/EventFold.ts';
import type { MemoryEvent } from '../../core/memory/events/MemoryEvent.ts';
import type { MemoryObject } from '../../core/memory/MemoryObject.ts';
import { ObjectMemory } from '../../core/memory/ObjectMemory.ts';
import { contextOf } from '../../core/memory/recall/contextOf.ts';
import type { RecallContext } from '../../core/memory/recall/sceneOf.ts';
import { viewOfFrame } from '../../core/memory/viewOfFrame.ts';
import { conjugate, rotate } from '../../core/transforms/rigid.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { Composition } from '../../engine/compose/Composition.ts';

/** What a recording leaves in mind. */
export interface RememberedViews {
  readonly frames: number;
  readonly objects: readonly MemoryObject[];
  readonly events: readonly MemoryEvent[];
  readonly context: RecallContext;
}

const MOST_OBJECTS = 10_000;

/** Looks at one view after the other, as the node does, and remembers. `onSkip`: a frame that could not be looked at. */
export const rememberViews = async (
  views: AsyncIterable<{ readonly frame: RgbdFrame; readonly fixedFromCamera: Transform }>,
  perception: Composition['perception'],
  onSkip: (why: string) => void,
): Promise<RememberedViews> => {
  const memory = new ObjectMemory({ maxObjects: MOST_OBJECTS });
  const fold = new EventFold();
  let context: RecallContext = {};
  let frames = 0;
  perception.clear();
  for await (const { frame, fixedFromCamera } of views) {
    const up = rotate(conjugate(fixedFromCamera.rotation), [0, 0, 1]);
    const marked = await perception.perceive(frame, { up, fixedFromCamera });
    if (!marked.ok) {
      onSkip(marked.failure.message);
      continue;
    }
    context = contextOf(marked.value.scene);
    const view = viewOfFrame(marked.value, fixedFromCamera);
    memory.observe(view);
    fold.step(view, memory.objects);
    frames++;
  }
  return { frames, objects: memory.objects, events: fold.events(), context };
};
