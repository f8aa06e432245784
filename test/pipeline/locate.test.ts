import { expect } from 'chai';
import type { Costmap } from '../../src/core/approach/Costmap.ts';
import { levelFrame } from '../../src/core/geometry/levelFrame.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { fail, ok } from '../../src/core/result.ts';
import type { Resolution } from '../../src/core/spatial/grounding/Resolution.ts';
import type { MarkedFrame, Resolver } from '../../src/core/spatial/grounding/Resolver.ts';
import { sceneFromLandmarks } from '../../src/core/spatial/scene/sceneFromLandmarks.ts';
import { multiply } from '../../src/core/transforms/rigid.ts';
import type { TransformSource } from '../../src/core/transforms/TransformSource.ts';
import type { Transform } from '../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import type { Landmark } from '../../src/core/types/landmarks.ts';
import type { LocateOptions } from '../../src/pipeline/LocateRequest.ts';
import { type LocateDeps, locate } from '../../src/pipeline/locate.ts';
import { locateOptions } from '../../src/pipeline/locateOptions.ts';
import { testCamera } from '../support/raycast.ts';

const size = testCamera.width * testCamera.height;
const frame: RgbdFrame = {
  stampNs: 5_000_000_000n,
  frameId: 'camera_optical',
  color: { width: testCamera.width, height: testCamera.height, data: new Uint8Array(size * 3) },
  depth: { width: testCamera.width, height: testCamera.height, data: new Float32Array(size).fill(2) },
  camera: testCamera,
};
/** Optical axes into x forward, y left, z up, 0.5 m above the base. */
const baseFromCamera: Transform = { translation: [0, 0, 0.5], rotation: [-0.5, 0.5, -0.5, 0.5] };
const landmark = (mark: number, spatial: boolean): Landmark => ({
  mark,
  trackId: mark,
  role: 'object',
  labels: [{ label: 'cup', score: 0.9 }],
  colours: [],
  meanRgb: [0, 0, 0],
  mask: { box: { x0: 0, y0: 0, x1: 1, y1: 1 }, bits: new Uint8Array([1]), pixelCount: 1 },
  anchor: [0, 0],
  validDepthRatio: spatial ? 1 : 0,
  ...(spatial && {
    spatial: {
      box: { center: [0, 0, 2], size: [0.1, 0.1, 0.1], orientation: [0.5, -0.5, 0.5, 0.5] },
      surfaceCenter: [0, 0, 1.95],
      covariance: [1e-6, 0, 0, 0, 1e-6, 0, 0, 0, 1e-4],
    },
  }),
});
const landmarks = [landmark(1, true), landmark(2, false)];
const marked: MarkedFrame = {
  frame,
  landmarks,
  scene: sceneFromLandmarks(landmarks, frame, levelFrame([0, -1, 0])),
  sceneFromCamera: levelFrame([0, -1, 0]),
  stages: [],
};
const answering = (answer: Partial<Resolution>): Resolver => ({
  name: 'scripted',
  resolve: async () =>
    ok({
      status: 'OK',
      confidence: 0.9,
      candidates: [],
      relations: [],
      rationale: 'why',
      logicalForm: '',
      ...answer,
    }),
});
const transforms: TransformSource = {
  lookup: async ({ targetFrame, sourceFrame, stampNs }) =>
    targetFrame === 'base' && stampNs === frame.stampNs
      ? ok(
          sourceFrame === frame.frameId ? baseFromCamera : { translation: [0, 0, 0], rotation: [0, 0, 0, 1] },
        )
      : fail('UNKNOWN_FRAME', `${targetFrame} is unknown`),
};
/** 8 m x 8 m about the base, all of it free. */
const openFloor: Costmap = {
  frameId: 'base',
  stampNs: frame.stampNs,
  resolution: 0.1,
  width: 80,
  height: 80,
  origin: { translation: [-4, -4, 0], rotation: [0, 0, 0, 1] },
  data: new Int8Array(80 * 80),
};
const options = {
  ...locateOptions({ ...DEFAULT_PARAMETERS, standoff: 0.5 }),
  baseFrame: 'base',
  tfTimeoutMs: 10,
  maxExpressionLength: 50,
};
const request = { expression: ' the cup ', targetFrame: 'base', viewerFrame: '', maxCandidates: 5 };
const ask = (
  deps: Partial<LocateDeps>,
  changes: Partial<typeof request> = {},
  from = frame,
  under: LocateOptions = options,
) =>
  locate(
    { perceive: async () => ok(marked), resolver: answering({ id: 1 }), transforms, now: () => 0, ...deps },
    under,
    { ...request, ...changes },
    from,
  );
const codeOf = async (answer: ReturnType<typeof ask>) => {
  const { result } = await answer;
  return result.ok ? 'OK' : result.failure.code;
};

