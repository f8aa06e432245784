import { expect } from 'chai';
import sharp from 'sharp';
import { asciiMap } from '../../../../src/core/spatial/map/asciiMap.ts';
import { footprint } from '../../../../src/core/spatial/map/footprint.ts';
import { svgMap } from '../../../../src/core/spatial/map/svgMap.ts';
import type { Scene } from '../../../../src/core/spatial/scene/Scene.ts';
import { box, ROOM } from '../statementScene.ts';

/** Row and column of a text in the picture above the legend. */
const at = (map: string, text: string): readonly [number, number] => {
  const rows = map.split('\n').filter((line) => line.startsWith('│'));
  const row = rows.findIndex((line) => line.includes(text));
  return [row, rows[row]?.indexOf(text) ?? -1];
};

describe('asciiMap: a top view for the terminal', () => {
  it('shows the left on the left, and what is farther ahead farther up', () => {
    const map = asciiMap({ scene: ROOM, chosen: 2, candidates: [4, 5] });
    const [mug, left, right, lamp, viewer] = ['[2]', '(4)', '(5)', '9', '▲'].map((text) => at(map, text));
    expect(left![1]).to.be.below(mug![1]);
    expect(mug![1]).to.be.below(lamp![1]);
    expect(lamp![1]).to.be.below(right![1]);
    expect(viewer![0]).to.be.above(mug![0]);
  });

  it('lists every mark with its name and place', () => {
    const map = asciiMap({ scene: ROOM, chosen: 2, title: 'the mug' });
    expect(map).to.match(/^the mug\n/);
    expect(map).to.match(/▶ +2 {2}mug +2\.00 m ahead, 0\.40 left, 0\.80 up/);
    for (const { id, labels } of ROOM.objects)
      if (labels[0]!.label !== 'floor') expect(map).to.match(new RegExp(` ${id}  ${labels[0]!.label}`));
  });

  it('keeps to the columns that it is given and never breaks a line', () => {
    for (const columns of [30, 60, 100]) {
      const rows = asciiMap({ scene: ROOM }, { columns })
        .split('\n')
        .filter((line) => /^[│╭╰]/.test(line));
      expect(new Set(rows.map((line) => line.length)).size).to.equal(1);
      expect(rows[0]!.length).to.be.at.most(columns + 4);
    }
    const nasty: Scene = { objects: [box(1, 'a\nb\u001b[31m\u202e', [1, 0, 0], [0.2, 0.2, 0.2])] };
    const map = asciiMap({ scene: nasty, title: 'x\ny' });
    for (const bad of ['\u001b', '\u202e', 'x\ny']) expect(map).to.not.contain(bad);
  });

  it('draws an empty scene and one without numbers', () => {
    expect(asciiMap({ scene: { objects: [] } })).to.contain('1 m');
    const broken: Scene = { objects: [box(1, 'mug', [Number.NaN, 0, 0], [1, 1, 1])] };
    expect(asciiMap({ scene: broken })).to.contain('1 m');
    expect(svgMap({ scene: broken })).to.not.contain('NaN');
  });
});

describe('svgMap: a top view as a picture', () => {
  const input = {
    scene: ROOM,
    chosen: 2,
    candidates: [4],
    title: 'the <mug> & "co"',
    relations: [{ relation: 'left of', subject: 2, anchors: [3], score: 1, measured: '0.50 m to the left' }],
  };

  it('is a document that a renderer draws, with every mark, the viewer, the choice and the relation', async () => {
    const svg = svgMap(input);
    const { width, height } = await sharp(Buffer.from(svg))
      .png()
      .toBuffer({ resolveWithObject: true })
      .then((r) => r.info);
    expect(width).to.equal(808);
    expect(height).to.be.above(300);
    expect(svg.match(/class="plate/g)).to.have.length(10);
    expect(svg.match(/class="plate chosen"/g)).to.have.length(1);
    expect(svg.match(/<polygon class="candidate"/g)).to.have.length(1);
    expect(svg).to.contain('left of · 0.50 m to the left').and.to.contain('class="viewer"');
  });

  it('keeps words from becoming markup', () => {
    const nasty: Scene = { objects: [box(1, '</text><script>x</script>', [1, 0, 0], [0.2, 0.2, 0.2])] };
    const svg = svgMap({ ...input, scene: nasty });
    expect(svg).to.not.contain('<script').and.to.not.contain('<mug>');
    expect(svg).to.contain('&#60;mug&#62;');
  });

  it('turns a footprint by its yaw and keeps its extents', () => {
    const turn = 0.3;
    const [long, broad] = [1, 0.4];
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const corners = footprint(
      box(1, 'box', [0, 0, 0], [c * long + s * broad, s * long + c * broad, 1], { yaw: turn }),
    );
    const [a, b, d] = [corners[0]!, corners[1]!, corners[3]!];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).to.be.closeTo(long, 1e-9);
    expect(Math.hypot(a[0] - d[0], a[1] - d[1])).to.be.closeTo(broad, 1e-9);
  });
});
