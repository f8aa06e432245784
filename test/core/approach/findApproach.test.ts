import { expect } from 'chai';
import type { Costmap } from '../../../src/core/approach/Costmap.ts';
import { distanceFrom, type Footprint, outerRadius } from '../../../src/core/approach/Footprint.ts';
import { type ApproachOptions, findApproach } from '../../../src/core/approach/findApproach.ts';
import { distanceTo, type TargetGround } from '../../../src/core/approach/TargetGround.ts';
import { rotate, yawOf } from '../../../src/core/transforms/rigid.ts';
import type { Pose, Transform } from '../../../src/core/types/geometry.ts';
import { seededRandom } from '../../support/random.ts';
import { CAMERA, randomRoom, type Solid } from './randomRoom.ts';

const HEIGHT = 1.5;
const FOOTPRINTS: readonly Footprint[] = [
  { kind: 'disc', radius: 0.15 },
  { kind: 'disc', radius: 0.3 },
  {
    kind: 'polygon',
    points: [
      [0.4, 0.2],
      [0.4, -0.2],
      [-0.3, -0.25],
      [-0.3, 0.25],
    ],
  },
];

/** How far the footprint at a pose reaches into a solid, metres: points of the outline and of the inside, 2 cm apart. */
const depthInto = (solid: Solid, footprint: Footprint, { position: [x, y], orientation }: Pose): number => {
  const yaw = yawOf(orientation);
  const reach = outerRadius(footprint);
  let deepest = 0;
  if (distanceTo(solid, x, y) >= reach) return deepest;
  for (let a = -reach; a <= reach; a += 0.02)
    for (let b = -reach; b <= reach; b += 0.02) {
      const inside = -distanceFrom(footprint, a, b);
      if (inside <= deepest) continue;
      const px = x + Math.cos(yaw) * a - Math.sin(yaw) * b;
      const py = y + Math.sin(yaw) * a + Math.cos(yaw) * b;
      if (distanceTo(solid, px, py) === 0) deepest = inside;
    }
  return deepest;
};

const facingError = ({ position, orientation }: Pose, target: TargetGround): number => {
  const ahead = rotate(orientation, [1, 0, 0]);
  const [dx, dy] = [target.x - position[0], target.y - position[1]];
  return Math.acos(Math.min(1, (ahead[0] * dx + ahead[1] * dy) / Math.hypot(dx, dy)));
};

describe('where to stand in random rooms', function () {
  this.timeout(120_000);

  it('touches nothing, faces the target, is never NaN, within standoff and reach; or is not given, with the reason', () => {
    const random = seededRandom(20261127);
    let given = 0;
    let moved = 0;
    for (let run = 0; run < 160; run++) {
      const room = randomRoom(random);
      const target = room.solids[Math.floor(random() * room.solids.length)];
      if (!target) continue;
      const footprint = FOOTPRINTS[run % FOOTPRINTS.length]!;
      const standoffMetres = 0.3 + random() * 0.9;
      const options = {
        footprint,
        standoffMetres,
        reachMetres: standoffMetres + random(),
        // As high as what carries the camera.
        robotHeightMetres: room.targetFromCamera.translation[2] + 0.15,
      };
      const asked = { ...room, target, isRobotKnown: true };
      const { pose, note } = findApproach(asked, options);
      if (run % 20 === 0)
        expect(findApproach(asked, options), 'the same again').to.deep.equal({ ...(pose && { pose }), note });
      expect(note).to.have.length.greaterThan(10);
      if (!pose) {
        expect(note).to.match(/^no place to stand: /);
        continue;
      }
      given++;
      for (const value of [...pose.position, ...pose.orientation]) expect(value).to.satisfy(Number.isFinite);
      expect(facingError(pose, target), `run ${run}: facing`).to.be.below(Math.PI / 180);
      const [x, y] = pose.position;
      expect(pose.position[2]).to.equal(0);
      if (Math.hypot(x - room.robot[0], y - room.robot[1]) < 1e-9) continue;
      moved++;
      const distance = distanceTo(target, x, y);
      expect(distance).to.be.within(standoffMetres - 1e-6, options.reachMetres + 1e-6);
      for (const solid of room.solids)
        if (solid.bottom < options.robotHeightMetres)
          expect(depthInto(solid, footprint, pose), `run ${run}: ${note}`).to.be.below(0.02);
    }
    expect(given, 'poses').to.be.above(80);
    expect(moved, 'poses to go to').to.be.above(50);
  });
});

/** Looks straight ahead from 1 m: no floor within two metres of it. */
const HIGH: Transform = { translation: [0, 0, 1], rotation: [-0.5, 0.5, -0.5, 0.5] };
const BLIND = {
  depth: { width: 160, height: 120, data: new Float32Array(160 * 120) },
  camera: CAMERA,
};
const OPTIONS: ApproachOptions = {
  footprint: { kind: 'disc', radius: 0.3 },
  standoffMetres: 1,
  reachMetres: 1.5,
  robotHeightMetres: HEIGHT,
};
const box = (x: number, y: number, size = 0.3): TargetGround => ({ x, y, yaw: 0, length: size, width: size });

