import { writeFileSync } from 'node:fs';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { sceneOfMarks } from './sceneOfMarks.ts';

/** Writes the golden image anew: `npx tsx test/golden/marks/makeGolden.ts`; look at it before committing. */
writeFileSync(new URL('marks.png', import.meta.url), await new SharpImageCodec().encodePng(sceneOfMarks()));
