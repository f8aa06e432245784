/**
 * Says a hundred things, true and false, of the recording's room, drawn from what is known of it, and has each judged of
 * the frame that it was drawn of, as `~/verify` judges it:
 *
 *     npx tsx scripts/language/verifyRecording.ts [RECORDING.mcap] [--statements 100] [--rate 1] [--seed 1] [--list]
 *
 * Beside RECORDING.mcap lies RECORDING.truth.json (docs/scenes.md). `--rate`: frames a second that are looked at.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { type DrawnStatement, drawStatements } from '../../src/cli/eval/verify/drawStatements.ts';
import { LEAST_PIXELS, type NamedThing } from '../../src/cli/eval/verify/trueThings.ts';
import { VerifyTally } from '../../src/cli/eval/verify/VerifyTally.ts';
import { hash } from '../../src/cli/hash.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { Random } from '../../src/cli/Random.ts';
import { openReplay } from '../../src/cli/replay/openReplay.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Result } from '../../src/core/result.ts';
import type { MarkedFrame } from '../../src/core/spatial/grounding/Resolver.ts';
import {
  conjugate,
  invert,
  quaternionFromYaw,
  rotate,
  transformPoint,
} from '../../src/core/transforms/rigid.ts';
import type { Transform, Vec3 } from '../../src/core/types/geometry.ts';
import type { CameraModel } from '../../src/core/types/images.ts';
import { cameraTopics } from '../../src/ros/replay/cameraTopics.ts';
import { replayViews } from '../../src/ros/replay/replayViews.ts';
import type { RecordingTruth } from '../../test/support/recording.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    statements: { type: 'string', default: '100' },
    rate: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
});
const [file = 'recordings/living_room.mcap'] = positionals;
/** Of one kind and verdict in one frame, at most. */
const MOST_OF_A_KIND = 3;

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

const truth: RecordingTruth = JSON.parse(await readFile(file.replace(/\.mcap$/, '.truth.json'), 'utf8'));

/** The whole thing's box in the image, hidden sides and all, cut at the border. */
const pixelBox = (
  { center, size, yaw }: RecordingTruth['map_objects'][number],
  cameraFromMap: Transform,
  { fx, fy, cx, cy, width, height }: CameraModel,
): NamedThing['box'] => {
  const signs = [-0.5, 0.5];
  const corners = signs.flatMap((x) => signs.flatMap((y) => signs.map((z): Vec3 => [x, y, z])));
  const seen = corners.map(([x, y, z]) => {
    const [dx, dy, dz] = rotate(quaternionFromYaw(yaw), [x * size[0], y * size[1], z * size[2]]);
    return transformPoint(cameraFromMap, [center[0] + dx, center[1] + dy, center[2] + dz]);
  });
  const ahead = seen.map(([x, y, z]) => [x, y, Math.max(0.05, z)] as const);
  const across = ahead.map(([x, , z]) => Math.min(width, Math.max(0, (fx * x) / z + cx)));
  const down = ahead.map(([, y, z]) => Math.min(height, Math.max(0, (fy * y) / z + cy)));
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
};

/** The things that show at a time, as the frame's objects.json would have them. */
const thingsAt = (seconds: number, mapFromCamera: Transform, camera: CameraModel): readonly NamedThing[] => {
  const shown = truth.frames.reduce((best, frame) =>
    Math.abs(frame.seconds - seconds) < Math.abs(best.seconds - seconds) ? frame : best,
  );
  const cameraFromMap = invert(mapFromCamera);
  return truth.map_objects.flatMap((object): NamedThing[] => {
    const { id, label, colour, role, on, center, size } = object;
    const pixels = shown.visible[id]?.pixels ?? 0;
    if (pixels < LEAST_PIXELS || (role !== 'object' && role !== 'support')) return [];
    const box = pixelBox(object, cameraFromMap, camera);
    return [
      { id, label, colour, role, on, pixels, box, center: transformPoint(cameraFromMap, center), size },
    ];
  });
};

const codec = new SharpImageCodec();
const onSkip = (why: string): void => console.error(why);
const composition = must(await openComposition(DEFAULT_PARAMETERS, onSkip));
const recording = must(await openReplay({ file, stored: false, reliability: 'best_effort' }, codec, onSkip));
const camera = must(cameraTopics(recording.topics));
const views = replayViews(recording.messages(), {
  camera,
  frameId: 'map',
  rateHz: Number(values.rate),
  codec,
  onSkip,
});
const random = new Random(hash(`${values.seed} ${truth.map_objects.length}`));
const drawn: { readonly name: string; readonly marked: MarkedFrame; readonly statement: DrawnStatement }[] =
  [];
let firstNs: bigint | undefined;
for await (const { frame, fixedFromCamera } of views) {
  firstNs ??= frame.stampNs;
  const seconds = Number(frame.stampNs - firstNs) / 1e9;
  const up = rotate(conjugate(fixedFromCamera.rotation), [0, 0, 1]);
  composition.perception.clear();
  const marked = must(await composition.perception.perceive(frame, { up }));
  const things = thingsAt(seconds, fixedFromCamera, frame.camera);
  for (const statement of drawStatements(things, random, MOST_OF_A_KIND))
    drawn.push({ name: `${seconds.toFixed(1)} s`, marked, statement });
}
await recording.close();
const tally = new VerifyTally(composition, values.list ? console.log : () => undefined);
for (const { name, statement, marked } of random.shuffled(drawn).slice(0, Number(values.statements)))
  await tally.judge(name, statement, marked);
console.log(JSON.stringify(tally.report(), null, 2));
await composition.stop();
