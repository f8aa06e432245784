import { expect } from 'chai';
import { DIAGNOSTICS, nextDiagnostics } from '../../support/diagnostics.ts';
import { lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { nodeRig } from '../../support/nodeRig.ts';
import { RosDriver } from '../../support/RosDriver.ts';

const LOCATE = ['/spatial_llava/locate', 'spatial_llava/srv/LocateObject'] as const;
const GET_STATE = ['/spatial_llava/get_state', 'lifecycle_msgs/srv/GetState'] as const;
const RED = { expression: 'the red box' };
/** All are answered within this, and the node listens to others again. */
const RESPONSIVE_MS = 1000;

describe('node on real ROS: floods', function () {
  this.timeout(300_000);
  const rig = nodeRig({}, async ({ driver }) => {
    await driver.do('listen', DIAGNOSTICS);
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
    await driver.seen();
  });
  let other: RosDriver;
  before(async () => {
    other = new RosDriver();
    await other.call(...GET_STATE);
  });
  after(() => other?.close());

  /** How long the node takes to say its state, asked every 100 ms until `done`. */
  async function replies(done: Promise<unknown>): Promise<readonly number[]> {
    let over = false;
    void done.finally(() => {
      over = true;
    });
    const times: number[] = [];
    while (!over) {
      const asked = performance.now();
      await other.do('call', { service: GET_STATE[0], type: GET_STATE[1], timeout: 120 });
      times.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return times;
  }
  const within = async (): Promise<number> => {
    const asked = performance.now();
    const { status, message } = await rig.driver.call(...LOCATE, RED);
    expect(status, message).to.equal(0);
    return performance.now() - asked;
  };
  const counted = async (): Promise<number> => {
    const questions = (await nextDiagnostics(rig.driver)).get('questions')!;
    return ['OK', 'BUSY'].reduce((sum, status) => sum + Number(questions.values[status] ?? 0), 0);
  };

  it('answers every one of ten thousand questions asked at once, with a pose or BUSY, counts each, and listens again', async () => {
    const count = lengthOf(1000, 10_000);
    const before = await counted();
    const flood = rig.driver.do('flood', {
      service: LOCATE[0],
      type: LOCATE[1],
      request: RED,
      count,
      timeout: 200,
    }) as Promise<Record<string, number>>;
    const asked = performance.now();
    const [statuses, times] = await Promise.all([flood, replies(flood)]);
    const seconds = (performance.now() - asked) / 1000;
    const answered = Object.values(statuses).reduce((a, b) => a + b, 0);
    expect(answered, JSON.stringify(statuses)).to.equal(count);
    expect(Object.keys(statuses)).to.satisfy((keys: string[]) =>
      keys.every((key) => ['0', '602'].includes(key)),
    );
    const after = await within();
    expect(after, 'ms for the first question after the flood').to.be.below(RESPONSIVE_MS);
    expect((await counted()) - before - 1, 'counted on /diagnostics').to.equal(count);
    const slowest = Math.max(...times);
    measured(
      28,
      `${count} questions at once: ${statuses['0'] ?? 0} answered, ${statuses['602'] ?? 0} BUSY, none lost, all counted, in ${seconds.toFixed(1)} s; ` +
        `meanwhile get_state took ${slowest.toFixed(0)} ms at most, the next question ${after.toFixed(0)} ms`,
    );
  });

  it('is not starved by a thousand images a second of a few pixels', async () => {
    await rig.driver.do('stop_camera');
    const rss = rig.node.rss;
    const flood = rig.driver.do('tiny_camera', { hz: 1000, seconds: lengthOf(3, 30) }) as Promise<number>;
    const [sent, times] = await Promise.all([flood, replies(flood)]);
    const slowest = Math.max(...times);
    expect(slowest, 'ms for get_state at worst').to.be.below(RESPONSIVE_MS);
    const grown = (rig.node.rss - rss) / 1e6;
    expect(grown, 'MB grown').to.be.below(60);
    await rig.driver.do('camera', { hz: 15 });
    await rig.driver.seen();
    measured(
      28,
      `${sent} tiny images: get_state took ${slowest.toFixed(0)} ms at most, ${grown.toFixed(0)} MB more; the next good frame answered`,
    );
  });
});
