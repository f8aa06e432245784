import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import type { OnnxClassifier } from '../../src/adapters/onnx/OnnxClassifier.ts';
import { FAILURES } from '../../src/core/failures.ts';
import { DEFAULT_MARK_OPTIONS } from '../../src/core/marks/chooseMarks.ts';
import { Tracker } from '../../src/core/marks/Tracker.ts';
import { createNamingResolver } from '../../src/core/naming/createNamingResolver.ts';
import { PhraseMemory } from '../../src/core/naming/PhraseMemory.ts';
import { phrasesOf } from '../../src/core/naming/phrases/phrasesOf.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { fail, type Result } from '../../src/core/result.ts';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import { GeometricResolver } from '../../src/core/spatial/grounding/GeometricResolver.ts';
import { BufferedTransformSource } from '../../src/core/transforms/BufferedTransformSource.ts';
import { TransformBuffer } from '../../src/core/transforms/TransformBuffer.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import { composeClassifier } from '../../src/engine/compose/perception/composeClassifier.ts';
import { composeDetector } from '../../src/engine/compose/perception/composeDetector.ts';
import { FusedSegmenter } from '../../src/pipeline/FusedSegmenter.ts';
import { gravityUp } from '../../src/pipeline/gravityUp.ts';
import { Perception } from '../../src/pipeline/Perception.ts';
import { FrameStore } from '../../src/ros/frames/FrameStore.ts';
import type { ArrivalPair } from '../../src/ros/inputs/FrameIntake.ts';
import { PairDecoder } from '../../src/ros/inputs/PairDecoder.ts';
import { type Active, Questions } from '../../src/ros/Questions.ts';
import { greyPng16 } from '../adapters/image/encoded.ts';
import { type FaultManner, FaultSeam } from '../support/faults/FaultSeam.ts';
import { measured } from '../support/faults/measured.ts';
import { slabScene } from '../support/slabScene.ts';

const SCENE = slabScene(1n);
const { width, height, fx, cx, cy } = SCENE.camera;
const CAMERA = 'camera_color_optical_frame';
/** Level, half a metre above the floor. */
const POSE = { translation: [0, 0, 0.5], rotation: [-0.5, 0.5, -0.5, 0.5] } as const;
const MILLIMETRES = SCENE.depth.data.map((z) => z * 1000);
const codec = new SharpImageCodec();
const color = await codec.encodePng(SCENE.color);
const depth = greyPng16(width, height, MILLIMETRES);
/** What a camera driver with compressed transports sends. */
const pairAt = (stampNs: bigint): ArrivalPair => {
  const image = (source: string, data: Uint8Array, format: string) => ({
    kind: 'compressed' as const,
    stampNs,
    image: { source, stampNs, frameId: CAMERA, format, data },
  });
  return {
    color: image('colour', color, 'rgb8; png compressed'),
    depth: image('depth', depth, '16UC1; compressedDepth png'),
  };
};
const INFO = {
  source: 'info',
  stampNs: 1n,
  frameId: CAMERA,
  height,
  width,
  distortionModel: 'plumb_bob',
  d: [],
  k: [fx, 0, cx, 0, fx, cy, 0, 0, 1],
  p: [fx, 0, cx, 0, 0, fx, cy, 0, 0, 0, 1, 0],
  binningX: 0,
  binningY: 0,
  roi: { xOffset: 0, yOffset: 0, height: 0, width: 0 },
};
const question = {
  // The detector takes the painted slab for a stop sign, weakly.
  expression: 'the red sign',
  targetFrame: 'map',
  stampNs: 0n,
  viewer: 'robot',
  maxCandidates: 0,
  publish: false,
  previousRequestId: '',
  search: '',
};
const openDetector = async (parameters: typeof DEFAULT_PARAMETERS) => {
  const detector = await composeDetector(parameters, { log: () => undefined });
  if (!detector.ok || !detector.value) throw new Error(detector.ok ? 'none' : detector.failure.message);
  return detector.value;
};
const STATUSES = ['OK', ...Object.keys(FAILURES)];

