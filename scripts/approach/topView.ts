/** `npx tsx scripts/approach/topView.ts FRAME THING OUT.png`: what is known of the ground, and where to stand, from above. */
import sharp from 'sharp';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { readSceneTruth } from '../../src/cli/eval/approach/SceneTruth.ts';
import { addFloor, addObstacles } from '../../src/core/approach/addSeen.ts';
import { findApproach } from '../../src/core/approach/findApproach.ts';
import { findFloor } from '../../src/core/approach/findFloor.ts';
import { emptyGrid } from '../../src/core/approach/GroundGrid.ts';
import { yawOf } from '../../src/core/transforms/rigid.ts';

const RADIUS = 0.25;
const PIXELS = 150;

const draw = async ([folder, id, out]: readonly string[]): Promise<void> => {
  if (!folder || !id || !out) throw new Error('usage: topView.ts FRAME THING OUT.png');
  const read = await readFrameFolder(folder, new SharpImageCodec());
  if (!read.ok) throw new Error(read.failure.message);
  const frame = read.value;
  const { worldFromCamera, things } = await readSceneTruth(folder);
  const thing = things.find((other) => other.id === id);
  if (!thing) throw new Error(`${folder} has no ${id}`);
  const [rx, ry] = worldFromCamera.translation;
  const grid = emptyGrid({ x0: rx - 0.5, y0: -2, x1: rx + 3.5, y1: 2 });
  const floor = findFloor(frame, worldFromCamera, [0]);
  if (!floor) throw new Error('no floor');
  const seen = { frame, targetFromCamera: worldFromCamera, floor, robotHeight: 1.5 };
  addObstacles(grid, seen);
  addFloor(grid, seen);
  const { pose, note } = findApproach(
    {
      target: thing.ground,
      robot: [rx, ry, 0],
      isRobotKnown: true,
      frame,
      targetFromCamera: worldFromCamera,
    },
    {
      footprint: { kind: 'disc', radius: RADIUS },
      standoffMetres: 0.5,
      reachMetres: 1.2,
      robotHeightMetres: 1.5,
    },
  );
  console.log(note);
  const { x0, y0, cell, columns, rows, free, blocked } = grid;
  // x of the world to the right, y up.
  const at = (x: number, y: number) => [(x - x0) * PIXELS, (y0 + rows * cell - y) * PIXELS] as const;
  const cells = Array.from(free, (isFree, i) => {
    const colour = blocked[i] === 1 ? '#555' : isFree === 1 ? '#bfe3c0' : undefined;
    if (!colour) return '';
    const [u, v] = at(x0 + (i % columns) * cell, y0 + (Math.floor(i / columns) + 1) * cell);
    return `<rect x="${u}" y="${v}" width="${cell * PIXELS}" height="${cell * PIXELS}" fill="${colour}"/>`;
  });
  const boxes = things
    .filter(({ role }) => role !== 'floor')
    .map(({ ground: { x, y, yaw, length, width }, id: other }) => {
      const [u, v] = at(x, y);
      const [w, h] = [length * PIXELS, width * PIXELS];
      const style =
        other === id ? 'fill="#d33" fill-opacity="0.6" stroke="#d33"' : 'fill="none" stroke="#36c"';
      return `<rect x="${-w / 2}" y="${-h / 2}" width="${w}" height="${h}" stroke-width="2" ${style} transform="translate(${u} ${v}) rotate(${(-yaw * 180) / Math.PI})"/>`;
    });
  const robot = (x: number, y: number, yaw: number, colour: string) => {
    const [u, v] = at(x, y);
    const r = RADIUS * PIXELS;
    return `<g transform="translate(${u} ${v}) rotate(${(-yaw * 180) / Math.PI})" stroke="${colour}" stroke-width="3" fill="none"><circle r="${r}"/><path d="M0 0H${r * 1.4}m-12 -8l12 8l-12 8"/></g>`;
  };
  const [w, h] = [columns * cell * PIXELS, rows * cell * PIXELS];
  const stands = pose ? robot(pose.position[0], pose.position[1], yawOf(pose.orientation), '#080') : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="${w}" height="${h}" fill="#eee"/>${cells.join('')}${boxes.join('')}${robot(rx, ry, 0, '#888')}${stands}</svg>`;
  await sharp(Buffer.from(svg)).png({ palette: true, colours: 16 }).toFile(out);
};

await draw(process.argv.slice(2));
