import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import type { KnownNames, LearntName } from '../../src/core/naming/learnt/LearntName.ts';
import { learnName } from '../../src/core/naming/learnt/learnName.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Result } from '../../src/core/result.ts';
import { conjugate, rotate, transformPoint } from '../../src/core/transforms/rigid.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import type { Landmark } from '../../src/core/types/landmarks.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import type { ReplayView } from '../../src/ros/replay/replayViews.ts';
import { readRecordingViews } from '../support/readRecordingViews.ts';
import { readRecordingTruth } from '../support/recording.ts';

const KITCHEN = fileURLToPath(new URL('../../recordings/frames/kitchen', import.meta.url));
/** Of a box's middle: what shows of it may be half. */
const REACH_METRES = 0.35;
/** What a person might name: one of its kind or not, large and small. */
const NAMED = [
  'ball_1',
  'mug_1',
  'mug_2',
  'bottle_1',
  'box_1',
  'box_3',
  'laptop_1',
  'chair_1',
  'plant_1',
  'sofa_1',
  'tv_1',
];
/** Words that no list holds. */
const WORDS = [
  'zorbo',
  'flux capacitor',
  'henry',
  'quibble',
  'momo',
  'tardis',
  'widget',
  'bertha',
  'kraken',
  'schnitzel',
  'gizmo',
];

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

describe('names given to things of the recording', function () {
  this.timeout(300_000);
  let composition: Composition;
  let views: readonly ReplayView[];
  let centers: ReadonlyMap<string, Vec3>;

  before(async () => {
    const truth = await readRecordingTruth();
    centers = new Map(truth.map_objects.map(({ id, center }) => [id, center as Vec3]));
    composition = must(
      await openComposition(DEFAULT_PARAMETERS, (message) => process.stderr.write(`${message}\n`)),
    );
    views = await readRecordingViews(1);
  });
  after(() => composition?.stop());

  /** Tracks and looks of before are not known: as after a restart. */
  const look = async ({ frame, fixedFromCamera }: ReplayView, learnt: readonly LearntName[]) => {
    composition.perception.clear();
    const names: KnownNames = { learnt, tracks: new Map() };
    const up = rotate(conjugate(fixedFromCamera.rotation), [0, 0, 1]);
    return must(await composition.perception.perceive(frame, { up, fixedFromCamera, names }));
  };
  const offOf = ({ spatial }: Landmark, { fixedFromCamera }: ReplayView, id: string): number => {
    if (!spatial) return Number.POSITIVE_INFINITY;
    const at = transformPoint(fixedFromCamera, spatial.box.center);
    return Math.hypot(...at.map((value, axis) => value - centers.get(id)![axis]!));
  };

  it('find the thing again, seen later from elsewhere, and nothing where it is not', async () => {
    const first = await look(views[0]!, []);
    let learnt: readonly LearntName[] = [];
    for (const [i, id] of NAMED.entries()) {
      const off = (landmark: Landmark) => offOf(landmark, views[0]!, id);
      const [landmark, ...others] = [...first.landmarks].sort((a, b) => off(a) - off(b));
      expect(off(landmark!), id).to.be.below(REACH_METRES);
      learnt = must(learnName(learnt, WORDS[i]!, landmark!, others));
    }
    const wrong: string[] = [];
    for (const view of [views.at(-1)!, views[views.length >> 1]!]) {
      const later = await look(view, learnt);
      for (const [i, id] of NAMED.entries()) {
        const answer = must(
          await composition.resolver.resolve({ expression: `the ${WORDS[i]}`, marked: later }),
        );
        const found = later.landmarks.find(({ mark }) => mark === answer.id);
        if (!found || offOf(found, view, id) > REACH_METRES)
          wrong.push(`${id}: ${answer.status} ${answer.id}`);
      }
    }
    expect(wrong).to.deep.equal([]);
    const kitchen = must(await readFrameFolder(KITCHEN, new SharpImageCodec()));
    composition.perception.clear();
    const names: KnownNames = { learnt, tracks: new Map() };
    const elsewhere = must(await composition.perception.perceive(kitchen, { names }));
    for (const word of WORDS) {
      const answer = must(
        await composition.resolver.resolve({ expression: `the ${word}`, marked: elsewhere }),
      );
      if (answer.status !== 'NOT_FOUND') wrong.push(`${word} in the kitchen: ${answer.status}`);
    }
    expect(wrong).to.deep.equal([]);
  });
});
