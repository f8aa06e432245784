import { expect } from 'chai';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { fail, ok } from '../../src/core/result.ts';
import { BufferedTransformSource } from '../../src/core/transforms/BufferedTransformSource.ts';
import { TransformBuffer } from '../../src/core/transforms/TransformBuffer.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import { Stopwatch } from '../../src/pipeline/Stopwatch.ts';
import { viewerFrame } from '../../src/pipeline/withViewer.ts';
import type { Question } from '../../src/ros/convert/readLocateRequest.ts';
import type { HeldFrame } from '../../src/ros/frames/HeldFrame.ts';
import { type Active, Questions } from '../../src/ros/Questions.ts';
import { tinyMarkedFrame } from '../support/tinyMarkedFrame.ts';

const question = (expression: string): Question => ({
  expression,
  previousRequestId: '',
  targetFrame: '',
  stampNs: 0n,
  viewer: '',
  maxCandidates: 0,
  publish: false,
  search: '',
});
const depth = { width: 4, height: 4, data: new Float32Array(16).fill(1) };
const frame = { stampNs: 5n, frameId: 'camera', depth } as RgbdFrame;

/** Questions to a node whose segmentation never ends, or whose frames never come. */
function harness(options: { active?: boolean; frames?: 'never' | 'held' | 'throws'; pending?: number } = {}) {
  const never = new Promise<never>(() => undefined);
  const held = { frame: () => Promise.resolve(ok(frame)), marked: () => never } as unknown as HeldFrame;
  const frameFor = {
    never: () => never,
    held: () => Promise.resolve(ok(held)),
    throws: () => Promise.reject(new Error('defect')),
  }[options.frames ?? 'held'];
  const active = {
    session: { frames: { frameFor }, transforms: {} },
    engine: { resolver: { name: 'geometric' } },
  } as unknown as Active;
  return new Questions({
    active: () => (options.active === false ? undefined : active),
    parameters: () => ({ ...DEFAULT_PARAMETERS, max_pending_requests: options.pending ?? 8 }),
    memory: () => fail('MEMORY_UNAVAILABLE', 'memory is off'),
    now: () => 0,
  });
}
const codeOf = async (answer: ReturnType<Questions['locate']>) => {
  const value = await answer;
  if (!value.ok) return value.failure.code;
  return value.value.result.ok ? 'OK' : value.value.result.failure.code;
};

describe('Questions', () => {
  it('refuses when the node is not active, and words that cannot be asked', async () => {
    expect(await codeOf(harness({ active: false }).locate(question('the mug')))).to.equal('INACTIVE');
    expect(await codeOf(harness().locate(question('   ')))).to.equal('EMPTY_EXPRESSION');
    expect(await codeOf(harness().locate(question('x'.repeat(501))))).to.equal('EXPRESSION_TOO_LONG');
  });

  it('lets as many wait as the parameter says and refuses one more as BUSY, until one has left', async () => {
    const questions = harness({ pending: 2 });
    const abort = new AbortController();
    const waiting = [0, 1].map(() => questions.locate(question('the mug'), { signal: abort.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(questions.pending).to.equal(2);
    expect(await codeOf(questions.locate(question('the mug')))).to.equal('BUSY');
    abort.abort();
    expect(await Promise.all(waiting.map(codeOf))).to.deep.equal(['CANCELLED', 'CANCELLED']);
    expect(questions.pending).to.equal(0);
    expect(Object.fromEntries(questions.counts)).to.deep.equal({ BUSY: 1, CANCELLED: 2 });
  });

  it('gives up at once when cancelled, whether it waits for a frame or for its segmentation', async () => {
    for (const frames of ['never', 'held'] as const) {
      const abort = new AbortController();
      const answer = harness({ frames }).locate(question('the mug'), { signal: abort.signal });
      setImmediate(() => abort.abort());
      expect(await codeOf(answer), frames).to.equal('CANCELLED');
    }
  });

  it('answers INTERNAL for a defect, and goes on', async () => {
    const questions = harness({ frames: 'throws' });
    expect(await codeOf(questions.locate(question('the mug')))).to.equal('INTERNAL');
    expect(questions.pending).to.equal(0);
  });
});

describe('Questions where the clock is set back under them', () => {
  /** A recording that loops: the first frame is of the round before, and its transforms are gone when they are asked for. */
  const looped = () => {
    const buffer = new TransformBuffer();
    const insert = (seconds: number) =>
      buffer.insert({
        parent: 'camera_optical',
        child: 'person',
        stampNs: BigInt(seconds) * 1_000_000_000n,
        transform: { translation: [0, 0, 1], rotation: [0, 0, 0, 1] },
        isStatic: false,
      });
    insert(9);
    const session = { clockJumps: 0 };
    const { frame: tiny, ...marked } = tinyMarkedFrame([{ mark: 1, label: 'mug', at: [1, 0, 0] }]);
    const held = (seconds: number) => {
      const stamped = { ...tiny, stampNs: BigInt(seconds) * 1_000_000_000n };
      return {
        frame: () => Promise.resolve(ok(stamped)),
        marked: async () => {
          if (seconds === 9) {
            session.clockJumps++;
            insert(1);
            insert(2);
          }
          return ok({ ...marked, frame: stamped });
        },
      } as unknown as HeldFrame;
    };
    const frames = {
      frameFor: (stampNs: bigint) =>
        Promise.resolve(ok(held(stampNs === 0n && session.clockJumps > 0 ? 1 : 9))),
    };
    const transforms = new BufferedTransformSource(buffer, (_ms, action) => {
      setImmediate(action);
      return () => undefined;
    });
    const active = {
      session: Object.assign(session, { frames, transforms }),
      engine: {},
    } as unknown as Active;
    return new Questions({
      active: () => active,
      parameters: () => DEFAULT_PARAMETERS,
      memory: () => fail('MEMORY_UNAVAILABLE', 'memory is off'),
      now: () => 0,
    });
  };
  const stampOf = async (stampNs: bigint) => {
    const seen = await looped().seen({ stampNs, viewer: 'person' }, new Stopwatch(() => 0));
    return seen.ok ? Number(seen.value.marked.frame.stampNs / 1_000_000_000n) : seen.failure.code;
  };

  it('answers from the newest frame when its own is of the time before', async () => {
    expect(await stampOf(0n)).to.equal(1);
  });

  it('puts no other frame in the place of one that was asked for by its stamp', async () => {
    expect(await stampOf(9_000_000_000n)).to.equal('EXTRAPOLATION');
  });
});

describe('viewerFrame', () => {
  it('reads camera, robot and frames', () => {
    const frames = ['', 'camera', 'robot', 'person_1'].map((viewer) =>
      viewerFrame(viewer, DEFAULT_PARAMETERS),
    );
    expect(frames).to.deep.equal(['', '', 'base_link', 'person_1']);
  });
});
