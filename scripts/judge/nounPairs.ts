import type { Description } from '../../src/core/spatial/grammar/LogicalForm.ts';
import { parse } from '../../src/core/spatial/grammar/parse.ts';
import { nounSimilarity } from '../../src/core/spatial/lexicon/nounSimilarity.ts';
import { sceneGeometry } from '../../src/core/spatial/scene/SceneGeometry.ts';
import { sceneLooks } from '../../src/core/spatial/scoring/models/detected/appearance.ts';
import {
  NOUN_EVIDENCE_NAMES,
  nounEvidence,
} from '../../src/core/spatial/scoring/models/detected/nounEvidence.ts';
import { seededRandom } from '../../test/support/random.ts';
import type { SensedFrame } from './SensedFrame.ts';

/** A thing of a frame and a noun, with what speaks for the noun and whether annotators called it so. */
export interface NounPair {
  readonly source: string;
  /** One noun asked of one frame: what competes. */
  readonly group: string;
  readonly row: Float64Array;
  readonly truth: 0 | 1;
  readonly weight: number;
}

/** Nouns from elsewhere that are asked of each frame: nothing bears them. */
const FOREIGN = 25;
/** A name at least so much like the noun leaves it open whether the thing is one. */
const OPEN_FROM = 0.4;

const describe = (name: string): Description | undefined => {
  const { target } = parse(`the ${name}`);
  return target.head === undefined ? undefined : { ...target, constraints: [] };
};

/** Every noun that a frame's annotators used, and some that they had no use for, with every thing of the frame. */
export const nounPairs = (
  frames: readonly SensedFrame[],
  weight: number,
  seed: number,
): readonly NounPair[] => {
  const random = seededRandom(seed);
  const everything = [
    ...new Set(frames.flatMap(({ objects }) => objects.flatMap(({ names }) => names))),
  ].sort();
  return frames.flatMap(({ name, source, scene, objects }) => {
    const own = [...new Set(objects.flatMap(({ names }) => names))];
    const isForeign = (noun: string) => own.every((mine) => nounSimilarity(noun, mine) < OPEN_FROM);
    const foreign: string[] = [];
    for (let tries = 0; tries < 500 && foreign.length < FOREIGN; tries++) {
      const noun = everything[Math.floor(random() * everything.length)]!;
      if (isForeign(noun) && !foreign.includes(noun)) foreign.push(noun);
    }
    const vocabulary = new Set(scene.detectorVocabulary);
    const geometry = sceneGeometry(scene);
    const looks = sceneLooks(scene);
    const { nameScores } = scene;
    const evidence = {
      geometry,
      ...(looks && { looks }),
      ...(nameScores && { nameScores }),
    };
    return [...own, ...foreign].flatMap((noun) => {
      const description = describe(noun);
      if (!description) return [];
      return scene.objects.flatMap((object, i): NounPair[] => {
        if (object.role !== 'object') return [];
        const borne = objects.filter(({ marks }) => marks.includes(object.id)).flatMap(({ names }) => names);
        const truth = borne.includes(noun) ? 1 : 0;
        if (!truth && borne.some((mine) => nounSimilarity(noun, mine) >= OPEN_FROM)) return [];
        const facts = nounEvidence(evidence, i, description, vocabulary);
        const row = Float64Array.from(NOUN_EVIDENCE_NAMES, (key) => facts[key]);
        return [{ source, group: `${name}|${noun}`, row, truth, weight }];
      });
    });
  });
};
