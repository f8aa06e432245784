import { expect } from 'chai';
import { PALETTE as DRAWN } from '../../src/core/marks/draw/palette.ts';
import {
  ageOfMarks,
  colourOf,
  cutAround,
  drawnKind,
  PALETTE,
  placeNumbers,
  rideAlong,
  sayAge,
  strengthOf,
} from '../../web/live.js';

describe("marks over the camera's own picture", () => {
  it('are drawn fully while they are of the moment that the picture shows, and fade as they grow old', () => {
    expect([0, 0.5, 0.9, 1].map(strengthOf)).to.deep.equal([1, 1, 1, 1]);
    const later = [1.5, 2, 3, 3.9].map(strengthOf);
    expect(later).to.deep.equal([...later].sort((a, b) => b - a));
    expect(later[0]).to.be.lessThan(1);
    expect(strengthOf(60), 'still to be found').to.equal(strengthOf(3600));
    expect(strengthOf(60)).to.be.within(0.2, 0.4);
  });

  it('say how old they are as soon as they fade', () => {
    expect([0, 1].map(sayAge)).to.deep.equal(['', '']);
    expect(sayAge(1.4)).to.equal('marks 1.4 s old');
    expect(sayAge(2.6)).to.equal('marks 3 s old');
    expect(sayAge(75)).to.equal('marks 75 s old');
  });

  it('are as old as their stamp says; of another clock or without a stamp they are never taken for fresh', () => {
    expect(ageOfMarks(1002.5, 1001)).to.equal(1.5);
    expect(ageOfMarks(1001, 1001.2), 'the picture came the later way').to.equal(0);
    for (const unknown of [ageOfMarks(1000, 2000), ageOfMarks(undefined, 1), ageOfMarks(1, undefined)]) {
      expect(unknown).to.equal(undefined);
      expect(strengthOf(unknown)).to.equal(strengthOf(3600));
      expect(sayAge(unknown)).to.equal('marks may be old');
    }
  });

  it('ride along with the camera, each about its own middle; those that cannot be told stay', () => {
    const mark = (track_id: number) => ({
      track_id,
      u: 110,
      v: 100,
      box: { x: 100, y: 90, width: 20, height: 20 },
    });
    const [moved, still] = rideAlong([mark(1), mark(2)], [{ track_id: 1, du: 50, dv: -10, scale: 2 }]);
    expect(moved).to.deep.equal({
      track_id: 1,
      u: 160,
      v: 90,
      box: { x: 140, y: 70, width: 40, height: 40 },
    });
    expect(still).to.deep.equal(mark(2));
  });

  it('have the colours of the marked picture', () => {
    const hex = DRAWN.map((rgb) => `#${rgb.map((x) => x.toString(16).padStart(2, '0')).join('')}`);
    expect(PALETTE).to.deep.equal(hex);
    expect(colourOf(3 + PALETTE.length)).to.equal(colourOf(3));
  });

  it('have their numbers within the picture, beside each other where things are close', () => {
    const picture = { width: 640, height: 480 };
    const plate = { width: 20, height: 20 };
    const marks = [
      [300, 200],
      [305, 204],
      [298, 196],
      [0, 0],
      [640, 480],
    ].map(([u, v]) => ({ u: u!, v: v! }));
    const placed = placeNumbers(marks, picture, plate);
    expect(placed[0]).to.deep.equal({ x: 290, y: 190 });
    for (const [i, p] of placed.entries()) {
      expect(p.x >= 0 && p.y >= 0 && p.x <= 620 && p.y <= 460).to.equal(true);
      for (const q of placed.slice(i + 1))
        expect(Math.abs(p.x - q.x) >= 20 || Math.abs(p.y - q.y) >= 20, JSON.stringify(placed)).to.equal(true);
    }
  });
});

describe('which picture the page shows', () => {
  it("is the camera's own where it was asked for and comes", () => {
    expect(drawnKind('live', 1000, 1200)).to.equal('camera');
    expect(drawnKind('marked', 1000, 1200)).to.equal('marked');
  });

  it("is the marked one where the camera's own never came, or stopped", () => {
    expect(drawnKind('live', undefined, 1200)).to.equal('marked');
    expect(drawnKind('live', 1000, 9000)).to.equal('marked');
  });

  it('beside an answer holds the mark with what is around it, in the shape of the picture', () => {
    const picture = { width: 640, height: 480 };
    for (const box of [
      { x: 0, y: 0, width: 20, height: 30 },
      { x: 600, y: 400, width: 40, height: 80 },
      { x: 100, y: 100, width: 400, height: 300 },
    ]) {
      const cut = cutAround(box, picture);
      expect(cut.width / cut.height).to.be.closeTo(4 / 3, 1e-9);
      expect(cut.x >= 0 && cut.y >= 0 && cut.x + cut.width <= 640 && cut.y + cut.height <= 480).to.equal(
        true,
      );
      expect(cut.x <= box.x && cut.x + cut.width >= box.x + box.width).to.equal(true);
      expect(cut.y <= box.y && cut.y + cut.height >= box.y + box.height).to.equal(true);
    }
  });
});
