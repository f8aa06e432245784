import { ObjectMemory } from '../../../core/memory/ObjectMemory.ts';
import { contextOf } from '../../../core/memory/recall/contextOf.ts';
import { recall } from '../../../core/memory/recall/recall.ts';
import { namesOf } from '../../../core/memory/recall/sceneOf.ts';
import { viewOfFrame } from '../../../core/memory/viewOfFrame.ts';
import { fail } from '../../../core/result.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import type { LocateAnswer } from '../../../pipeline/LocateAnswer.ts';

/** A thing is remembered once it was seen twice. */
const LOOKS = 3;
const BETWEEN_NS = 500_000_000n;
const MOST_OBJECTS = 1000;

/**
 * Has a memory of its own see a frame a few times, and answers from that memory alone, by the landmarks that it remembers.
 * What memory answers is never OK: the chosen thing is `unplaced`.
 */
export const askRemembered = (
  { phrasesOf }: Pick<Composition, 'phrasesOf'>,
  marked: MarkedFrame,
): ((expression: string) => Promise<LocateAnswer>) => {
  const memory = new ObjectMemory({ maxObjects: MOST_OBJECTS });
  const view = viewOfFrame(marked, marked.sceneFromCamera);
  for (let look = 0; look < LOOKS; look++)
    memory.observe({ ...view, stampNs: view.stampNs + BigInt(look) * BETWEEN_NS });
  const landmarkOf = (id: number) => {
    const track = memory.trackOf(id);
    return marked.landmarks.find(({ trackId }) => trackId === track);
  };
  const { viewer } = marked.scene;
  const context = { ...contextOf(marked.scene), ...(viewer && { viewer }) };
  return async (expression) => {
    const phrases = await phrasesOf(expression, namesOf(memory.objects, context));
    const { resolution, objects } = recall(memory.objects, expression, {
      ...context,
      ...(phrases.ok && phrases.value && { phrases: phrases.value }),
    });
    const { status, rationale, logicalForm, notUnderstood = [] } = resolution;
    const found = objects.flatMap(({ id }) => {
      const landmark = landmarkOf(id);
      return landmark ? [{ landmark, score: 1 }] : [];
    });
    return {
      result: fail(status === 'OK' ? 'REMEMBERED' : status, rationale),
      ...(status === 'OK' && found[0] && { unplaced: found[0] }),
      candidates: found,
      ranked: resolution.candidates.flatMap(({ id, ...candidate }) => {
        const landmark = landmarkOf(id);
        return landmark ? [{ ...candidate, id: landmark.mark }] : [];
      }),
      relations: [],
      rationale,
      logicalForm,
      notUnderstood,
      steps: [],
      question: '',
      tracks: [],
      model: 'memory',
      lacking: [],
      stampNs: marked.frame.stampNs,
      cameraFrameId: marked.frame.frameId,
      stages: [],
    };
  };
};
