import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { eventsReport } from '../../src/cli/replay/eventsReport.ts';
import { openReplay, type Replay } from '../../src/cli/replay/openReplay.ts';
import { phrasesFor } from '../../src/cli/replay/phrasesFor.ts';
import { printEvents } from '../../src/cli/replay/printEvents.ts';
import { type RememberedViews, rememberViews } from '../../src/cli/replay/rememberViews.ts';
import { recall } from '../../src/core/memory/recall/recall.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Result } from '../../src/core/result.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import { cameraTopics } from '../../src/ros/replay/cameraTopics.ts';
import { replayViews } from '../../src/ros/replay/replayViews.ts';
import { RECORDING, type RecordingTruth, readRecordingTruth } from '../support/recording.ts';

const distance = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

describe('memory of the recording', function () {
  this.timeout(300_000);
  let composition: Composition;
  let recording: Replay;
  let truth: RecordingTruth;
  const skipped: string[] = [];
  const memories: RememberedViews[] = [];

  before(async () => {
    truth = await readRecordingTruth();
    composition = must(
      await openComposition(DEFAULT_PARAMETERS, (message) => process.stderr.write(`${message}\n`)),
    );
    const codec = new SharpImageCodec();
    recording = must(
      await openReplay({ file: RECORDING, stored: false, reliability: 'best_effort' }, codec, (text) =>
        skipped.push(text),
      ),
    );
    const camera = must(cameraTopics(recording.topics));
    for (let time = 0; time < 2; time++) {
      const onSkip = (text: string) => skipped.push(text);
      const views = replayViews(recording.messages(), { camera, frameId: 'map', rateHz: 2, codec, onSkip });
      memories.push(await rememberViews(views, composition.perception, onSkip));
    }
  });
  after(async () => {
    await recording?.close();
    await composition?.stop();
  });

  /** As the command tells it. */
  const report = async (question: string) => {
    const phrases = await phrasesFor(question, memories[0]!, composition, (text) => skipped.push(text));
    return eventsReport(memories[0]!, {
      question,
      frame: 'map',
      startNs: recording.startNs,
      ...(phrases && { phrases }),
    });
  };

  it('is of every frame that was to be looked at, and the same each time', () => {
    expect(skipped).to.deep.equal([]);
    expect(memories[0]!.frames).to.equal(12);
    expect(memories[0]!.objects.length).to.be.greaterThan(8);
    expect(memories[1]).to.deep.equal(memories[0]);
  });

  it('has what stands by itself once, in its place', () => {
    const alone = ['chair_1', 'box_3', 'ball_1', 'mug_1', 'mug_2', 'bottle_1', 'vase_1', 'laptop_1'];
    for (const id of alone) {
      const { center, size } = truth.map_objects.find((object) => object.id === id)!;
      const reach = Math.max(0.1, 0.4 * Math.max(...size));
      const there = memories[0]!.objects.filter(
        ({ place }) => distance(place.center, center as Vec3) < reach,
      );
      expect(
        there.map((object) => object.id),
        id,
      ).to.have.length(1);
    }
  });

  it('takes nothing that stands still for gone, moved or come: all was there when it was first looked at', async () => {
    const { events } = await report('');
    expect(events.length).to.be.greaterThan(8);
    expect(
      events
        .filter(({ said }) => !/ first seen at /.test(said))
        .map(({ seconds, said }) => `${seconds} ${said}`),
    ).to.deep.equal([]);
  });

  it('answers where the ball is when nothing is in view any more', () => {
    const { objects, context } = memories[0]!;
    const found = recall(objects, 'the ball', context).objects;
    const ball = truth.map_objects.find(({ label }) => label === 'ball')!;
    expect(found).to.have.length(1);
    expect(distance(found[0]!.place.center, ball.center as Vec3)).to.be.below(0.05);
  });

  it('tells since when the ball is known, and how many there are', async () => {
    const { status, events, counts, objects } = await report('how many balls are there');
    expect(status).to.equal('OK');
    expect(objects).to.have.length(1);
    expect(events.map(({ said }) => said.replace(/\d+\.\d+/g, '#'))).to.deep.equal([
      `${(objects[0] as { label: string }).label} ${(objects[0] as { id: number }).id} first seen at (#, #, #)`,
    ]);
    expect(counts.map(({ count }) => count)).to.deep.equal([1]);
    expect(BigInt(events[0]!.stampNs) >= recording.startNs).to.equal(true);
    expect(printEvents(await report('the ball'))).to.match(
      /^the ball: places in map, from 12 frames\n +\d\.\d s {2}.*first seen/,
    );
    expect(printEvents(await report('the fire truck'))).to.match(/NOT_FOUND in 12 frames/);
  });
});
