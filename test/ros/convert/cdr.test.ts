import { expect } from 'chai';
import { CdrReader } from '../../../src/ros/convert/CdrReader.ts';
import { writeDiagnosticArray } from '../../../src/ros/convert/messages/bytes/writeDiagnosticArray.ts';
import { writeLandmarkArray } from '../../../src/ros/convert/messages/bytes/writeLandmarkArray.ts';
import { writeMarkerArray } from '../../../src/ros/convert/messages/bytes/writeMarkerArray.ts';
import { writeRememberedObjects } from '../../../src/ros/convert/messages/bytes/writeRememberedObjects.ts';
import { diagnosticArrayMessage } from '../../../src/ros/convert/messages/diagnosticArrayMessage.ts';
import {
  landmarkArrayMessage,
  NO_LANDMARKS,
} from '../../../src/ros/convert/messages/landmarkArrayMessage.ts';
import { rememberedObjectsMessage } from '../../../src/ros/convert/messages/rememberedMessage.ts';
import { markersMessage } from '../../../src/ros/convert/messages/scene/markersMessage.ts';
import { readCameraInfo } from '../../../src/ros/convert/readCameraInfo.ts';
import { readCompressedImage } from '../../../src/ros/convert/readCompressedImage.ts';
import { readDiagnosticArray } from '../../../src/ros/convert/readDiagnosticArray.ts';
import { readImage } from '../../../src/ros/convert/readImage.ts';
import { readLandmarkArray } from '../../../src/ros/convert/readLandmarkArray.ts';
import { readTransforms } from '../../../src/ros/convert/readTransforms.ts';
import { toNanoseconds, toTime } from '../../../src/ros/convert/time.ts';
import { memoryOfHouse } from '../../core/memory/house.ts';
import { seededRandom } from '../../support/random.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';
import { writeCdr } from '../../support/writeCdr.ts';

const header = (frame_id: string) => ({ stamp: { sec: 12, nanosec: 345 }, frame_id });
const STAMP = 12_000_000_345n;

/** Every proper prefix of a message must be refused: a shorter message is not the message. */
function expectPrefixesRefused(bytes: Uint8Array, read: (cdr: Uint8Array) => { readonly ok: boolean }) {
  for (let n = 0; n < bytes.length; n++) expect(read(bytes.subarray(0, n)).ok, `${n} bytes`).to.equal(false);
}

