import { expect } from 'chai';
import { nodeRig } from '../support/nodeRig.ts';

const LOCATE = ['/spatial_llava/locate', 'spatial_llava/srv/LocateObject'] as const;
const FRAME = 'camera_color_optical_frame';

describe('node on real ROS: a detector that cannot be had', function () {
  this.timeout(90_000);
  const rig = nodeRig({ main: 'src/main.ts', parameters: { detector: '/nowhere/card.yaml' } }, ({ driver }) =>
    driver.do('camera', { hz: 15 }),
  );

  it('never says that nothing fits: it says that the detector, which names things, took no part', async () => {
    // The first question waits for the classifier to load, on a busy machine for long.
    const [service, type] = LOCATE;
    const request = { expression: 'the laptop', target_frame: FRAME };
    const asked = { service, type, request, timeout: 60 };
    const { status, message, object } = await rig.driver.do('call', asked);
    // Not NOT_FOUND: what is there may be one, or nobody can say.
    expect(status, message).to.be.oneOf([302, 501]);
    expect(message).to.match(/without the detector: MODEL_UNAVAILABLE/);
    expect(object.header.frame_id).to.equal('');
  });

  it('answers what needs no name, and says who is missing', async () => {
    const { status, message, rationale } = await rig.driver.call(...LOCATE, {
      expression: 'the red thing',
      target_frame: FRAME,
    });
    expect(status, message).to.equal(0);
    expect(message).to.match(/answered without the detector: MODEL_UNAVAILABLE/);
    expect(rationale).to.match(/without the detector: MODEL_UNAVAILABLE/);
    await rig.driver.do('stop_camera');
  });
});
