import { expect } from 'chai';
import { DEFAULT_PARAMETERS } from '../../../src/core/parameters/parameters.ts';
import { composeDetector } from '../../../src/engine/compose/perception/composeDetector.ts';
import { readSceneFrame } from '../../support/sceneFrames.ts';

describe('composeDetector', function () {
  this.timeout(60_000);

  it('uses detections from detector_min_score on', async () => {
    const { frame } = await readSceneFrame('living_room');
    const scoresFrom = async (detector_min_score: number): Promise<readonly number[]> => {
      const composed = await composeDetector(
        { ...DEFAULT_PARAMETERS, detector_min_score, model_timeout: 60 },
        { log: () => undefined },
      );
      if (!composed.ok || !composed.value) throw new Error('there is no detector');
      composed.value.start();
      try {
        const found = await composed.value.detect(frame.color);
        if (!found.ok) throw new Error(found.failure.message);
        return found.value.named.map(({ labels }) => labels[0]!.score);
      } finally {
        await composed.value.stop();
      }
    };
    const all = await scoresFrom(0.15);
    const sure = await scoresFrom(0.5);
    expect(Math.min(...all)).to.be.within(0.15, 0.5);
    expect(Math.min(...sure)).to.be.at.least(0.5);
    expect(sure.length).to.be.within(1, all.length - 1);
  });
});