describe('locate: from words and a frame to a pose', () => {
  it('lifts the chosen mark into the requested frame and stands before it', async () => {
    const { result, stampNs } = await ask({ costmap: () => ok(openFloor) });
    expect(stampNs).to.equal(frame.stampNs);
    if (!result.ok) throw new Error(result.failure.message);
    const { pose, approach, surfaceCenter } = result.value;
    const close = (actual: readonly number[], expected: readonly number[]) => {
      for (const [i, value] of expected.entries()) expect(actual[i]).to.be.closeTo(value, 1e-9);
    };
    close(pose.position, [2, 0, 0.5]);
    close(surfaceCenter, [1.95, 0, 0.5]);
    close(approach.pose!.position, [1.45, 0, 0]);
    close(approach.pose!.orientation, [0, 0, 0, 1]);
    expect(result.value.covariance[0]).to.be.closeTo(1e-4, 1e-9);
  });

  it('asks for transforms at the frame’s own stamp and never invents one', async () => {
    expect(await codeOf(ask({}, { targetFrame: 'nowhere' }))).to.equal('UNKNOWN_FRAME');
    expect(await codeOf(ask({}, {}, { ...frame, stampNs: 6n }))).to.equal('UNKNOWN_FRAME');
  });

  describe('gives no place to stand, and says why,', () => {
    const near = { ...options, approach: { ...options.approach, reachMetres: 1 } };
    const refusing = async (deps: Partial<LocateDeps>, targetFrame = 'base') => {
      const { result } = await ask(deps, { targetFrame }, frame, near);
      if (!result.ok) throw new Error(result.failure.message);
      expect(result.value.approach.pose).to.equal(undefined);
      return result.value.approach.note;
    };
    const map = (changes: Partial<Costmap>) => ({ costmap: () => ok({ ...openFloor, ...changes }) });
    /** A base that leans forward by a quarter of a turn. */
    const leaning: TransformSource = {
      lookup: async ({ sourceFrame }) =>
        ok(
          sourceFrame === frame.frameId
            ? { ...baseFromCamera, rotation: [0, 0, 0, 1] }
            : { translation: [0, 0, 0], rotation: [0, 0, 0, 1] },
        ),
    };

    it('where no floor was seen and no map is there', async () => {
      expect(await refusing({})).to.match(/no floor was seen .* and there is no costmap/);
    });

    it('in frames whose z is not up', async () => {
      const said = /'\S+' is no frame whose z is up/;
      expect(await refusing({ transforms: leaning, ...map({}) })).to.match(said);
      const optical: TransformSource = {
        lookup: async () => ok({ translation: [0, 0, 0], rotation: [0, 0, 0, 1] }),
      };
      expect(await refusing({ transforms: optical }, frame.frameId)).to.match(said);
      expect(await refusing({ transforms: optical }, 'other_optical_frame')).to.match(said);
    });

    it('where the costmap is too old, of an unknown frame, or does not know the ground', async () => {
      expect(await refusing(map({ stampNs: frame.stampNs - 11_000_000_000n }))).to.match(
        /without the costmap: it is 11.0 s from the image, costmap_max_age is 10 s/,
      );
      const lost: TransformSource = {
        lookup: async (asked) =>
          asked.sourceFrame === 'odom'
            ? fail('UNKNOWN_FRAME', "frame 'odom' does not exist")
            : transforms.lookup(asked),
      };
      expect(await refusing({ transforms: lost, ...map({ frameId: 'odom' }) })).to.match(
        /without the costmap: frame 'odom' does not exist/,
      );
      expect(await refusing(map({ data: new Int8Array(6400).fill(-1) }))).to.match(
        /ground that was not seen and the costmap does not know/,
      );
      expect(await refusing(map({ data: new Int8Array(6400).fill(100) }))).to.match(
        /to [1-9]\d* no free way is known/,
      );
    });

    it('where the footprint does not hold the base', async () => {
      const { result } = await ask(map({}), {}, frame, {
        ...options,
        approach: locateOptions({ ...DEFAULT_PARAMETERS, footprint: '[[1, 0], [2, 0], [2, 1]]' }).approach,
      });
      if (!result.ok) throw new Error(result.failure.message);
      expect(result.value.approach).to.deep.equal({
        note: "no place to stand: footprint does not hold the base [0, 0], as Nav2 writes it ([[0.3, 0.2], [0.3, -0.2], ...]): '[[1, 0], [2, 0], [2, 1]]'",
      });
    });
  });

  it('lets no pose out that is not finite, whatever transform it was given', async () => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, 1.7e308]) {
      const far: TransformSource = {
        lookup: async () => ok({ ...baseFromCamera, translation: [x, x, x] }),
      };
      const answer = await ask({ transforms: far });
      if (!answer.result.ok) expect(answer.result.failure.code).to.equal('UNKNOWN_FRAME');
      const { pose, approach } = answer.result.ok
        ? answer.result.value
        : { pose: undefined, approach: undefined };
      for (const value of [...(pose?.position ?? []), ...(approach?.pose?.position ?? [])])
        expect(value).to.satisfy(Number.isFinite);
      if (!Number.isFinite(x)) expect(answer.result.ok).to.equal(false);
    }
  });

  it('looks at its asker’s signal between the viewpoint and the model', async () => {
    const abort = new AbortController();
    const slow: TransformSource = {
      lookup: async () => {
        abort.abort();
        return ok(baseFromCamera);
      },
    };
    const resolver: Resolver = {
      name: 'm',
      resolve: () => {
        throw new Error('must not be asked');
      },
    };
    const deps = { perceive: async () => ok(marked), resolver, transforms: slow, now: () => 0 };
    const answer = locate(deps, options, { ...request, viewerFrame: 'base' }, frame, abort.signal);
    expect(await codeOf(answer)).to.equal('CANCELLED');
  });

  it('names who answered, where that was another than was asked', async () => {
    expect(await ask({})).to.include({ model: 'scripted' });
    expect(await ask({ resolver: answering({ id: 1, by: 'geometric' }) })).to.include({ model: 'geometric' });
  });

  it('says in its rationale which model did not take part', async () => {
    const note = fail('MODEL_UNAVAILABLE', 'the server refuses').failure;
    const answer = await ask({ resolver: answering({ id: 1, note }) });
    expect(answer.rationale).to.equal('why (without the model: MODEL_UNAVAILABLE: the server refuses)');
    expect(answer.note).to.deep.equal(note);
  });

  it('says that no model cut the masks again, where one was to, and is no less sure of the thing', async () => {
    const unrefined = fail('MODEL_TIMEOUT', 'segmenter: late').failure;
    const { result, rationale } = await ask({ perceive: async () => ok({ ...marked, unrefined }) });
    expect(result.ok && result.value.score).to.equal(0.9);
    expect(rationale).to.equal('why (masks as depth cut them: MODEL_TIMEOUT: segmenter: late)');
  });

  it('names who of those that name things took no part, and is less sure', async () => {
    const lacking = [{ ...fail('MODEL_TIMEOUT', 'centernet: late').failure, part: 'detector' as const }];
    const perceive = async () => ok({ ...marked, lacking });
    const found = await ask({ perceive });
    expect(found.rationale).to.equal('why (without the detector: MODEL_TIMEOUT: centernet: late)');
    expect(found.lacking).to.deep.equal(lacking);
    if (!found.result.ok) throw new Error(found.result.failure.message);
    expect(found.result.value.score).to.be.lessThan(0.9);
    const namer = { ...fail('MODEL_UNAVAILABLE', 'killed').failure, part: 'namer' as const };
    const both = await ask({ perceive, resolver: answering({ id: 1, lacking: [namer] }) });
    expect(both.rationale).to.match(
      /without the detector: MODEL_TIMEOUT.*; without the namer: MODEL_UNAVAILABLE/,
    );
    expect(both.result.ok && both.result.value.score < found.result.value.score).to.equal(true);
  });

  it('never says that nothing fits while who would have named it did not answer: that is the failure', async () => {
    const resolver = answering({ status: 'NOT_FOUND', rationale: 'Nothing fits "laptop" well enough.' });
    for (const part of ['detector', 'classifier', 'namer'] as const) {
      const lacking = [{ ...fail('MODEL_TIMEOUT', 'late').failure, part }];
      const { result } = await ask({ perceive: async () => ok({ ...marked, lacking }), resolver });
      if (result.ok) throw new Error('found');
      expect(result.failure.code).to.equal('MODEL_TIMEOUT');
      expect(result.failure.message).to.match(
        new RegExp(`^not found, and it may well be there: the ${part}, `),
      );
    }
    expect(await codeOf(ask({ resolver }))).to.equal('NOT_FOUND');
  });

  it('says which of them nobody wanted only where nothing was found, and is as sure as without', async () => {
    const none = {
      ...fail('MODEL_UNAVAILABLE', 'the parameter detector is none').failure,
      chosen: true as const,
    };
    const perceive = async () => ok({ ...marked, lacking: [{ ...none, part: 'detector' as const }] });
    const found = await ask({ perceive });
    expect(found.result.ok && found.result.value.score).to.equal(0.9);
    expect(found.rationale).to.equal('why');
    const { result } = await ask({ perceive, resolver: answering({ status: 'NOT_FOUND' }) });
    if (result.ok) throw new Error('found');
    expect(result.failure.code).to.equal('NOT_FOUND');
    expect(result.failure.message).to.match(/the parameter detector is none/);
  });

  it('refuses a mark that was not drawn', async () => {
    for (const id of [0, -1, 999, Number.NaN])
      expect(await codeOf(ask({ resolver: answering({ id }) }))).to.equal('MODEL_BAD_ANSWER');
  });

  it('finds a mark that depth did not measure: NO_DEPTH with the mark, where it is in the image, and no pose', async () => {
    const answer = await ask({ resolver: answering({ id: 2 }) });
    expect(answer.result.ok ? 'OK' : answer.result.failure).to.deep.equal({
      code: 'NO_DEPTH',
      message:
        'found: mark 2, the cup at pixel (0, 0); pose unavailable: no depth: 0 % of its 1 pixels have usable depth, too few',
    });
    expect(answer.unplaced).to.deep.equal({ landmark: landmarks[1], score: 0.9 });
    const measured = await ask({});
    expect(measured.result.ok && measured.unplaced === undefined).to.equal(true);
  });

  it('looks at a frame without any depth all the same, and says why there is none, whatever tf knows', async () => {
    const blind = {
      ...frame,
      depth: { ...frame.depth, data: new Float32Array(size) },
      withoutDepth: 'nothing has arrived on /depth/image',
    };
    const seen = [landmark(1, false), landmark(2, false)];
    const perceive = async () => ok({ ...marked, frame: blind, landmarks: seen });
    const answer = await ask({ perceive }, { targetFrame: 'nowhere' }, blind);
    expect(answer.result.ok ? '' : answer.result.failure.message).to.match(
      /^found: mark 1, .*pose unavailable: no depth: nothing has arrived on \/depth\/image$/,
    );
    expect(answer.unplaced?.landmark.mark).to.equal(1);
    expect(answer.candidates.every(({ located }) => located === undefined)).to.equal(true);
    const zeros = { ...blind, withoutDepth: undefined } as unknown as RgbdFrame;
    const empty = await ask(
      { perceive: async () => ok({ ...marked, frame: zeros, landmarks: seen }) },
      {},
      zeros,
    );
    expect(empty.result.ok ? '' : empty.result.failure.message).to.match(/has 0.00 % valid pixels$/);
  });

  it('takes no other viewer’s left and front where nothing has a place, unless it looks the camera’s way', async () => {
    const seen = [landmark(1, false), landmark(2, false)];
    const scene = sceneFromLandmarks(seen, frame, levelFrame([0, -1, 0]));
    const perceive = async () => ok({ ...marked, landmarks: seen, scene });
    const facing = (yaw: number): TransformSource => ({
      // Optical axes: x right, y down, z forward; a body's x is forward.
      lookup: async () =>
        ok({
          translation: [0, 0, 0],
          rotation: multiply([-0.5, 0.5, -0.5, -0.5], [0, 0, Math.sin(yaw / 2), Math.cos(yaw / 2)]),
        }),
    });
    const messageOf = async (yaw: number) => {
      const { result } = await ask({ perceive, transforms: facing(yaw) }, { viewerFrame: 'robot' });
      return result.ok ? 'OK' : result.failure.message;
    };
    expect(await messageOf(0.3)).to.match(/^found: mark 1/);
    expect(await messageOf(Math.PI)).to.match(/whose left and front .*'robot'.* no depth/);
  });

  it('gives every candidate of an ambiguous answer its place, and no pose', async () => {
    const candidates = [
      { id: 1, score: 0.5 },
      { id: 2, score: 0.4 },
    ];
    const answer = await ask({ resolver: answering({ status: 'AMBIGUOUS', candidates }) });
    expect(answer.result.ok ? 'OK' : answer.result.failure.code).to.equal('AMBIGUOUS');
    expect(answer.candidates.map((c) => [c.landmark.mark, c.located !== undefined])).to.deep.equal([
      [1, true],
      [2, false],
    ]);
  });

  it('refuses empty and over-long expressions before anything is computed', async () => {
    const perceive = () => {
      throw new Error('must not be asked');
    };
    expect(await codeOf(ask({ perceive }, { expression: ' \n' }))).to.equal('EMPTY_EXPRESSION');
    expect(await codeOf(ask({ perceive }, { expression: 'x'.repeat(51) }))).to.equal('EXPRESSION_TOO_LONG');
  });

  it('passes failures of perception and of the model on', async () => {
    const busy = fail('BUSY', 'busy');
    expect(await codeOf(ask({ perceive: async () => busy }))).to.equal('BUSY');
    const gone = fail('MODEL_UNAVAILABLE', 'gone');
    expect(await codeOf(ask({ resolver: { name: 'm', resolve: async () => gone } }))).to.equal(
      'MODEL_UNAVAILABLE',
    );
  });
});