describe('fault walk: from two compressed images to a pose', function () {
  this.timeout(120_000);
  const seam = new FaultSeam();
  const now = () => performance.now();
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => void unhandled.push(reason);
  let detector: Awaited<ReturnType<typeof openDetector>>;
  let classifier: OnnxClassifier;
  let frames: FrameStore;
  let questions: Questions;
  let stampNs = 1_000_000_000n;

  before(async () => {
    process.on('unhandledRejection', onUnhandled);
    const made = <T>(result: Result<T | undefined>): T => {
      if (!result.ok || !result.value) throw new Error(result.ok ? 'none' : result.failure.message);
      return result.value;
    };
    const parameters = { ...DEFAULT_PARAMETERS, model_timeout: 60 };
    detector = await openDetector(parameters);
    classifier = made(await composeClassifier(parameters, { log: () => undefined }));
    for (const model of [detector, classifier]) {
      model.start();
      expect((await model.ready(60_000)).ok).to.equal(true);
    }
    assemble();
  });
  after(async () => {
    await Promise.all([detector?.stop(), classifier?.stop()]);
    process.off('unhandledRejection', onUnhandled);
  });

  /** As compose and Session put it together, each port behind the seam. */
  function assemble(): void {
    const buffer = new TransformBuffer();
    const link = (child: string, translation: Vec3, rotation: readonly [number, number, number, number]) =>
      buffer.insert({
        parent: 'map',
        child,
        stampNs: 1n,
        isStatic: true,
        transform: { translation, rotation },
      });
    link(CAMERA, POSE.translation, POSE.rotation);
    link('base_link', [0, 0, 0], [0, 0, 0, 1]);
    const transforms = seam.behind(
      'TransformSource',
      new BufferedTransformSource(buffer, (ms, action) => {
        const timer = setTimeout(action, ms);
        return () => clearTimeout(timer);
      }),
    );
    const perception = new Perception({
      segmenter: seam.behind(
        'Segmenter',
        new FusedSegmenter({
          geometry: seam.behind('Segmenter of geometry', new GeometrySegmenter({ now })),
          detector: seam.behind('Detector', { detect: (...asked) => detector.detect(...asked) }),
          now,
        }),
      ),
      tracker: new Tracker(),
      marks: DEFAULT_MARK_OPTIONS,
      detectorVocabulary: detector.labels,
      classifier: seam.behind('Classifier', {
        vocabulary: classifier.vocabulary,
        classify: (...asked) => classifier.classify(...asked),
      }),
      now,
    });
    const decoder = new PairDecoder(seam.behind('ImageCodec', codec));
    frames = new FrameStore({
      decode: (pair) =>
        decoder.decode(pair, INFO, { rectified: true, depthScale: 0, whyNoDepth: () => 'none' }),
      perceive: async (frame) => {
        const up = await gravityUp(transforms, 'map', frame);
        return perception.perceive(frame, up ? { up } : {});
      },
      now,
      whyNone: () => fail('NO_FRAME', 'none came').failure,
      limits: () => ({ maxFrameAge: 10, maxReuseAge: 0, frameTolerance: 0.05 }),
      history: 4,
    });
    // Anew at each question: what it remembers of phrases would spare the namer.
    const resolve = (...asked: Parameters<GeometricResolver['resolve']>) =>
      createNamingResolver(
        seam.behind('Resolver', new GeometricResolver()),
        new PhraseMemory(seam.behind('Namer', { embedPhrases: (...of) => classifier.embedPhrases(...of) })),
        phrasesOf,
      ).resolve(...asked);
    questions = new Questions({
      active: () =>
        ({ session: { frames, transforms }, engine: { name: 'geometric', resolve } }) as unknown as Active,
      parameters: () => DEFAULT_PARAMETERS,
      memory: () => fail('MEMORY_UNAVAILABLE', 'memory is off'),
      now,
    });
  }

  /** Asks about a new frame, until `signal` gives up; the name of its status. */
  async function ask(signal?: AbortSignal): Promise<string> {
    stampNs += 1_000_000_000n;
    frames.offer(pairAt(stampNs));
    const answer = await questions.locate(question, signal ? { signal } : {});
    if (!answer.ok) return answer.failure.code;
    return answer.value.result.ok ? 'OK' : answer.value.result.failure.code;
  }

  let whole: readonly string[] = [];

  it('goes through every port, and answers when none of them fails', async () => {
    seam.arm(0);
    expect(await ask()).to.equal('OK');
    whole = seam.calls;
    for (const port of [
      'ImageCodec',
      'TransformSource',
      'Segmenter',
      'Detector',
      'Classifier',
      'Namer',
      'Resolver',
    ])
      expect(
        whole.some((call) => call.startsWith(`${port}.`)),
        `${port} in ${whole.join(', ')}`,
      ).to.equal(true);
  });

  for (const manner of ['refuses', 'throws', 'is late'] satisfies FaultManner[])
    it(`ends in a named status whichever call ${manner}, and answers the next question`, async () => {
      const ended = new Map<string, number>();
      for (let nth = 1; nth <= whole.length; nth++) {
        seam.arm(nth, manner);
        // Whoever asks gives up on a call that is late as soon as it is.
        const patience = new AbortController();
        if (manner === 'is late') seam.onStrike = () => setTimeout(() => patience.abort(), 20);
        const status = await ask(patience.signal);
        seam.onStrike = () => undefined;
        const which = `call ${nth} (${whole[nth - 1]}) ${manner}: ${status}`;
        expect(STATUSES, which).to.include(status);
        expect(seam.struck, which).to.equal(true);
        expect(questions.pending, which).to.equal(0);
        ended.set(status, (ended.get(status) ?? 0) + 1);
        seam.arm(0);
        expect(await ask(), `after ${which}`).to.equal('OK');
      }
      expect(unhandled).to.deep.equal([]);
      const tally = [...ended].map(([status, times]) => `${times} ${status}`).join(', ');
      measured(
        24,
        `question to pose: each of ${whole.length} calls ${manner}: ${tally}; the next answered each time`,
      );
    });

  it('has left no request waiting and no model process replaced', async () => {
    expect([detector.status().starts, classifier.status().starts]).to.deep.equal([1, 1]);
    expect([detector.status().waitingRequests, classifier.status().waitingRequests]).to.deep.equal([0, 0]);
  });
});
