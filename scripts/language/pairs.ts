/**
 * Pairs of things to describe, for `npm run eval -- statements`: one JSON line a pair, on standard output.
 *
 *   npx tsx scripts/language/pairs.ts SET... > pairs.jsonl               as annotated
 *   npx tsx scripts/language/pairs.ts --seen SET... > pairs.jsonl        as perceived; the annotation is each row's `truth`
 *
 * Takes sets whose objects.json has `world_box` and whose camera.json has `world_from_camera`: recordings/frames.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { isObject } from '../../src/cli/eval/frames/judge.ts';
import {
  type AnnotatedFrame,
  type AnnotatedObject,
  readFrameSet,
} from '../../src/cli/eval/frames/readFrameSet.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Scene, SceneObject } from '../../src/core/spatial/scene/Scene.ts';
import { rotate } from '../../src/core/transforms/rigid.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';

type Truth = AnnotatedObject & {
  readonly role: string;
  readonly world_box: { readonly min: Vec3; readonly max: Vec3 };
};

/** Others that each thing is paired with, nearest first. */
const NEIGHBOURS = 4;
/** Annotated things that no mark shows are numbered from here on. */
const UNSEEN_FROM = 1000;

const annotated = (objects: readonly Truth[], idOf: (object: Truth, at: number) => number): SceneObject[] =>
  objects.map((object, at) => {
    const { min, max } = object.world_box;
    const middle = min.map((low, k) => (low + max[k]!) / 2) as unknown as Vec3;
    return {
      id: idOf(object, at),
      labels: [object.label, ...object.synonyms].map((label) => ({ label, score: 1 })),
      center: middle,
      size: max.map((high, k) => high - min[k]!) as unknown as Vec3,
      colours: [{ name: object.colour, share: 0.9 }],
    };
  });

const viewerOf = async ({ folder }: AnnotatedFrame): Promise<Scene['viewer']> => {
  const { world_from_camera } = JSON.parse(await readFile(join(folder, 'camera.json'), 'utf8'));
  return { position: world_from_camera.translation, forward: rotate(world_from_camera.rotation, [0, 0, 1]) };
};

const distance = (a: SceneObject, b: SceneObject): number =>
  Math.hypot(...a.center.map((v, k) => v - b.center[k]!));

const printPairs = (scene: Scene, things: readonly SceneObject[], more: object): void => {
  for (const subject of things) {
    const near = things
      .filter((o) => o !== subject)
      .sort((a, b) => distance(subject, a) - distance(subject, b));
    for (const anchor of near.slice(0, NEIGHBOURS))
      console.log(JSON.stringify({ scene, subject: subject.id, anchor: anchor.id, ...more }));
  }
};

const isSeen = process.argv.includes('--seen');
const sets = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const opened = isSeen ? await openComposition(DEFAULT_PARAMETERS, console.error) : undefined;
if (opened && !opened.ok) throw new Error(opened.failure.message);
for (const set of sets)
  for (const frame of await readFrameSet(set)) {
    const objects = [...frame.objects.values()] as Truth[];
    const viewer = await viewerOf(frame);
    if (!opened?.ok) {
      const scene: Scene = { objects: annotated(objects, (_, at) => at + 1), ...(viewer && { viewer }) };
      printPairs(scene, scene.objects.slice(1), {});
      continue;
    }
    const read = await readFrameFolder(frame.folder, new SharpImageCodec());
    if (!read.ok) throw new Error(read.failure.message);
    opened.value.perception.clear();
    const marked = await opened.value.perception.perceive(read.value);
    if (!marked.ok) throw new Error(marked.failure.message);
    const { scene, landmarks } = marked.value;
    // A piece of a wall that was taken for a thing is not that wall.
    const isBound = (role: string): boolean => role === 'wall' || role === 'floor';
    const markOf = (object: Truth): number | undefined =>
      landmarks.find((l) => isObject(l, object) && isBound(l.role) === isBound(object.role))?.mark;
    const truth: Scene = {
      objects: annotated(objects, (object, at) => markOf(object) ?? UNSEEN_FROM + at),
      ...(viewer && { viewer }),
    };
    const known = new Set(truth.objects.map(({ id }) => id));
    printPairs(
      scene,
      scene.objects.filter(({ id, role }) => known.has(id) && role === 'object'),
      { truth },
    );
  }
if (opened?.ok) await opened.value.stop();