/** A map of 10 m x 10 m about the origin in cells of 5 cm, by what stands at each place. */
const mapOf = (costAt: (x: number, y: number) => number, resolution = 0.05): Costmap => {
  const n = Math.round(10 / resolution);
  return {
    frameId: 'map',
    stampNs: 0n,
    resolution,
    width: n,
    height: n,
    origin: { translation: [-5, -5, 0], rotation: [0, 0, 0, 1] },
    data: Int8Array.from({ length: n * n }, (_, i) =>
      costAt(((i % n) + 0.5) * resolution - 5, (Math.floor(i / n) + 0.5) * resolution - 5),
    ),
  };
};
const SAME: Transform = { translation: [0, 0, 0], rotation: [0, 0, 0, 1] };
const mapped = (
  costAt: (x: number, y: number) => number,
  target: TargetGround,
  changes: Partial<ApproachOptions> = {},
  resolution = 0.05,
) =>
  findApproach(
    {
      target,
      robot: [0, 0, 0],
      isRobotKnown: true,
      frame: BLIND,
      targetFromCamera: HIGH,
      costmap: { costmap: mapOf(costAt, resolution), targetFromCostmap: SAME },
    },
    { ...OPTIONS, ...changes },
  );

describe('where to stand by a costmap', () => {
  it('stands at the standoff on the straight way in open space, facing the target', () => {
    const { pose } = mapped(() => 0, box(3, 0));
    expect(pose!.position[0]).to.be.closeTo(1.85, 1e-6);
    expect(pose!.position[1]).to.be.closeTo(0, 0.16);
    expect(facingError(pose!, box(3, 0))).to.be.below(1e-6);
  });

  it('goes to the other side where a coffee table fills this one, and not through it', () => {
    const isTable = (x: number, y: number) => x > 1 && x < 2.8 && Math.abs(y) < 0.8;
    const { pose } = mapped((x, y) => (isTable(x, y) ? 100 : 0), box(3, 0));
    const [x, y] = pose!.position;
    const dx = Math.max(0, 1 - x, x - 2.8);
    const dy = Math.max(0, Math.abs(y) - 0.8);
    expect(Math.hypot(dx, dy)).to.be.at.least(0.3);
  });

  it('sees a wall that is one cell thick, in coarse cells and turned ones', () => {
    for (const resolution of [0.05, 0.1, 0.2]) {
      const isWall = (x: number, y: number) => x > 1.4 && x <= 1.4 + resolution && Math.abs(y) < 9;
      const { pose, note } = mapped((x, y) => (isWall(x, y) ? 100 : 0), box(3.4, 0), {}, resolution);
      expect(pose, note).to.equal(undefined);
      expect(note).to.match(/to [1-9]\d* no free way is known/);
    }
  });

  it('takes unknown cells for no free ones, and keeps a robot’s middle out of inscribed ones', () => {
    expect(mapped(() => -1, box(3, 0)).pose).to.equal(undefined);
    const { pose } = mapped((x, y) => (Math.abs(y) < 0.4 && x > 0.9 ? 99 : 0), box(3, 0));
    expect(Math.abs(pose!.position[1])).to.be.at.least(0.4);
  });

  it('stays and turns where the robot is within reach, and never goes behind it', () => {
    const { pose, note } = mapped(() => -1, box(0, 1.4));
    expect(pose!.position).to.deep.equal([0, 0, 0]);
    expect(yawOf(pose!.orientation)).to.be.closeTo(Math.PI / 2, 1e-9);
    expect(note).to.match(/within reach, 1.25 m from the target: it stays where it is and turns/);
  });

  it('turns before a target that is nearer than the standoff, and steps back only onto known ground', () => {
    const unknown = mapped(() => -1, box(0.6, 0));
    expect(unknown.pose!.position).to.deep.equal([0, 0, 0]);
    expect(unknown.note).to.match(
      /0.45 m away, nearer than the standoff of 1.00 m: the robot stays where it is/,
    );
    const known = mapped(() => 0, box(0.6, 0));
    expect(known.pose!.position[0]).to.be.closeTo(-0.55, 1e-6);
    expect(known.note).to.match(/one step back, over known ground/);
    const walled = mapped((x) => (x < -0.4 ? 100 : 0), box(0.6, 0));
    expect(walled.pose!.position).to.deep.equal([0, 0, 0]);
  });

  it('refuses to turn a long robot where it has no room', () => {
    const footprint: Footprint = {
      kind: 'polygon',
      points: [
        [0.8, 0.2],
        [0.8, -0.2],
        [-0.8, -0.2],
        [-0.8, 0.2],
      ],
    };
    const inAisle = (_x: number, y: number) => (Math.abs(y) > 0.4 ? 100 : 0);
    const { pose, note } = mapped(inAisle, box(0, 0.9), { footprint });
    expect(pose).to.equal(undefined);
    expect(note).to.match(/no room to turn/);
  });

  it('says nothing of a robot whose base is not known, and of places that are no numbers', () => {
    const asked = {
      target: box(0.6, 0),
      robot: [0, 0, 0] as const,
      isRobotKnown: false,
      frame: BLIND,
      targetFromCamera: HIGH,
      costmap: { costmap: mapOf(() => 0), targetFromCostmap: SAME },
    };
    expect(findApproach(asked, OPTIONS).note).to.match(/where the robot's base stands is not known/);
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(findApproach({ ...asked, target: box(x, 0) }, OPTIONS)).to.deep.equal({
        note: 'no place to stand: the robot or the target has no finite place',
      });
    expect(findApproach({ ...asked, target: box(90, 0) }, OPTIONS).note).to.match(/more than 20 m/);
  });
});