describe('CDR readers, against messages that another implementation wrote', () => {
  for (const frame of ['c', 'camera_color_optical_frame', '', 'ab', 'abc']) {
    it(`reads an Image whose frame is '${frame}', without copying its pixels`, () => {
      const data = Uint8Array.of(1, 2, 3, 4, 5, 6);
      const bytes = writeCdr('sensor_msgs/Image', {
        header: header(frame),
        height: 1,
        width: 2,
        encoding: 'rgb8',
        is_bigendian: 1,
        step: 6,
        data,
      });
      const image = readImage(bytes, 'color/image');
      if (!image.ok) throw new Error(image.failure.message);
      const { data: read, ...rest } = image.value;
      expect([...read]).to.deep.equal([...data]);
      expect(read.buffer, 'a view').to.equal(bytes.buffer);
      expect(rest).to.deep.equal({
        source: 'color/image',
        stampNs: STAMP,
        frameId: frame,
        height: 1,
        width: 2,
        encoding: 'rgb8',
        isBigEndian: true,
        step: 6,
      });
      expectPrefixesRefused(bytes, (cdr) => readImage(cdr, 'color/image'));
    });
  }

  it('reads a CompressedImage', () => {
    const bytes = writeCdr('sensor_msgs/CompressedImage', {
      header: header('camera'),
      format: 'rgb8; jpeg compressed bgr8',
      data: Uint8Array.of(255, 216),
    });
    const image = readCompressedImage(bytes, 'color/image/compressed');
    expect(image.ok && image.value).to.deep.include({ stampNs: STAMP, format: 'rgb8; jpeg compressed bgr8' });
    expectPrefixesRefused(bytes, (cdr) => readCompressedImage(cdr, ''));
  });

  it('reads a CameraInfo with any number of distortion coefficients', () => {
    for (const d of [[], [0.1, 0.2, 0.3, 0.4, 0.5]]) {
      const k = [1, 2, 3, 4, 5, 6, 7, 8, 9];
      const p = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
      const bytes = writeCdr('sensor_msgs/CameraInfo', {
        header: header('camera'),
        height: 480,
        width: 640,
        distortion_model: 'plumb_bob',
        d,
        k,
        r: [9, 8, 7, 6, 5, 4, 3, 2, 1],
        p,
        binning_x: 2,
        binning_y: 3,
        roi: { x_offset: 4, y_offset: 5, height: 6, width: 7, do_rectify: false },
      });
      const info = readCameraInfo(bytes, 'color/camera_info');
      expect(info.ok && info.value).to.deep.include({
        d,
        k,
        p,
        width: 640,
        height: 480,
        binningX: 2,
        binningY: 3,
      });
      expect(info.ok && info.value.roi).to.deep.equal({ xOffset: 4, yOffset: 5, height: 6, width: 7 });
      expectPrefixesRefused(bytes.subarray(0, -1), (cdr) => readCameraInfo(cdr, ''));
    }
  });

  it('reads the links of a TFMessage', () => {
    const link = (child: string, x: number) => ({
      header: header('odom'),
      child_frame_id: child,
      transform: { translation: { x, y: 2, z: 3 }, rotation: { x: 0, y: 0, z: 0.6, w: 0.8 } },
    });
    const bytes = writeCdr('tf2_msgs/TFMessage', { transforms: [link('base_link', 1), link('b', 7)] });
    const links = readTransforms(bytes, false);
    if (!links.ok) throw new Error(links.failure.message);
    expect(links.value.map((l) => [l.parent, l.child, l.transform.translation[0]])).to.deep.equal([
      ['odom', 'base_link', 1],
      ['odom', 'b', 7],
    ]);
    expect(links.value[1]).to.deep.include({ stampNs: STAMP, isStatic: false });
    expect(links.value[1]!.transform.rotation).to.deep.equal([0, 0, 0.6, 0.8]);
    expectPrefixesRefused(bytes, (cdr) => readTransforms(cdr, false));
  });

  it('reads big-endian CDR', () => {
    const reader = new CdrReader(Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 2, 65, 0));
    expect(reader.uint32()).to.equal(258);
    expect(reader.string()).to.equal('A');
    expect(reader.failed).to.equal(false);
  });

  it('refuses encapsulations that ROS messages are not sent in', () => {
    for (const kind of [2, 3, 6, 7])
      expect(new CdrReader(Uint8Array.of(0, kind, 0, 0, 1)).failed).to.equal(true);
  });

  it('keeps answering zeros after the end, and never reads a length that is not there', () => {
    const reader = new CdrReader(Uint8Array.of(0, 1, 0, 0, 255, 255, 255, 255));
    expect(reader.bytes()).to.have.length(0);
    expect(reader.failed).to.equal(true);
    expect(reader.float64Sequence()).to.deep.equal([]);
    expect([reader.uint8(), reader.int32(), reader.float64(), reader.string()]).to.deep.equal([0, 0, 0, '']);
  });

  it('reads a LandmarkArray as the node writes it, and nothing that is cut or claims more than it has', () => {
    const marked = tinyMarkedFrame([
      { mark: 1, label: 'cup' },
      { mark: 2 },
      { mark: 12, label: 'a very long name' },
    ]);
    const message = landmarkArrayMessage(marked);
    const bytes = writeCdr('spatial_llava/LandmarkArray', message);
    const read = readLandmarkArray(bytes)!;
    expect(writeCdr('spatial_llava/LandmarkArray', read)).to.deep.equal(bytes);
    expect(read.landmarks.map(({ mark, label }) => [mark, label])).to.deep.equal(
      message.landmarks.map(({ mark, label }) => [mark, label]),
    );
    expect(read.landmarks).to.have.length(3);
    for (let n = 0; n < bytes.length; n++)
      expect(readLandmarkArray(bytes.subarray(0, n)), `${n} bytes`).to.equal(undefined);
    const endless = writeCdr('spatial_llava/LandmarkArray', { ...message, landmarks: [] });
    endless.fill(0xff, endless.length - 4);
    expect(readLandmarkArray(endless)).to.equal(undefined);
  });

  it('reads a DiagnosticArray', () => {
    const message = diagnosticArrayMessage('/left/see', 12_000_000_345n, [
      { name: 'colour', level: 'warn', message: 'slow', values: { topic: '/rgb', 'rate (Hz)': 7 } },
      { name: 'depth', level: 'ok', message: '', values: {} },
    ]);
    const bytes = writeCdr('diagnostic_msgs/DiagnosticArray', message);
    expect(readDiagnosticArray(bytes)).to.deep.equal({ status: message.status });
    for (let n = 0; n < bytes.length; n++)
      expect(readDiagnosticArray(bytes.subarray(0, n)), `${n} bytes`).to.equal(undefined);
  });
});

