import { expect } from 'chai';
import { PairSynchronizer } from '../../../src/core/sync/PairSynchronizer.ts';
import { diagnoseInput, diagnoseSync } from '../../../src/ros/diagnostics/diagnoseInputs.ts';
import { incompatiblePublishers } from '../../../src/ros/diagnostics/incompatiblePublishers.ts';
import { explainNoFrame } from '../../../src/ros/inputs/explainNoFrame.ts';
import { InputMonitor } from '../../../src/ros/inputs/InputMonitor.ts';

const bad = { code: 'BAD_IMAGE', message: '/color/image: step 0' } as const;
/** A monitor that got a message every `everyMs` until `untilMs`, read at `readMs`. */
function monitor(everyMs: number, untilMs: number, readMs: number, refused = 0) {
  let now = 0;
  const input = new InputMonitor('/color/image', () => now);
  for (let i = 0; now <= untilMs; now += everyMs, i++) input.count(i < refused ? bad : undefined);
  now = readMs;
  return input.state();
}
const MS = 1_000_000n;

describe('diagnoseInput', () => {
  const diagnose = (state: ReturnType<typeof monitor>, publishers = 1, incompatible: string[] = []) =>
    diagnoseInput('colour', { state, publishers, incompatible });

  it('measures the rate over the last seconds', () => {
    expect(monitor(100, 20_000, 20_000).rateHz).to.be.closeTo(10, 0.01);
    expect(diagnose(monitor(100, 20_000, 20_000))).to.deep.include({ level: 'ok', message: '10 Hz' });
  });

  it('says that nobody publishes, that nothing came, or for how long it has been silent', () => {
    const never = new InputMonitor('/color/image', () => 0).state();
    expect(diagnose(never, 0).message).to.equal('/color/image: nothing has arrived, nobody publishes it');
    expect(diagnose(never, 1)).to.deep.include({
      level: 'error',
      message: '/color/image: nothing has arrived',
    });
    expect(diagnose(monitor(100, 1000, 8500)).message).to.match(/silent for 7\.\d s/);
  });

  it('counts refusals and quotes the last', () => {
    const { level, message } = diagnose(monitor(100, 1000, 1000, 4));
    expect(level).to.equal('warn');
    expect(message).to.match(/4 of \d+ refused; last: \/color\/image: step 0/);
  });

  it('takes what was sent once and kept for no silence', () => {
    const state = { ...monitor(100, 100, 90_000), isLatched: true };
    expect(diagnose(state)).to.deep.include({ level: 'ok', message: 'sent once and kept' });
    expect(diagnose({ ...state, refused: state.received }).level).to.equal('error');
  });

  it('passes on what is odd about messages that were taken', () => {
    const state = { ...monitor(100, 1000, 1000), hint: 'half of the depths are beyond 9 m' };
    expect(diagnose(state)).to.deep.include({ level: 'warn', message: 'half of the depths are beyond 9 m' });
  });

  it('blames QoS before silence', () => {
    expect(diagnose(monitor(100, 100, 9000), 1, ['camera']).message).to.match(
      /QoS of camera on \/color\/image/,
    );
  });
});

describe('incompatiblePublishers', () => {
  const endpoint = (node_name: string, reliability: number) => ({
    node_name,
    qos_profile: { reliability, durability: 2 },
  });

  it('names best-effort publishers only where our own subscription is reliable', () => {
    const publishers = [endpoint('weak', 2), endpoint('strong', 1)];
    expect(incompatiblePublishers(publishers, [endpoint('us', 1)])).to.deep.equal(['weak']);
    expect(incompatiblePublishers(publishers, [endpoint('us', 2)])).to.deep.equal([]);
    expect(incompatiblePublishers(publishers, [])).to.deep.equal([]);
    // A second subscription, for what is latched, takes nothing away from the first.
    expect(incompatiblePublishers(publishers, [endpoint('us', 2), endpoint('us', 1)])).to.deep.equal([]);
  });
});

describe('diagnoseSync and explainNoFrame', () => {
  const stats = (offsetMs: number, n: number) => {
    const sync = new PairSynchronizer({ slopNs: 10n * MS, queueSize: 5 });
    for (let i = 0; i < n; i++) {
      sync.pushColor({ stampNs: BigInt(100 * i) * MS });
      sync.pushDepth({ stampNs: BigInt(100 * i + offsetMs) * MS });
    }
    return sync.stats;
  };

  it('reports pairs a second', () => {
    expect(diagnoseSync(stats(0, 30), stats(0, 20))).to.deep.include({
      level: 'ok',
      message: '10 pairs in the last second',
    });
  });

  it('says how far apart streams are that never meet', () => {
    const { level, message, values } = diagnoseSync(stats(40, 30), undefined);
    expect(level).to.equal('error');
    expect(message).to.match(/never within sync_slop: -?\d+ ms apart/);
    expect(values['color dropped: no_partner']).to.be.greaterThan(10);
  });

  it('names what is missing before what does not match', () => {
    const inputs = {
      color: monitor(100, 1000, 1000),
      depth: new InputMonitor('/depth/image', () => 0).state(),
    };
    expect(explainNoFrame(inputs, stats(0, 0))).to.deep.equal({
      code: 'NO_FRAME',
      message: 'nothing has arrived on /depth/image, and the parameter depth is required',
    });
    expect(explainNoFrame({ ...inputs, loneColourAfterMs: 2000 }, stats(0, 0)).message).to.match(
      /^nothing has arrived on \/depth\/image; colour is looked at alone when .* for 2 s/,
    );
    const both = { color: monitor(100, 1000, 1000), depth: monitor(100, 1000, 1000) };
    expect(explainNoFrame(both, stats(40, 30)).code).to.equal('UNSYNCHRONISED');
    const refused = { color: monitor(100, 300, 300, 99), depth: monitor(100, 1000, 1000) };
    expect(explainNoFrame(refused, stats(0, 0))).to.deep.include(bad);
  });
});
