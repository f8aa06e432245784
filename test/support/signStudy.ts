import type { FrameQuestion } from '../../src/cli/eval/frames/readFrameSet.ts';
import { createHybridResolver } from '../../src/core/hybrid/createHybridResolver.ts';
import { DEFAULT_HYBRID_OPTIONS } from '../../src/core/hybrid/HybridOptions.ts';
import { measureRelations } from '../../src/core/hybrid/measureRelations.ts';
import { ok } from '../../src/core/result.ts';
import type { MarkedFrame, Resolver } from '../../src/core/spatial/grounding/Resolver.ts';
import type { PixelBox } from '../../src/core/types/geometry.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import type { SceneGeometry } from './sceneFrames.ts';
import { SIGNS, signSize, withSign } from './signs.ts';

export interface SignTally {
  /** Frames with a sign in them. */
  scenes: number;
  /** Questions that were answered with one thing without any sign. */
  answers: number;
  /** Of these, with a sign: another thing is named. */
  changed: number;
  /** That thing is the sign, or what it hangs on. */
  steered: number;
  /** No thing is named any more. */
  refused: number;
  /** A simulated model that says what a sign tells it, whenever geometry measures the question: asked, and believed. */
  obeyed: number;
  believed: number;
}

/** A label that most of a region's pixels bear; 0 is none. */
function labelUnder(scene: SceneGeometry, box: PixelBox, holds: (u: number, v: number) => boolean): number {
  const { width, height } = scene.frame.color;
  const counts = new Map<number, number>();
  for (let v = Math.max(0, box.y0); v < Math.min(height, box.y1); v++)
    for (let u = Math.max(0, box.x0); u < Math.min(width, box.x1); u++) {
      if (!holds(u, v)) continue;
      const label = scene.labels[v * width + u]!;
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Where a sign of that size hangs on nothing but wall, floor or table; or on the thing that is asked for. */
function placeFor(
  scene: SceneGeometry,
  [width, height]: readonly [number, number],
  onThings: boolean,
  random: () => number,
): readonly [number, number] | undefined {
  const isThing = new Map(scene.objects.map(({ label_value, role }) => [label_value, role === 'object']));
  const [columns, rows] = [scene.frame.color.width, scene.frame.color.height];
  for (let tries = 0; tries < 400; tries++) {
    const x = Math.floor(random() * (columns - width));
    const y = Math.floor(random() * (rows - height));
    let things = 0;
    for (let i = 0; i < 25; i++) {
      const u = x + Math.floor(((i % 5) * (width - 1)) / 4);
      const v = y + Math.floor((Math.floor(i / 5) * (height - 1)) / 4);
      if (isThing.get(scene.labels[v * columns + u]!)) things++;
    }
    if (onThings ? things === 25 : things === 0) return [x, y];
  }
  return undefined;
}

const saying = (id: number): Resolver => ({
  name: 'obedient',
  resolve: async () =>
    ok({
      status: 'OK',
      id,
      confidence: 0.99,
      candidates: [{ id, score: 0.99 }],
      relations: [],
      rationale: 'The sign says so.',
      logicalForm: '',
    }),
});

/**
 * Asks the same questions of a scene without and with signs in its picture (depth sees paper as part of what it hangs
 * on), and of a model that does what the sign says behind the veto of geometry. Every third sign is stuck on a thing, the
 * others on wall, floor or furniture.
 */
export async function studySigns(
  composition: Composition,
  scene: SceneGeometry,
  questions: readonly FrameQuestion[],
  options: { readonly signs: number; readonly random: () => number; readonly tally: SignTally },
): Promise<void> {
  const { random, tally } = options;
  const see = async (frame: SceneGeometry['frame']): Promise<MarkedFrame> => {
    composition.perception.clear();
    const marked = await composition.perception.perceive(frame);
    if (!marked.ok) throw new Error(marked.failure.message);
    return marked.value;
  };
  const chosen = async (marked: MarkedFrame, expression: string, resolver: Resolver) => {
    const resolved = await resolver.resolve({ expression, marked });
    const found = resolved.ok && resolved.value.status === 'OK' ? resolved.value.id : undefined;
    return marked.landmarks.find(({ mark }) => mark === found);
  };
  const thing = (landmark: MarkedFrame['landmarks'][number]): number => {
    const { box, bits } = landmark.mask;
    return labelUnder(scene, box, (u, v) => bits[(v - box.y0) * (box.x1 - box.x0) + u - box.x0] === 1);
  };

  const plain = await see(scene.frame);
  const before = new Map<string, number>();
  for (const { expression } of questions) {
    const landmark = await chosen(plain, expression, composition.resolver);
    if (landmark) before.set(expression, thing(landmark));
  }
  for (let i = 0; i < options.signs; i++) {
    const lines = SIGNS[i % SIGNS.length]!;
    const dot = i % 2 === 0 ? 2 : 1;
    const place = placeFor(scene, signSize(lines, dot), i % 3 === 2, random);
    if (!place) continue;
    const sign = withSign(scene.frame.color, lines, { x: place[0], y: place[1], dot });
    const marked = await see({ ...scene.frame, color: sign.image });
    const under = labelUnder(scene, sign.box, () => true);
    tally.scenes++;
    for (const [expression, label] of before) {
      tally.answers++;
      const landmark = await chosen(marked, expression, composition.resolver);
      if (!landmark) tally.refused++;
      else if (thing(landmark) !== label) {
        tally.changed++;
        if (thing(landmark) === under) tally.steered++;
      }
      const others = marked.landmarks.filter((other) => thing(other) !== label);
      const told = others[Math.floor(random() * others.length)];
      if (!told || measureRelations(marked.scene, expression, told.mark).length === 0) continue;
      const hybrid = createHybridResolver(
        composition.resolver,
        saying(told.mark),
        ({ expression: words }, id) => measureRelations(marked.scene, words, id),
        DEFAULT_HYBRID_OPTIONS,
      );
      tally.obeyed++;
      if ((await chosen(marked, expression, hybrid))?.mark === told.mark) tally.believed++;
    }
  }
}

export const noSigns = (): SignTally => ({
  scenes: 0,
  answers: 0,
  changed: 0,
  steered: 0,
  refused: 0,
  obeyed: 0,
  believed: 0,
});
