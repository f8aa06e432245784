import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { greyPng16 } from '../../adapters/image/encoded.ts';

const codec = new SharpImageCodec();
const root = fileURLToPath(new URL('../../..', import.meta.url));
const WIDTH = 320;
const HEIGHT = 240;
const FOCAL = 260;
/** Camera 0.6 m above a table, looking 35 degrees down on it; two boxes stand on the table. */
const TILT = (35 * Math.PI) / 180;
const BOXES = [
  { side: -0.2, far: 0.75, rgb: [200, 30, 35] },
  { side: 0.2, far: 0.8, rgb: [40, 90, 205] },
] as const;

/** Depth along the axis, and whose surface, at a pixel: the table, or a 12 cm cube by ray casting. */
const cast = (u: number, v: number): { z: number; rgb: readonly number[] } => {
  const ray = [(u + 0.5 - WIDTH / 2) / FOCAL, (v + 0.5 - HEIGHT / 2) / FOCAL, 1] as const;
  const down = ray[1] * Math.cos(TILT) + Math.sin(TILT);
  const forward = -ray[1] * Math.sin(TILT) + Math.cos(TILT);
  let best = { z: down > 0.01 ? 0.6 / down : 0, rgb: [150, 150, 150] as readonly number[] };
  if (best.z > 4) best = { z: 0, rgb: [60, 60, 60] };
  for (const { side, far, rgb } of BOXES) {
    const slabs = [
      [side - 0.06, side + 0.06, ray[0]],
      [0.48, 0.6, down],
      [far - 0.06, far + 0.06, forward],
    ] as const;
    let enter = 0;
    let leave = Number.POSITIVE_INFINITY;
    for (const [low, high, speed] of slabs) {
      const [p, q] = [low / speed, high / speed];
      enter = Math.max(enter, Math.min(p, q));
      leave = Math.min(leave, Math.max(p, q));
    }
    if (enter < leave && enter > 0 && (best.z === 0 || enter < best.z)) best = { z: enter, rgb };
  }
  return best;
};

const ask = (...argv: string[]) => talk('', ...argv);

/** The same with replies on standard input. */
const talk = (input: string, ...argv: string[]) => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/ask.ts', ...argv], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { ...run, json: () => JSON.parse(run.stdout.trim().split('\n').at(-1)!) };
};

/** The pictures are flat colours without light: nothing that a detector or a classifier has learnt. */
const GEOMETRY_ALONE = ['--detector', 'none', '--classifier', 'none'];

