import { expect } from 'chai';
import { openComposition } from '../../src/cli/openComposition.ts';
import type { MemoryObject } from '../../src/core/memory/MemoryObject.ts';
import { ObjectMemory } from '../../src/core/memory/ObjectMemory.ts';
import { type RecallContext, recall } from '../../src/core/memory/recall.ts';
import { viewOfFrame } from '../../src/core/memory/viewOfFrame.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { conjugate, rotate } from '../../src/core/transforms/rigid.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import { readRecordingViews } from '../support/readRecordingViews.ts';
import { type RecordingTruth, readRecordingTruth } from '../support/recording.ts';

/** Every so many frames of the recording: 2 Hz. */
const STRIDE = 5;

const distance = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe('memory of the recording', function () {
  this.timeout(300_000);
  let composition: Composition;
  let truth: RecordingTruth;
  let context: RecallContext = {};
  const memories: (readonly MemoryObject[])[] = [];

  before(async () => {
    truth = await readRecordingTruth();
    const opened = await openComposition(DEFAULT_PARAMETERS, (message) =>
      process.stderr.write(`${message}\n`),
    );
    if (!opened.ok) throw new Error(opened.failure.message);
    composition = opened.value;
    const views = await readRecordingViews(STRIDE);
    for (let time = 0; time < 2; time++) {
      const memory = new ObjectMemory({ maxObjects: 1000 });
      composition.perception.clear();
      for (const { frame, mapFromCamera } of views) {
        const up = rotate(conjugate(mapFromCamera.rotation), [0, 0, 1]);
        const marked = await composition.perception.perceive(frame, { up, fixedFromCamera: mapFromCamera });
        if (!marked.ok) throw new Error(marked.failure.message);
        const { detectorVocabulary = [], looksVocabulary = [] } = marked.value.scene;
        context = { detectorVocabulary, looksVocabulary };
        memory.observe(viewOfFrame(marked.value.frame, marked.value.landmarks, mapFromCamera));
      }
      memories.push(memory.objects);
    }
  });
  after(() => composition?.stop());

  it('is the same each time', () => {
    expect(memories[0]!.length).to.be.greaterThan(8);
    expect(memories[1]).to.deep.equal(memories[0]);
  });

  it('has what stands by itself once, in its place', () => {
    const alone = ['chair_1', 'box_3', 'ball_1', 'mug_1', 'mug_2', 'bottle_1', 'vase_1', 'laptop_1'];
    for (const id of alone) {
      const { center, size } = truth.map_objects.find((object) => object.id === id)!;
      const reach = Math.max(0.1, 0.4 * Math.max(...size));
      const there = memories[0]!.filter(({ place }) => distance(place.center, center as Vec3) < reach);
      expect(
        there.map((object) => object.id),
        id,
      ).to.have.length(1);
    }
  });

  it('takes nothing that stands still for gone', () => {
    const gone = memories[0]!.filter(({ isGone }) => isGone);
    expect(gone.map(({ id, labels }) => `${id} ${labels[0]?.label}`)).to.deep.equal([]);
  });

  it('answers where the ball is when nothing is in view any more', () => {
    const { objects } = recall(memories[0]!, 'the ball', context);
    const ball = truth.map_objects.find(({ label }) => label === 'ball')!;
    expect(objects).to.have.length(1);
    expect(distance(objects[0]!.place.center, ball.center as Vec3)).to.be.below(0.05);
  });
});
