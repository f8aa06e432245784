import { expect } from 'chai';
import { BufferedTransformSource } from '../../../src/core/transforms/BufferedTransformSource.ts';
import { TransformBuffer } from '../../../src/core/transforms/TransformBuffer.ts';

const SECOND = 1_000_000_000n;

/** A source whose deadline fires only when the test says so. */
function harness() {
  const buffer = new TransformBuffer();
  let deadline: (() => void) | undefined;
  const source = new BufferedTransformSource(buffer, (_ms, action) => {
    deadline = action;
    return () => {
      deadline = undefined;
    };
  });
  const move = (seconds: number) =>
    buffer.insert({
      parent: 'odom',
      child: 'camera',
      stampNs: BigInt(seconds) * SECOND,
      transform: { translation: [seconds, 0, 0], rotation: [0, 0, 0, 1] },
      isStatic: false,
    });
  const ask = (seconds: number, targetFrame = 'odom', timeoutMs = 200) =>
    source.lookup({ targetFrame, sourceFrame: 'camera', stampNs: BigInt(seconds) * SECOND, timeoutMs });
  return { source, move, ask, expire: () => deadline?.(), waiting: () => deadline !== undefined };
}

const codeOf = async (answer: ReturnType<BufferedTransformSource['lookup']>) => {
  const result = await answer;
  return result.ok ? 'OK' : result.failure.code;
};

describe('BufferedTransformSource', () => {
  it('answers at once when the transform is there', async () => {
    const { move, ask, waiting } = harness();
    move(1);
    const answer = ask(1);
    expect(waiting()).to.equal(false);
    expect(await codeOf(answer)).to.equal('OK');
  });

  it('waits for a transform that comes within the timeout', async () => {
    const { move, ask, waiting } = harness();
    move(1);
    const answer = ask(2);
    expect(waiting()).to.equal(true);
    move(3);
    expect(await codeOf(answer)).to.equal('OK');
    expect(waiting(), 'the deadline is taken back').to.equal(false);
  });

  it('refuses a stamp before the history at once: no wait can help', async () => {
    const { move, ask, waiting } = harness();
    move(5);
    const answer = ask(2);
    expect(waiting()).to.equal(false);
    expect(await codeOf(answer)).to.equal('EXTRAPOLATION');
  });

  it('says EXTRAPOLATION when the link stood still and TF_TIMEOUT when it lagged', async () => {
    const still = harness();
    still.move(1);
    const stopped = still.ask(9);
    still.expire();
    expect(await codeOf(stopped)).to.equal('EXTRAPOLATION');

    const lagging = harness();
    lagging.move(1);
    const late = lagging.ask(9);
    lagging.move(2);
    lagging.expire();
    expect(await codeOf(late)).to.equal('TF_TIMEOUT');
  });

  it('says UNKNOWN_FRAME for a frame that never came, and what it waited', async () => {
    const { move, ask, expire, source } = harness();
    move(1);
    const unknown = ask(1, 'map');
    expire();
    const first = await unknown;
    expect(first.ok ? '' : first.failure.message).to.match(/'map' does not exist.*waited 200 ms/);
    expect(first.ok ? '' : first.failure.code).to.equal('UNKNOWN_FRAME');
    expect(source.failures.get('unknown_frame')).to.equal(1);
  });

  it('does not wait at all with a timeout of 0', async () => {
    const { move, ask, waiting } = harness();
    move(1);
    const answer = ask(2, 'odom', 0);
    expect(waiting()).to.equal(false);
    expect(await codeOf(answer)).to.equal('EXTRAPOLATION');
  });
});