describe('messages of many parts, written as bytes', () => {
  it('are those that another implementation writes: landmarks', () => {
    const marked = tinyMarkedFrame([
      { mark: 1, label: 'cup' },
      { mark: 2, label: 'a long thing' },
    ]);
    const message = landmarkArrayMessage(marked);
    expect([...writeLandmarkArray(message)]).to.deep.equal([
      ...writeCdr('spatial_llava/LandmarkArray', message),
    ]);
    expect([...writeLandmarkArray(NO_LANDMARKS)]).to.deep.equal([
      ...writeCdr('spatial_llava/LandmarkArray', NO_LANDMARKS),
    ]);
  });

  it('are those that another implementation writes: markers', () => {
    const marked = tinyMarkedFrame([
      { mark: 1, label: 'cup', at: [1, 0.2, 0.3] },
      { mark: 12, label: 'long table', at: [2, 0.2, 0.3], size: [1, 1, 0] },
      { mark: 3 },
    ]);
    const message = markersMessage(marked);
    expect(message.markers).to.have.length(5);
    expect([...writeMarkerArray(message)]).to.deep.equal([
      ...writeCdr('visualization_msgs/MarkerArray', message),
    ]);
  });

  it('count the bytes of a text, and not its letters', () => {
    const marked = tinyMarkedFrame([
      { mark: 1, label: 'Krückstock' },
      { mark: 2, label: '杯' },
    ]);
    const read = readLandmarkArray(writeLandmarkArray(landmarkArrayMessage(marked)))!;
    expect(read.landmarks.map(({ label }) => label)).to.deep.equal(['Krückstock', '杯']);
  });

  it('are those that another implementation writes: remembered things, with pictures and earlier places', () => {
    const objects = memoryOfHouse(seededRandom(1), 40).map((object, i) => ({
      ...object,
      isGone: i % 3 === 0,
      earlier: i % 2 === 0 ? [object.place] : [],
    }));
    const message = rememberedObjectsMessage(
      objects.map((object) => ({ object, frameId: 'map', ageSeconds: 1.5 })),
      { frameId: 'map', map: 'ground floor', total: 40, stampNs: STAMP },
      new Map(objects.map(({ id }) => [id, new Uint8Array(1501 + (id % 7)).fill(id)])),
    );
    expect(
      writeRememberedObjects(message).equals(writeCdr('spatial_llava/RememberedObjects', message)),
    ).to.equal(true);
  });

  it('are those that another implementation writes: diagnostics', () => {
    const message = diagnosticArrayMessage('/left/see', STAMP, [
      { name: 'colour', level: 'warn', message: 'slow', values: { topic: '/rgb', 'rate (Hz)': 7 } },
      { name: 'depth', level: 'ok', message: '', values: {} },
    ]);
    expect([...writeDiagnosticArray(message)]).to.deep.equal([
      ...writeCdr('diagnostic_msgs/DiagnosticArray', message),
    ]);
  });
});

describe('time', () => {
  it('goes to ROS and back without loss, before 1970 too', () => {
    for (const ns of [0n, 1n, STAMP, -1n, -1_500_000_000n, 1_763_700_000_123_456_789n])
      expect(toNanoseconds(toTime(ns))).to.equal(ns);
    expect(toTime(-1n)).to.deep.equal({ sec: -1, nanosec: 999_999_999 });
  });
});
