import { expect } from 'chai';
import { sightingsOf } from '../../../src/core/memory/viewOfFrame.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const POSE = { translation: [0, 0, 1], rotation: [-0.5, 0.5, -0.5, 0.5] } as const;

/** What memory sees of a named thing and of a mark within it in the image. */
const seen = (whole: string, part?: string): readonly string[] => {
  const { frame, landmarks } = tinyMarkedFrame(
    [
      { mark: 1, label: whole, at: [2, 0, 0.4], size: [0.4, 0.4, 0.4] },
      { mark: 2, at: [2, 0, 0.5], ...(part !== undefined && { label: part }) },
    ],
    1,
    8,
  );
  const within = landmarks.map((landmark) => (landmark.mark === 2 ? { ...landmark, within: [1] } : landmark));
  return sightingsOf({ frame, landmarks: within }, POSE).map(({ labels }) => labels[0]?.label ?? 'nameless');
};

describe('what memory sees of a thing within another', () => {
  it('is nothing where it has no name and the other holds nothing: the picture on a screen', () => {
    expect(seen('laptop')).to.deep.equal(['laptop']);
  });

  it('is a thing of its own where it has a name, or where the other is made to hold or to carry', () => {
    expect(seen('laptop', 'mouse')).to.deep.equal(['laptop', 'mouse']);
    for (const holder of ['bowl', 'couch', 'chair', 'bed', 'dining table', 'refrigerator'])
      expect(seen(holder), holder).to.deep.equal([holder, 'nameless']);
  });
});
