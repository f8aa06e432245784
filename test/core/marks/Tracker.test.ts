import { expect } from 'chai';
import { DEFAULT_TRACKER_OPTIONS, Tracker, type TrackObservation } from '../../../src/core/marks/Tracker.ts';

const at = (
  x: number,
  label = 'cup',
  rgb: readonly [number, number, number] = [200, 30, 30],
): TrackObservation => ({
  box: { x0: 100 + 500 * x, y0: 100, x1: 140 + 500 * x, y1: 150 },
  center: [x, 0, 1],
  sizeMetres: 0.15,
  label,
  meanRgb: rgb,
});

describe('Tracker: ids that stay while things stay in view', () => {
  it('keeps the ids when the list is reordered and everything moves a little', () => {
    const tracker = new Tracker();
    const [a, b, c] = tracker.assign([at(0), at(0.5), at(1)]);
    expect(tracker.assign([at(1.02), at(0.02), at(0.52)])).to.deep.equal([c, a, b]);
  });

  it('gives a thing that comes in a new id, and one that comes back its old one', () => {
    const tracker = new Tracker();
    const [a] = tracker.assign([at(0)]);
    const [, b] = tracker.assign([at(0), at(1)]);
    expect(b).to.not.equal(a);
    tracker.assign([at(0)]);
    expect(tracker.assign([at(0), at(1)])).to.deep.equal([a, b]);
  });

  it('forgets what has long been gone, and never gives an id twice', () => {
    const tracker = new Tracker();
    const [a] = tracker.assign([at(0)]);
    for (let i = 0; i <= DEFAULT_TRACKER_OPTIONS.maxMissedFrames; i++) tracker.assign([]);
    expect(tracker.assign([at(0)])[0]).to.be.greaterThan(a!);
  });

  it('tells things at one place by their colour', () => {
    const tracker = new Tracker();
    const [red] = tracker.assign([at(0, 'cup', [220, 20, 20])]);
    expect(tracker.assign([at(0, 'cup', [20, 20, 220])])[0]).to.not.equal(red);
  });

  it('follows by the image where depth is missing', () => {
    const tracker = new Tracker();
    const { box, meanRgb } = at(0);
    const [a] = tracker.assign([{ box, meanRgb }]);
    expect(tracker.assign([{ box: { ...box, x0: box.x0 + 4, x1: box.x1 + 4 }, meanRgb }])).to.deep.equal([a]);
  });

  it('holds no more tracks than its cap in an endless stream of new things', () => {
    const tracker = new Tracker({ ...DEFAULT_TRACKER_OPTIONS, maxTracks: 20 });
    const [first] = tracker.assign([at(0)]);
    for (let i = 1; i < 100; i++) tracker.assign([at(i * 3), at(i * 3 + 1)]);
    expect(tracker.assign([at(0)])[0]).to.not.equal(first);
  });

  it('keeps counting after it was cleared', () => {
    const tracker = new Tracker();
    const [a] = tracker.assign([at(0)]);
    tracker.clear();
    expect(tracker.assign([at(0)])[0]).to.be.greaterThan(a!);
  });
});
