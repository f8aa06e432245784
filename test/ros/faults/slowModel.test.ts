import { expect } from 'chai';
import { isLong, lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { slopeOf } from '../../support/faults/slopeOf.ts';
import { nodeRig } from '../../support/nodeRig.ts';

/** A model of 5 s and ten minutes of 30 Hz at full length. */
const SLOW_MS = isLong ? 5000 : 1000;
const SECONDS = lengthOf(4, 600);

describe('node on real ROS: a model that is much slower than the camera', function () {
  this.timeout(120_000 + SECONDS * 2000);
  const rig = nodeRig({ env: { SLOW_MS: String(SLOW_MS) } }, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 30 });
  });

  it('answers about the newest frame at the time of the question, and its memory holds', async () => {
    const { driver, node } = rig;
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const memory: [number, number][] = [];
    const ages: number[] = [];
    while (seconds() < SECONDS) {
      const asked = Date.now() / 1000;
      const answer = await driver.do('call', {
        service: '/spatial_llava/locate',
        type: 'spatial_llava/srv/LocateObject',
        request: { expression: 'the red box' },
        timeout: 60,
      });
      expect(answer.status, answer.message).to.equal(0);
      ages.push(asked - (answer.stamp.sec + answer.stamp.nanosec / 1e9));
      memory.push([seconds() / 3600, node.rss / 1e6]);
    }
    const oldest = Math.max(...ages);
    // At most the frame that was under way when the question came; never one that waited in a queue.
    expect(oldest, 's that the frame of an answer is older than its question').to.be.below(
      2 * (SLOW_MS / 1000) + 1,
    );
    const late = memory.slice(memory.length >> 1);
    const grown = late.at(-1)![1] - late[0]![1];
    expect(grown, 'MB grown in the second half').to.be.below(40);
    const { slope, interval } = slopeOf(late);
    // Of three answers there is none to speak of.
    const tend = late.length > 10 ? ` (slope ${slope.toFixed(0)} ± ${interval.toFixed(0)} MB/h)` : '';
    measured(
      8,
      `${SLOW_MS / 1000} s a frame at 30 Hz for ${SECONDS} s: ${ages.length} answers, frame at most ${oldest.toFixed(1)} s older than the question, ` +
        `resident ${grown >= 0 ? '+' : ''}${grown.toFixed(0)} MB in the second half${tend}`,
    );
  });
});
