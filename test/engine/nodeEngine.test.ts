import { expect } from 'chai';
import {
  type ApproachOptions,
  type ApproachRequest,
  findApproach,
} from '../../src/core/approach/findApproach.ts';
import { DEFAULT_MARK_STYLE } from '../../src/core/marks/draw/MarkStyle.ts';
import { drawMarks } from '../../src/core/marks/drawMarks.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import { EngineThread } from '../../src/engine/EngineThread.ts';
import { nodeEngine } from '../../src/engine/nodeEngine.ts';
import { slabScene } from '../support/slabScene.ts';

describe('engine in its own thread', function () {
  this.timeout(60_000);
  const log: string[] = [];
  const thread = new EngineThread((_level, message) => log.push(message));
  const engine = nodeEngine({ ...DEFAULT_PARAMETERS, detector: 'none' }, thread);
  after(() => engine.stop());

  const locate = async (frame: RgbdFrame) => {
    const marked = await engine.perceive(frame);
    if (!marked.ok) return marked.failure.code;
    const resolved = await engine.resolve({ expression: 'the red thing', marked: marked.value });
    if (!resolved.ok) return resolved.failure.code;
    const { id } = resolved.value;
    return marked.value.landmarks.find((l) => l.mark === id)?.colours[0]?.name ?? resolved.value.status;
  };

  it('says MODEL_UNAVAILABLE before it is started', async () => {
    expect(await locate(slabScene(1n))).to.equal('MODEL_UNAVAILABLE');
  });

  it('marks a frame and resolves words in it, and the frame that comes back is the one that was asked about', async () => {
    engine.start();
    const frame = slabScene(2n);
    const marked = await engine.perceive(frame);
    expect(marked.ok && marked.value.frame).to.equal(frame);
    expect(await locate(frame)).to.equal('red');
    expect(engine.name).to.equal('geometric');
  });

  it('verifies, describes and draws in a frame that it has marked', async () => {
    const marked = await engine.perceive(slabScene(70n));
    if (!marked.ok) throw new Error(marked.failure.message);
    const verified = await engine.verify({ statement: 'there is a red thing', marked: marked.value });
    expect(verified.ok && verified.value.understood).to.equal(true);
    const [first, second] = marked.value.landmarks;
    const described = await engine.describe({
      marked: marked.value,
      subject: first!.mark,
      anchor: (second ?? first)!.mark,
      sentences: 1,
    });
    expect(described.ok).to.equal(true);
    const drawn = await engine.draw({
      marked: marked.value,
      style: DEFAULT_MARK_STYLE,
      picture: true,
      jpegQuality: 80,
    });
    if (!drawn.ok) throw new Error(drawn.failure.message);
    const { frame, landmarks } = marked.value;
    expect(drawn.value.picture).to.deep.equal(drawMarks(frame.color, landmarks));
    expect([...drawn.value.jpeg!.subarray(0, 2)]).to.deep.equal([0xff, 0xd8]);
  });

  it('says where to stand as it is computed here', async () => {
    const frame = slabScene(72n);
    const request: ApproachRequest = {
      target: { x: 1, y: 0, yaw: 0, length: 0.1, width: 0.1 },
      robot: [0, 0, 0],
      isRobotKnown: true,
      frame,
      targetFromCamera: { translation: [0, 0, 1], rotation: [-0.5, 0.5, -0.5, 0.5] },
    };
    const options: ApproachOptions = {
      footprint: { kind: 'disc', radius: 0.2 },
      standoffMetres: 0.5,
      reachMetres: 2,
      robotHeightMetres: 1.5,
    };
    const found = await engine.approach(request, options);
    expect(found).to.deep.equal({ ok: true, value: findApproach(request, options) });
    expect(found.ok && found.value.pose).to.not.equal(undefined);
    const gone = await engine.approach(request, options, AbortSignal.abort());
    expect(gone).to.have.nested.property('failure.code', 'CANCELLED');
  });

  it('gives up a question whose asker has gone before it is asked, or while the engine still loads', async () => {
    const marked = await engine.perceive(slabScene(71n));
    if (!marked.ok) throw new Error(marked.failure.message);
    const request = { expression: 'the red thing', marked: marked.value };
    const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
      answer.ok ? 'OK' : answer.failure!.code;
    expect(codeOf(await engine.resolve(request, AbortSignal.abort()))).to.equal('CANCELLED');
    engine.start();
    const abort = new AbortController();
    const asked = engine.resolve(request, abort.signal);
    abort.abort();
    expect(codeOf(await asked)).to.equal('CANCELLED');
  });

  it('refuses to resolve in a frame that it has let go', async () => {
    const first = await engine.perceive(slabScene(3n));
    if (!first.ok) throw new Error(first.failure.message);
    for (let i = 0n; i < 8n; i++) await engine.perceive(slabScene(10n + i));
    const late = await engine.resolve({ expression: 'the red thing', marked: first.value });
    expect(late.ok ? 'OK' : late.failure.code).to.equal('STALE_FRAME');
  });

  it('answers who waits when it is stopped, and works again after the next start, any number of times', async () => {
    const waiting = engine.perceive(slabScene(50n));
    await engine.stop();
    const answer = await waiting;
    expect(answer.ok ? 'OK' : answer.failure.code).to.be.oneOf(['OK', 'MODEL_UNAVAILABLE']);
    expect(await locate(slabScene(51n))).to.equal('MODEL_UNAVAILABLE');
    for (let i = 0; i < 5; i++) {
      engine.start();
      void engine.stop();
    }
    engine.start();
    expect(await locate(slabScene(52n))).to.equal('red');
    expect(log).to.deep.equal([]);
  });

  it('goes on without a detector that cannot be had, and says so', async () => {
    await engine.stop();
    const lacking = nodeEngine({ ...DEFAULT_PARAMETERS, detector: 'no-such-card' }, thread);
    lacking.start();
    expect(await (async () => (await lacking.perceive(slabScene(60n))).ok)()).to.equal(true);
    expect(log.join()).to.match(/MODEL_UNAVAILABLE: .*no-such-card.*going on without a detector/);
    await lacking.stop();
  });
});
