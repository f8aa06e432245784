import { expect } from 'chai';
import { sightingsOf, viewOfFrame } from '../../../src/core/memory/viewOfFrame.ts';
import type { Transform } from '../../../src/core/types/geometry.ts';
import { observeRequest } from '../../../src/ros/convert/observe/observeRequest.ts';
import {
  type ObserveRequestMessage,
  readObserveRequest,
} from '../../../src/ros/convert/observe/readObserveRequest.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

/** A camera at 1 m height that looks along x of the map. */
const POSE: Transform = { translation: [0, 0, 1], rotation: [-0.5, 0.5, -0.5, 0.5] };
const tiny = tinyMarkedFrame([{ mark: 1, label: 'cup', at: [1.5, 0.2, 0.1] }], 1, 8);
/** With what a namer and a detector's hints say of it. */
const marked = {
  ...tiny,
  nameSpace: 'a namer',
  landmarks: tiny.landmarks.map((landmark) => ({
    ...landmark,
    objectness: 0.75,
    hints: [{ label: 'bowl', score: 0.0625 }],
    embedding: { vector: Float32Array.of(0.5, -2, 1.25), usual: 1.5 },
  })),
};
const JPEG = Uint8Array.from([0xff, 0xd8, 1, 2]);
const request = (change: object = {}) =>
  ({
    ...observeRequest(marked, {
      source: '/left/spatial_llava 1',
      frame: 'map',
      map: 'ground floor',
      memoryFromCamera: POSE,
      pictures: [{ id: 7, worth: 300, jpeg: JPEG }],
    }),
    ...change,
  }) as unknown as ObserveRequestMessage;

describe('a view for the memory of another node', () => {
  it('tells the same things, from the same place, as the memory of the camera itself would see', () => {
    const read = readObserveRequest(request());
    if (!read.ok) throw new Error(read.failure.message);
    const { view, camera, frame, map, pictures } = read.value;
    expect([frame, map, view.source, view.stampNs]).to.deep.equal([
      'map',
      'ground floor',
      '/left/spatial_llava 1',
      marked.frame.stampNs,
    ]);
    expect(camera).to.deep.equal({ frameId: marked.frame.frameId, pose: POSE });
    expect(view.sightings).to.deep.equal(sightingsOf(marked, POSE));
    expect(pictures).to.deep.equal([{ id: 7, worth: 300, jpeg: JPEG }]);
  });

  it('says of a place what the whole depth says, from the few pixels that are sent', () => {
    const whole = viewOfFrame(marked, POSE);
    const read = readObserveRequest(request());
    if (!read.ok) throw new Error(read.failure.message);
    for (const [evidence, metres] of [
      ['empty', 0.7],
      ['occupied', 1],
      ['unseen', 1.5],
    ] as const) {
      const place = { center: [metres, 0, 1] as const, size: [0.2, 0.2, 0.2] as const };
      expect(whole.evidenceAt(place)).to.equal(evidence);
      expect(read.value.view.evidenceAt(place)).to.equal(evidence);
      expect(read.value.view.thinned!().evidenceAt(place), 'thinner still').to.equal(evidence);
    }
  });

  for (const [what, change] of [
    ['no name', { source: '' }],
    ['a name of a megabyte', { source: 'x'.repeat(1e6) }],
    ['depth that is too short', { depth: new Uint8Array(3) }],
    ['a picture of no pixels', { width: 0, height: 0, depth: new Uint8Array(0) }],
    ['a lens that is none', { fx: 0 }],
    ['a lens that is no number', { cx: Number.NaN }],
    [
      'a camera that is nowhere',
      {
        camera: {
          translation: { x: Number.POSITIVE_INFINITY, y: 0, z: 0 },
          rotation: { x: 0, y: 0, z: 0, w: 1 },
        },
      },
    ],
    [
      'a rotation that is none',
      { camera: { translation: { x: 0, y: 0, z: 0 }, rotation: { x: 0, y: 0, z: 0, w: 0 } } },
    ],
    ['a picture that is no JPEG', { pictures: [{ id: 1, worth: 1, jpeg: new Uint8Array(10) }] }],
    ['a picture of worth that is no number', { pictures: [{ id: 1, worth: Number.NaN, jpeg: JPEG }] }],
    [
      'a thing of no place',
      { sightings: [{ ...request().sightings[0]!, center: { x: Number.NaN, y: 0, z: 0 } }] },
    ],
    ['a covariance of two numbers', { sightings: [{ ...request().sightings[0]!, covariance: [1, 2] }] }],
    ['a look of no namer', { sightings: [{ ...request().sightings[0]!, name_space: '' }] }],
    ['a look without a scale', { sightings: [{ ...request().sightings[0]!, embedding_step: 0 }] }],
    ['a look of a megabyte', { sightings: [{ ...request().sightings[0]!, embedding: new Int8Array(1e6) }] }],
    [
      'a name of a thing of a megabyte',
      { sightings: [{ ...request().sightings[0]!, labels: [{ label: 'x'.repeat(1e6), score: 1 }] }] },
    ],
  ] as const)
    it(`is refused with ${what}: BAD_IMAGE`, () => {
      const read = readObserveRequest(request(change));
      expect(read.ok ? 'ok' : read.failure.code).to.equal('BAD_IMAGE');
      if (!read.ok) expect(read.failure.message.length).to.be.below(400);
    });
});
