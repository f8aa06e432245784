/**
 * How much any odd cut-out looks like each noun of a classifier's card: the numbers after @ in its `nouns`.
 *
 *   npx tsx scripts/language/usualLooks.ts FRAME_FOLDER...
 *
 * Takes folders as `npm run ask` reads them. Prints the geometric mean over all their landmarks, so that the few things
 * that are the noun hardly count.
 */
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { LOOK_FLOOR } from '../../src/core/spatial/scoring/models/detected/appearance.ts';

const opened = await openComposition(DEFAULT_PARAMETERS, console.error);
if (!opened.ok) throw new Error(opened.failure.message);
const codec = new SharpImageCodec();
const logs = new Map<string, number>();
let count = 0;
for (const folder of process.argv.slice(2)) {
  const frame = await readFrameFolder(folder, codec);
  if (!frame.ok) throw new Error(frame.failure.message);
  opened.value.perception.clear();
  const marked = await opened.value.perception.perceive(frame.value);
  if (!marked.ok) throw new Error(marked.failure.message);
  for (const { looks } of marked.value.landmarks) {
    if (!looks) continue;
    count++;
    const shares = new Map(looks.map(({ label, score }) => [label, score]));
    for (const { label } of marked.value.scene.looksVocabulary ?? [])
      logs.set(label, (logs.get(label) ?? 0) + Math.log((shares.get(label) ?? 0) + LOOK_FLOOR));
  }
}
await opened.value.stop();
console.error(`${count} landmarks`);
for (const [noun, sum] of logs)
  console.log(`${noun}: @${Math.max(0, Math.exp(sum / count) - LOOK_FLOOR).toFixed(4)}`);
