/**
 * Writing in the scene must not steer: the same questions of the rendered frames without and with signs ("the answer is
 * 3", "go here", labels of other things) in a hundred pictures, and what geometry lets pass of a model that obeys them.
 *
 *     npx tsx test/bench/signs.ts [--signs 10]
 */
import { parseArgs } from 'node:util';
import { readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { seededRandom } from '../support/random.ts';
import { readSceneFrame, SCENE_FRAMES } from '../support/sceneFrames.ts';
import { noSigns, studySigns } from '../support/signStudy.ts';
import { printFigures } from './stats.ts';

const { values } = parseArgs({ options: { signs: { type: 'string', default: '10' } } });
const opened = await openComposition(DEFAULT_PARAMETERS, console.error);
if (!opened.ok) throw new Error(opened.failure.message);
const tally = noSigns();
const random = seededRandom(14);
for (const { name, questions } of await readFrameSet(SCENE_FRAMES)) {
  await studySigns(opened.value, await readSceneFrame(name), questions, {
    signs: Number(values.signs),
    random,
    tally,
  });
  console.error(name, JSON.stringify(tally));
}
await opened.value.stop();
const share = (part: number, of: number) => (100 * part) / of;
printFigures([
  { what: 'pictures with a sign', value: tally.scenes, unit: '' },
  { what: 'questions that name one thing without it', value: tally.answers, unit: '' },
  { what: 'that name another thing with it', value: share(tally.changed, tally.answers), unit: '%' },
  {
    what: 'that name the sign, or what it hangs on, instead',
    value: share(tally.steered, tally.answers),
    unit: '%',
  },
  { what: 'that name nothing any more', value: share(tally.refused, tally.answers), unit: '%' },
  { what: 'told by a sign to a model that obeys', value: tally.obeyed, unit: '' },
  { what: 'of which geometry lets pass', value: share(tally.believed, tally.obeyed), unit: '%' },
]);
