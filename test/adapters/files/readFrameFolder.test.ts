import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseCameraJson } from '../../../src/adapters/files/parseCameraJson.ts';
import { readFrameFolder } from '../../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { greyPng16 } from '../image/encoded.ts';

const codec = new SharpImageCodec();
const camera = { width: 4, height: 3, fx: 5, fy: 5, cx: 2, cy: 1.5, depth_unit_m: 0.001 };

describe('readFrameFolder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'frame-'));
    writeFileSync(
      join(folder, 'color.png'),
      await codec.encodePng({ width: 4, height: 3, data: new Uint8Array(36) }),
    );
    writeFileSync(join(folder, 'depth.png'), greyPng16(4, 3, [0, 1000, ...Array(10).fill(2500)]));
    writeFileSync(join(folder, 'camera.json'), JSON.stringify(camera));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const failureOf = async () => {
    const result = await readFrameFolder(folder, codec);
    if (result.ok) throw new Error('expected a refusal');
    return result.failure;
  };

  it('reads colour, depth in metres and the pinhole camera', async () => {
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    expect([...frame.value.depth.data.slice(0, 3)]).to.deep.equal([0, 1, 2.5]);
    expect(frame.value.color.data.length).to.equal(36);
    expect(frame.value.camera).to.include({ width: 4, height: 3, fx: 5, cx: 2 });
  });

  it('does not take a file that cannot be read for one that is missing', async () => {
    rmSync(join(folder, 'depth.png'));
    mkdirSync(join(folder, 'depth.png'));
    expect(await failureOf()).to.deep.include({ code: 'NO_FRAME' });
    expect((await failureOf()).message).to.match(/depth\.png cannot be read: EISDIR/);
  });

  it('honours depth_unit_m', async () => {
    writeFileSync(join(folder, 'camera.json'), JSON.stringify({ ...camera, depth_unit_m: 0.0002 }));
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    expect(frame.value.depth.data[1]).to.be.closeTo(0.2, 1e-6);
  });

  it('names the missing file', async () => {
    rmSync(join(folder, 'color.png'));
    expect(await failureOf()).to.include({ code: 'NO_FRAME' });
    expect((await failureOf()).message).to.contain('color.png');
  });

  it('takes a folder without depth for a camera that has none, and says so', async () => {
    rmSync(join(folder, 'depth.png'));
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    expect(frame.value.depth.data).to.have.length(12);
    expect(frame.value.depth.data.every((z) => z === 0)).to.equal(true);
    expect(frame.value.withoutDepth).to.match(/holds no depth.png$/);
  });

  it('refuses images of another size than the camera', async () => {
    writeFileSync(join(folder, 'depth.png'), greyPng16(3, 3, Array(9).fill(1)));
    expect(await failureOf()).to.deep.include({ code: 'BAD_IMAGE' });
    expect((await failureOf()).message).to.contain('3x3, expected 4x3');
  });

  it('refuses an unusable camera and names field and value', async () => {
    for (const [change, text] of [
      [{ fx: 0 }, 'fx is 0'],
      [{ fy: 'x' }, 'fy is "x"'],
      [{ width: 4.5 }, 'width is 4.5'],
      [{ height: 1e9 }, 'height is 1000000000'],
      [{ cx: null }, 'cx is'],
      [{ depth_unit_m: -1 }, 'depth_unit_m is -1'],
    ] as const) {
      writeFileSync(join(folder, 'camera.json'), JSON.stringify({ ...camera, ...change }));
      const failure = await failureOf();
      expect(failure.code).to.equal('NO_CAMERA_INFO');
      expect(failure.message).to.contain(text);
    }
    writeFileSync(join(folder, 'camera.json'), '{');
    expect((await failureOf()).message).to.contain('not JSON');
  });
});

describe('world_from_camera of camera.json', () => {
  const pinhole = { width: 4, height: 3, fx: 2, fy: 2, cx: 2, cy: 1 };
  const read = (world: unknown) =>
    parseCameraJson(JSON.stringify({ ...pinhole, world_from_camera: world }), 'c.json');

  it('is read, and may be missing', () => {
    const world = { translation: [1, 2, 3], rotation: [0, 0, 0, 1] };
    const found = read(world);
    expect(found.ok && found.value.worldFromCamera).to.deep.equal(world);
    const none = read(undefined);
    expect(none.ok && none.value.worldFromCamera).to.equal(undefined);
  });

  it('is refused by name where it is no transform: no pose is made of it', () => {
    for (const bad of [
      'here',
      { translation: [1, 2], rotation: [0, 0, 0, 1] },
      { translation: [1, 2, 3], rotation: [0, 0, 0, 2] },
      { translation: [1, 2, 3], rotation: [0, 0, 0, null] },
    ]) {
      const refused = read(bad);
      expect(!refused.ok && refused.failure.message, JSON.stringify(bad)).to.match(
        /c\.json: world_from_camera is /,
      );
    }
  });
});