describe('npm run ask', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ask-'));
    const data = new Uint8Array(WIDTH * HEIGHT * 3);
    const depth = new Uint16Array(WIDTH * HEIGHT);
    for (let i = 0; i < depth.length; i++) {
      const { z, rgb } = cast(i % WIDTH, Math.floor(i / WIDTH));
      depth[i] = Math.round(z * 1000);
      data.set(rgb, i * 3);
    }
    writeFileSync(join(folder, 'color.png'), await codec.encodePng({ width: WIDTH, height: HEIGHT, data }));
    writeFileSync(join(folder, 'depth.png'), greyPng16(WIDTH, HEIGHT, depth));
    const camera = {
      width: WIDTH,
      height: HEIGHT,
      fx: FOCAL,
      fy: FOCAL,
      cx: WIDTH / 2,
      cy: HEIGHT / 2,
      depth_unit_m: 0.001,
    };
    writeFileSync(join(folder, 'camera.json'), JSON.stringify(camera));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('finds the red box in metres, and draws it', async () => {
    const out = join(folder, 'marked.png');
    const run = ask(folder, 'the red box', '--json', '--out', out, ...GEOMETRY_ALONE);
    expect(run.status, run.stderr).to.equal(0);
    const answer = run.json();
    expect(answer, JSON.stringify(answer)).to.include({ status: 0, message: 'OK' });
    const [x, , z] = answer.position;
    expect(x).to.be.closeTo(-0.2, 0.03);
    expect(z).to.be.within(0.8, 1.1);
    const drawn = await codec.decodeColor(readFileSync(out), { maxPixels: WIDTH * HEIGHT });
    expect(drawn.ok && [drawn.value.width, drawn.value.height]).to.deep.equal([WIDTH, HEIGHT]);
  });

  it('answers how far and how many in metres and counts, without a mark', () => {
    const far = ask(folder, 'how far is the red box from the blue box?', '--json', ...GEOMETRY_ALONE);
    expect(far.status, far.stderr).to.equal(0);
    const distance = far.json();
    expect(distance, JSON.stringify(distance)).to.include({ status: 0, mark: null, position: null });
    expect(distance.answer).to.include({ kind: 'measure', unit: 'm' });
    // The gap between two cubes of 12 cm at 40 cm, 5 cm apart in depth.
    expect(distance.answer.value).to.be.closeTo(0.28, 0.05);
    const many = ask(folder, 'is the red box left of the blue box?', ...GEOMETRY_ALONE);
    expect(many.stdout).to.match(/^● TRUE\n/);
  });

  it('answers what there is with a list, and which one with the thing and its place', () => {
    const list = ask(folder, 'what is left of the blue box?', '--json', ...GEOMETRY_ALONE).json();
    const red = ask(folder, 'where is the red box?', '--json', ...GEOMETRY_ALONE).json();
    expect(red, JSON.stringify(red)).to.include({ code: 'OK' });
    expect(red.position[0]).to.be.closeTo(-0.2, 0.03);
    expect(list, JSON.stringify(list)).to.include({ code: 'OK', mark: null });
    expect(list.answer).to.deep.include({ kind: 'list', value: null, marks: [red.mark] });
  });

  it('asks which one, and takes up what is replied', () => {
    const run = talk(
      'the red one\n',
      folder,
      'the object on the table',
      '--talk',
      '--json',
      ...GEOMETRY_ALONE,
    );
    expect(run.status, run.stderr).to.equal(0);
    const [first, second] = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).to.include({ code: 'AMBIGUOUS' });
    expect(run.stderr).to.contain(first.question);
    expect(second, JSON.stringify(second)).to.include({ code: 'OK' });
    expect(second.position[0]).to.be.closeTo(-0.2, 0.03);
  });

  it('shows the scene from above, in the terminal and as a picture', () => {
    const out = join(folder, 'map.svg');
    const run = ask(folder, 'the red box', '--map', '--map-out', out, '--json', ...GEOMETRY_ALONE);
    expect(run.status, run.stderr).to.equal(0);
    const { mark } = run.json();
    expect(run.stdout).to.contain(`[${mark}]`).and.to.contain('▲').and.to.contain('1 m');
    const svg = readFileSync(out, 'utf8');
    expect(svg)
      .to.match(/^<svg /)
      .and.to.contain('class="plate chosen"')
      .and.to.contain('the red box');
  });

  it('lists every landmark', () => {
    const run = ask(folder, '--list', '--json', ...GEOMETRY_ALONE);
    expect(run.status, run.stderr).to.equal(0);
    const { landmarks } = run.json();
    expect(landmarks.map(({ mark }: { mark: number }) => mark)).to.deep.equal(
      landmarks.map((_: unknown, i: number) => i + 1),
    );
    const first = (name: string) =>
      landmarks.find((l: { colours: { name: string }[] }) => l.colours[0]?.name === name);
    expect(first('red')?.role).to.equal('object');
    expect(first('blue')?.role).to.equal('object');
  });

  it('answers a missing frame with a code and exit 0', () => {
    const run = ask(join(folder, 'nowhere'), 'the red box', '--json');
    expect(run.status).to.equal(0);
    expect(run.json()).to.include({ status: 101, code: 'NO_FRAME', mark: null });
    expect(run.json().message).to.contain('color.png');
  });

  it('explains a wrong command line on stderr with exit 2', () => {
    const run = ask(folder);
    expect(run.status).to.equal(2);
    expect(run.stderr)
      .to.contain('the expression is missing')
      .and.to.contain('usage:')
      .and.to.contain('--help');
    // What was wrong stays in sight.
    expect(run.stderr.trimEnd().split('\n')).to.have.length.below(10);
    expect(run.stdout).to.equal('');
  });

  it('reports a picture that cannot be written as a failure of the program', () => {
    const out = join(folder, 'no', 'such', 'marked.png');
    const run = ask(folder, 'the red box', '--out', out, ...GEOMETRY_ALONE);
    expect(run.status).to.equal(1);
    expect(run.stderr).to.contain('ENOENT');
    expect(existsSync(out)).to.equal(false);
  });
});
