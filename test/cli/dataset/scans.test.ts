import { expect } from 'chai';
import { isHeldOutPlace, scanRows } from '../../../src/cli/dataset/scans/scanRows.ts';
import { type Box3, seenShare } from '../../../src/cli/dataset/scenes/seenShare.ts';
import type { GroundingRow } from '../../../src/cli/eval/groundingRows.ts';

/** A room of 5 by 4 metres: two chairs, a cabinet with a lamp on it, a wall. */
const objects = [
  { id: 0, label: 'wall', center: [2.5, 0, 1.3], size: [5, 0.1, 2.6] },
  { id: 1, label: 'office chair', center: [1, 1, 0.45], size: [0.5, 0.5, 0.9], rgb: [200, 25, 35] },
  { id: 2, label: 'office chair', center: [4, 1.2, 0.45], size: [0.5, 0.5, 0.9], rgb: [40, 60, 200] },
  { id: 3, label: 'cabinet', center: [2.5, 0.4, 0.5], size: [0.8, 0.5, 1], front: [0, 1] },
  { id: 4, label: 'lamp', center: [2.5, 0.4, 1.2], size: [0.2, 0.2, 0.4] },
  { id: 5, label: 'box', center: [2.5, 3.9, 0.2], size: [0.4, 0.4, 0.4] },
] as const;
const row = (expression: string, target: number, more: Partial<GroundingRow> = {}): GroundingRow => ({
  scene: 'scene0001_00',
  expression,
  objects,
  target,
  view_dependent: false,
  source: 'Nr3D',
  ...more,
});
const cropsOf = (label: string) => (label === 'chair' ? ['chairs/1.jpg'] : []);
const draw = (rows: readonly GroundingRow[], rooms: 'known' | 'held-out' | 'all' = 'all') => {
  const leftOut: string[] = [];
  const found = [...scanRows(rows, cropsOf, { seed: 1, views: 3, rooms }, (why) => leftOut.push(why))];
  return { found, leftOut };
};

describe("dataset scans: people's words over scanned rooms", () => {
  it('asks of several cameras in the room, each of which sees what is meant where the picture says', () => {
    const { found, leftOut } = draw([row('the chair next to the wall', 1), row('a red seat', 1)]);
    expect(leftOut).to.deep.equal([]);
    expect(found).to.have.length(3);
    for (const { marks, questions, group, width } of found) {
      expect(group).to.equal('scene0001');
      expect(questions.map(({ expression }) => expression)).to.deep.equal([
        'the chair next to the wall',
        'a red seat',
      ]);
      const { label, crop, box, center, colours } = marks[questions[0]!.target! - 1]!;
      expect([label, crop, colours![0]!.name]).to.deep.equal(['office chair', 'chairs/1.jpg', 'red']);
      expect(center![0], 'ahead of the camera').to.be.greaterThan(0);
      // What lies left of the middle of the picture lies left of the camera (y).
      const middle = (box[0] + box[2]) / 2 - width / 2;
      if (Math.abs(middle) > 20) expect(Math.sign(middle)).to.equal(-Math.sign(center![1]));
      for (const mark of marks) expect(mark.box[2]).to.be.greaterThan(mark.box[0]);
    }
    expect(new Set(found.map(({ marks }) => JSON.stringify(marks))).size).to.equal(3);
  });

  it('asks words that hold from one side from there: of who said them, or in front of what they name', () => {
    const viewer = { position: [2.5, 3.3, 1.5], lookat: [1, 1, 0.45] } as const;
    const said = draw([row('the chair on the right', 1, { view_dependent: true, viewer })]).found;
    expect(said).to.have.length(3);
    const front = draw([
      row('facing the front of the cabinet, the chair on the right', 1, {
        view_dependent: true,
        anchors: [3],
      }),
    ]).found;
    for (const { marks, questions } of [...said, ...front]) {
      const { box } = marks[questions[0]!.target! - 1]!;
      const cabinet = marks.find(({ label }) => label === 'cabinet');
      if (cabinet) expect(box[0] + box[2]).to.be.greaterThan(cabinet.box[0] + cabinet.box[2]);
    }
  });

  it('leaves out, with the reason, what no camera can be asked', () => {
    const { found, leftOut } = draw([
      row('the chair on the left', 1, { view_dependent: true }),
      row('facing the window, the second chair', 1, { view_dependent: true }),
      row('the chair west of the lamp', 1),
      row('the ghost', 99),
    ]);
    expect(found).to.deep.equal([]);
    expect(leftOut.sort()).to.deep.equal([
      'target is not among the objects',
      'the words name a point of the compass',
      'the words need a view that is not told',
      'the words stand where no camera is told to be',
    ]);
  });

  it('keeps places apart: no scan of a place that is learnt from is judged by', () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      row('the lamp', 4, { scene: `scene${String(i >> 1).padStart(4, '0')}_0${i % 2}` }),
    );
    const places = (rooms: 'known' | 'held-out') =>
      new Set(draw(rows, rooms).found.map(({ group }) => group));
    const [known, held] = [places('known'), places('held-out')];
    expect([...known].some((place) => held.has(place))).to.equal(false);
    expect(known.size + held.size).to.equal(30);
    expect(held.size).to.be.greaterThan(0);
    expect([...held].every(isHeldOutPlace)).to.equal(true);
  });
});

describe('what hides what', () => {
  const table: Box3 = { center: [2, 0, -0.6], size: [1, 2, 0.7] };
  it('a thing on a table is seen over it, one behind a cabinet is not', () => {
    const mug: Box3 = { center: [2, 0, -0.2], size: [0.1, 0.1, 0.1] };
    const cabinet: Box3 = { center: [1, 0, 0], size: [0.3, 1, 2] };
    expect(seenShare(mug, [table], [0, 0, 0])).to.equal(1);
    expect(seenShare(mug, [table, cabinet], [0, 0, 0])).to.equal(0);
  });

  it('a thing that half stands out behind another is seen by half', () => {
    const screen: Box3 = { center: [1, 0.5, 0], size: [0.05, 1, 2] };
    const far: Box3 = { center: [3, 0, 0], size: [0.05, 1, 1] };
    expect(seenShare(far, [screen], [0, 0, 0])).to.be.within(0.2, 0.7);
  });
});
