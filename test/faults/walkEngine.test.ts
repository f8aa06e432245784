import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { FAILURES } from '../../src/core/failures.ts';
import { DEFAULT_MARK_STYLE } from '../../src/core/marks/draw/MarkStyle.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { ok, type Result } from '../../src/core/result.ts';
import { compose } from '../../src/engine/compose/compose.ts';
import { EngineService } from '../../src/engine/EngineService.ts';
import type { EngineCalls, EngineMethod, FromEngine, ToEngine } from '../../src/engine/engineMessages.ts';
import { FaultSeam } from '../support/faults/FaultSeam.ts';
import { measured } from '../support/faults/measured.ts';
import { slabScene } from '../support/slabScene.ts';

const STATUSES = ['OK', ...Object.keys(FAILURES)];
const THREAD_ENDS = 'the thread ends';
/** What nobody waits for an answer to. */
const UNANSWERED = /\.models$|\.clear$/;
const PARAMETERS = { ...DEFAULT_PARAMETERS, detector: 'none', classifier: 'none', namer: 'none' };

describe('fault walk: the engine behind its messages, from start to stop', function () {
  this.timeout(120_000);
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => void unhandled.push(reason);
  before(() => void process.on('unhandledRejection', onUnhandled));
  after(() => void process.off('unhandledRejection', onUnhandled));

  const seam = new FaultSeam();
  const codec = new SharpImageCodec();
  const frame = slabScene(1n);
  let starts = 0;
  let stops = 0;

  /** An engine of real parts, each of them behind the seam, and the way to ask it. */
  function engine() {
    const waiting = new Map<number, (result: Result<unknown>) => void>();
    const say = (message: FromEngine) => {
      if (message.kind === 'answer') waiting.get(message.id)?.(message.result);
    };
    const service = new EngineService({
      compose: (...asked) =>
        seam.call('compose', async () => {
          const composed = await compose(...asked);
          if (!composed.ok) return composed;
          const { perception, resolver, start, stop, models } = composed.value;
          const life = {
            start: () => {
              starts++;
              start();
            },
            stop: () => {
              stops++;
              return stop();
            },
          };
          return ok({
            ...composed.value,
            start: () => seam.call('Composition.start', life.start),
            stop: () => seam.call('Composition.stop', life.stop),
            models: () => seam.call('Composition.models', models),
            perception: seam.behind('Perception', perception),
            resolver: seam.behind('Resolver', resolver),
          });
        }),
      encodeJpeg: (...asked) => seam.call('encodeJpeg', () => codec.encodeJpeg(...asked)),
      say: (message) => seam.call('say', () => say(message)),
    });
    let id = 0;
    const call = async <M extends EngineMethod>(method: M, ask: EngineCalls[M]['ask']): Promise<string> => {
      const own = ++id;
      const answered = new Promise<Result<unknown>>((resolve) => waiting.set(own, resolve));
      service.receive({ kind: 'call', id: own, method, ask } as ToEngine);
      const result = await Promise.race([answered, delay(20_000, undefined, { ref: false })]);
      return result === undefined ? 'no answer' : result.ok ? 'OK' : result.failure.code;
    };
    return { service, call };
  }

  /** A life: started, asked for everything once, told of a jump of the clock, stopped. The status of each answer. */
  async function live({ service, call }: ReturnType<typeof engine>): Promise<readonly string[]> {
    const of = { frame: 1, viewer: undefined };
    service.receive({ kind: 'start', parameters: PARAMETERS });
    const said = [
      await call('perceive', { number: 1, frame, options: {} }),
      await call('resolve', { expression: 'the red thing', of }),
      await call('verify', { statement: 'there is a red thing', of }),
      await call('describe', { subject: 1, anchor: 2, sentences: 1, of }),
      await call('draw', {
        color: frame.color,
        style: DEFAULT_MARK_STYLE,
        picture: true,
        jpegQuality: 80,
        of,
      }),
    ];
    service.health();
    service.receive({ kind: 'clear' });
    said.push(await call('stop', {}));
    return said;
  }

  it('answers every call in a named status whichever part throws, frees what it started, and lives again', async () => {
    seam.arm(0);
    expect(await live(engine())).to.deep.equal(Array(6).fill('OK'));
    const whole = seam.calls;
    const ended = new Map<string, number>();
    for (let nth = 1; nth <= whole.length; nth++) {
      const which = `call ${nth}, ${whole[nth - 1]}`;
      const walked = engine();
      seam.arm(nth);
      // What leaves the service ends its thread, which answers MODEL_UNAVAILABLE, kills its models and begins anew
      // (EngineThread.test.ts): no other call may do so.
      const statuses = await live(walked).catch(() => [THREAD_ENDS]);
      for (const status of statuses) {
        expect([...STATUSES, ...(UNANSWERED.test(which) ? [THREAD_ENDS] : [])], which).to.include(status);
        ended.set(status, (ended.get(status) ?? 0) + 1);
      }
      seam.arm(0);
      const next = statuses.includes(THREAD_ENDS) ? engine() : walked;
      expect(await live(next), `after ${which}`).to.deep.equal(Array(6).fill('OK'));
    }
    expect(unhandled).to.deep.equal([]);
    // The stop that failed is one; a thread that ends has its models killed.
    expect(starts - stops - (ended.get(THREAD_ENDS) ?? 0), 'started and not stopped').to.be.at.most(1);
    const tally = [...ended].map(([status, times]) => `${times} ${status}`).join(', ');
    measured(24, `engine: each of ${whole.length} calls throws: ${tally}; every engine lived again`);
  });
});
