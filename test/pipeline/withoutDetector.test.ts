import { expect } from 'chai';
import { NO_DETECTIONS } from '../../src/core/detect/Detections.ts';
import type { Detector } from '../../src/core/detect/Detector.ts';
import { DEFAULT_MARK_OPTIONS } from '../../src/core/marks/chooseMarks.ts';
import { Tracker } from '../../src/core/marks/Tracker.ts';
import { fail, ok } from '../../src/core/result.ts';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import { FusedSegmenter } from '../../src/pipeline/FusedSegmenter.ts';
import { Perception } from '../../src/pipeline/Perception.ts';
import { readSceneFrame } from '../support/sceneFrames.ts';

const now = () => performance.now();

describe('a frame whose detector does not answer', () => {
  const perceive = async (detector: Detector) => {
    const { frame } = await readSceneFrame('living_room');
    const perception = new Perception({
      segmenter: new FusedSegmenter({ geometry: new GeometrySegmenter({ now }), detector, now }),
      tracker: new Tracker(),
      marks: DEFAULT_MARK_OPTIONS,
      detectorVocabulary: ['laptop'],
      now,
    });
    const marked = await perception.perceive(frame);
    if (!marked.ok) throw new Error(marked.failure.message);
    return marked.value;
  };

  it('is marked all the same, says why it has no names, and takes no name’s absence for evidence', async () => {
    const failure = fail('MODEL_TIMEOUT', 'centernet: late');
    const marked = await perceive({ detect: async () => failure });
    expect(marked.landmarks.length).to.be.greaterThan(5);
    expect(marked.lacking).to.deep.equal([{ ...failure.failure, part: 'detector' }]);
    expect(marked.scene.detectorVocabulary).to.deep.equal([]);
  });

  it('is not to be taken for one in which the detector found nothing', async () => {
    const marked = await perceive({ detect: async () => ok(NO_DETECTIONS) });
    expect(marked.lacking).to.equal(undefined);
    expect(marked.scene.detectorVocabulary).to.deep.equal(['laptop']);
  });
});
