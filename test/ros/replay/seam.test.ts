import { expect } from 'chai';
import { PairSynchronizer } from '../../../src/core/sync/PairSynchronizer.ts';
import { BufferedTransformSource } from '../../../src/core/transforms/BufferedTransformSource.ts';
import { TransformBuffer } from '../../../src/core/transforms/TransformBuffer.ts';
import { readCompressedImage } from '../../../src/ros/convert/readCompressedImage.ts';
import { readTransforms } from '../../../src/ros/convert/readTransforms.ts';
import { readRecording, TOPICS } from '../../support/recording.ts';

const LAPS = 3;

/** A message as it reaches the node: topics are queues of their own, some behind the others. */
interface Heard {
  readonly topic: string;
  readonly cdr: Uint8Array;
  readonly lap: number;
  readonly atMs: number;
}

/** The recording looped, in the order in which its messages arrive when a topic is late by so many milliseconds. */
const heard = async (late: Partial<Record<keyof typeof TOPICS, number>>): Promise<Heard[]> => {
  const messages = await readRecording();
  const startNs = messages[0]!.stampNs;
  const lapMs = Number(messages.at(-1)!.stampNs - startNs) / 1e6 + 20;
  const lateOf = new Map(Object.entries(late).map(([name, ms]) => [TOPICS[name as keyof typeof TOPICS], ms]));
  return Array.from({ length: LAPS }, (_, lap) =>
    messages.map(({ topic, cdr, stampNs }) => ({
      topic,
      cdr,
      lap,
      atMs: lap * lapMs + Number(stampNs - startNs) / 1e6 + (lateOf.get(topic as never) ?? 0),
    })),
  )
    .flat()
    .sort((a, b) => a.atMs - b.atMs);
};

/** By lap: what each pair of images got when its place in the map was asked for as it came, as a question does. */
const placesByLap = async (messages: readonly Heard[]): Promise<string[][]> => {
  const buffer = new TransformBuffer();
  let nowMs = 0;
  const timers = new Set<{ readonly atMs: number; readonly action: () => void }>();
  const transforms = new BufferedTransformSource(buffer, (ms, action) => {
    const timer = { atMs: nowMs + ms, action };
    timers.add(timer);
    return () => timers.delete(timer);
  });
  const sync = new PairSynchronizer<{ stampNs: bigint; frameId: string }, { stampNs: bigint }>({
    slopNs: 30_000_000n,
    queueSize: 10,
    onClockJump: () => buffer.clear(),
  });
  const places: Promise<string>[][] = Array.from({ length: LAPS }, () => []);
  for (const { topic, cdr, lap, atMs } of messages) {
    nowMs = atMs;
    for (const timer of [...timers]) if (timer.atMs <= nowMs) timer.action();
    const isStatic = topic === TOPICS.tfStatic;
    if (isStatic || topic === TOPICS.tf) {
      const links = readTransforms(cdr, isStatic);
      if (links.ok) for (const link of links.value) buffer.insert(link);
    }
    if (topic !== TOPICS.color && topic !== TOPICS.depth) continue;
    const image = readCompressedImage(cdr, topic);
    if (!image.ok) throw new Error(image.failure.message);
    const pairs = topic === TOPICS.color ? sync.pushColor(image.value) : sync.pushDepth(image.value);
    for (const { color } of pairs) {
      const request = {
        targetFrame: 'map',
        sourceFrame: color.frameId,
        stampNs: color.stampNs,
        timeoutMs: 200,
      };
      const place = transforms
        .lookup(request)
        .then((found) =>
          found.ok ? found.value.translation.map((v) => v.toFixed(3)).join() : found.failure.code,
        );
      places[lap]!.push(place);
    }
  }
  for (const timer of [...timers]) timer.action();
  return Promise.all(places.map((lap) => Promise.all(lap)));
};

describe('the seam of a recording that loops', () => {
  for (const [how, late] of [
    ['as recorded', {}],
    ['colour late', { color: 30 }],
    ['depth late', { depth: 60 }],
    ['all images late', { color: 90, depth: 90 }],
    ['transforms late', { tf: 60 }],
  ] as const)
    it(`gives every frame of a later round the place that it had in the first: ${how}`, async () => {
      const [first, ...later] = await placesByLap(await heard(late));
      expect(first!.length).to.be.greaterThan(50);
      for (const lap of later) expect(lap).to.deep.equal(first);
    });
});
