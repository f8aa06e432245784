import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openReplay } from '../../src/cli/replay/openReplay.ts';
import type { RawCameraInfo } from '../../src/core/image/decode/RawCameraInfo.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Result } from '../../src/core/result.ts';
import { BufferedTransformSource } from '../../src/core/transforms/BufferedTransformSource.ts';
import { TransformBuffer } from '../../src/core/transforms/TransformBuffer.ts';
import { compose } from '../../src/engine/compose/compose.ts';
import { gravityUp } from '../../src/pipeline/gravityUp.ts';
import { locate } from '../../src/pipeline/locate.ts';
import { locateOptions } from '../../src/pipeline/locateOptions.ts';
import { readCameraInfo } from '../../src/ros/convert/readCameraInfo.ts';
import { readImage } from '../../src/ros/convert/readImage.ts';
import { readTransforms } from '../../src/ros/convert/readTransforms.ts';
import type { Arrival } from '../../src/ros/inputs/Arrival.ts';
import { PairDecoder } from '../../src/ros/inputs/PairDecoder.ts';
import { lengthOf } from '../support/faults/length.ts';
import { measured } from '../support/faults/measured.ts';
import { RECORDING } from '../support/recording.ts';

/** Frames of the recording that are asked about, evenly over it. */
const FRAMES = lengthOf(2, 56);
const QUESTIONS = [
  'the red box',
  'the ball',
  'the green box on top of the red box',
  'the largest thing',
  'the lamp',
];
const RECORDED = 56;
const now = () => performance.now();

const need = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

/** Plays the recording through the method, depth geometry alone, and asks; the answers with every bit of their poses. */
async function answersAt(pauseMs: number): Promise<readonly string[]> {
  const parameters = { ...DEFAULT_PARAMETERS, detector: 'none', classifier: 'none', namer: 'none' };
  const method = need(await compose(parameters, { log: () => undefined }));
  const codec = new SharpImageCodec();
  const replay = need(
    await openReplay({ file: RECORDING, stored: false, reliability: 'reliable' }, codec, () => undefined),
  );
  const buffer = new TransformBuffer();
  const transforms = new BufferedTransformSource(buffer, (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  });
  const decoder = new PairDecoder(codec);
  const waiting = new Map<bigint, { color?: Arrival; depth?: Arrival }>();
  let info: RawCameraInfo | undefined;
  const pairs: { color: Arrival; depth: Arrival }[] = [];
  for await (const { topic, cdr } of replay.messages()) {
    if (topic === '/tf' || topic === '/tf_static')
      for (const link of need(readTransforms(cdr, topic === '/tf_static'))) buffer.insert(link);
    else if (topic.endsWith('/camera_info')) info = need(readCameraInfo(cdr, 'info'));
    else if (topic.endsWith('/image_raw')) {
      const image = need(readImage(Uint8Array.from(cdr), topic));
      const arrival: Arrival = { kind: 'raw', stampNs: image.stampNs, image };
      const pair = {
        ...waiting.get(image.stampNs),
        [topic.includes('/color/') ? 'color' : 'depth']: arrival,
      };
      waiting.set(image.stampNs, pair);
      if (pair.color && pair.depth) pairs.push({ color: pair.color, depth: pair.depth });
    }
  }
  await replay.close();
  expect(pairs.length).to.equal(RECORDED);
  const said: string[] = [];
  for (let i = 0; i < FRAMES; i++) {
    const pair = pairs[Math.floor((i * RECORDED) / FRAMES)]!;
    const frame = need(
      await decoder.decode(pair, info, { rectified: true, depthScale: 0, whyNoDepth: () => 'none' }),
    );
    const up = await gravityUp(transforms, 'map', frame);
    for (const expression of QUESTIONS) {
      await delay(pauseMs);
      const { stages: _, ...answer } = await locate(
        {
          perceive: (of) => method.perception.perceive(of, up ? { up } : {}),
          resolver: method.resolver,
          transforms,
          now,
        },
        { ...locateOptions(DEFAULT_PARAMETERS), tfTimeoutMs: 0 },
        { expression, targetFrame: 'map', viewerFrame: '', maxCandidates: 10 },
        frame,
      );
      said.push(JSON.stringify(answer, (_key, value) => (typeof value === 'bigint' ? `${value}` : value)));
    }
  }
  await method.stop();
  return said;
}

describe('the same recording, played again', function () {
  this.timeout(60_000 + FRAMES * 60_000);

  it('gives the same answers and poses bit by bit, a second time and at a quarter of the pace', async () => {
    const first = await answersAt(5);
    const located = first.filter((answer) => answer.includes('"ok":true')).length;
    expect(located, 'located things').to.be.greaterThan(FRAMES);
    expect(await answersAt(5)).to.deep.equal(first);
    expect(await answersAt(20)).to.deep.equal(first);
    measured(
      18,
      `${first.length} answers about ${FRAMES} frames, ${located} with a pose: equal bit by bit in three passes, one at a quarter of the pace`,
    );
  });
});
