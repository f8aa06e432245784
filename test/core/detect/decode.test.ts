import { expect } from 'chai';
import fc from 'fast-check';
import { decodeCenternet } from '../../../src/core/detect/decode/decodeCenternet.ts';
import { decodeYolov8 } from '../../../src/core/detect/decode/decodeYolov8.ts';
import { decodeYolox } from '../../../src/core/detect/decode/decodeYolox.ts';

const LIMITS = { scoreThreshold: 0.3, maxBoxes: 10 };

describe('decodeCenternet', () => {
  const rows = 6;
  const columns = 8;
  const cells = rows * columns;
  const empty = () => ({
    heatMap: new Float32Array(2 * cells),
    extents: new Float32Array(4 * cells).fill(6),
    rows,
    columns,
    stride: 4,
  });

  it('makes a box of the four edge distances around a peak', () => {
    const output = empty();
    const cell = 2 * columns + 5;
    output.heatMap[cells + cell] = 0.75;
    [3, 5, 7, 9].forEach((distance, i) => {
      output.extents[i * cells + cell] = distance;
    });
    expect(decodeCenternet(output, LIMITS)).to.deep.equal([
      { x0: 20 - 3, y0: 8 - 5, x1: 20 + 7, y1: 8 + 9, score: 0.75, label: 1 },
    ]);
  });

  it('takes only the top of each hill, within one label, also at the border', () => {
    const output = empty();
    output.heatMap.set([0.9, 0.8], 0);
    output.heatMap.set([0.7, 0.6], columns + 0);
    output.heatMap[cells + 1] = 0.5;
    const scores = decodeCenternet(output, LIMITS).map((b) => Math.round(b.score * 10) / 10);
    expect(scores).to.deep.equal([0.9, 0.5]);
  });

  it('drops what is not finite, has no area or is under the threshold, and keeps the best', () => {
    const output = empty();
    for (let i = 0; i < 3; i += 1) output.heatMap[2 * i] = 0.5 + i / 10;
    output.heatMap[4 * columns] = Number.NaN;
    output.heatMap[4 * columns + 4] = 0.29;
    output.extents[4] = Number.NaN;
    output.extents.fill(-6, 2 * cells, 2 * cells + 1);
    const boxes = decodeCenternet(output, { ...LIMITS, maxBoxes: 1 });
    expect(boxes.map((b) => b.x0)).to.deep.equal([2 * 4 - 6]);
  });
});

describe('decodeYolox', () => {
  it('adds the grid, for every stride in turn', () => {
    const grid = new Float32Array((4 * 4 + 2 * 2) * 7);
    const cell = (index: number, values: number[]) => grid.set(values, index * 7);
    cell(2 * 4 + 3, [0.5, 0.25, Math.log(2), Math.log(3), 0.8, 0.1, 0.5]);
    cell(16 + 1, [0, 0, 0, 0, 1, 0.9, 0.2]);
    const boxes = decodeYolox({ grid, labels: 2, inputWidth: 32, inputHeight: 32, strides: [8, 16] }, LIMITS);
    const rounded = boxes.map((b) => Object.values(b).map((n) => Math.round(n * 1e4) / 1e4));
    expect(rounded).to.deep.equal([
      [16 - 8, -8, 16 + 8, 8, 0.9, 0],
      [28 - 8, 18 - 12, 28 + 8, 18 + 12, 0.4, 1],
    ]);
  });

  it('refuses a grid that does not fit the input', () => {
    const output = { grid: new Float32Array(70), labels: 2, inputWidth: 32, inputHeight: 32, strides: [8] };
    expect(() => decodeYolox(output, LIMITS)).to.throw(RangeError);
  });
});

describe('decodeYolov8', () => {
  it('reads boxes by column, with the best label of each', () => {
    const cells = 3;
    const columns = [
      [50, 40, 20, 10, 0.1, 0.6],
      [10, 10, 4, 4, 0.1, 0.2],
      [20, 20, 8, 6, 0.9, 0.3],
    ];
    const predictions = new Float32Array(6 * cells);
    columns.forEach((values, cell) => {
      values.forEach((value, i) => {
        predictions[i * cells + cell] = value;
      });
    });
    const boxes = decodeYolov8({ predictions, labels: 2, cells }, LIMITS);
    expect(boxes.map(({ x0, y0, x1, y1, label }) => [x0, y0, x1, y1, label])).to.deep.equal([
      [16, 17, 24, 23, 0],
      [40, 35, 60, 45, 1],
    ]);
  });

  it('refuses fewer values than labels ask for', () => {
    expect(() => decodeYolov8({ predictions: new Float32Array(5), labels: 2, cells: 1 }, LIMITS)).to.throw(
      RangeError,
    );
  });
});

describe('every decoder', () => {
  it('answers finite boxes above the threshold, best first, whatever the numbers are', () => {
    const value = fc.oneof(
      fc.float({ min: -4, max: 4 }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e38),
    );
    const array = (n: number) =>
      fc.array(value, { minLength: n, maxLength: n }).map((v) => Float32Array.from(v));
    fc.assert(
      fc.property(array(2 * 16), array(4 * 16), array(16 * 7), (heatMap, extents, grid) => {
        const all = [
          decodeCenternet({ heatMap, extents, rows: 4, columns: 4, stride: 4 }, LIMITS),
          decodeYolox({ grid, labels: 2, inputWidth: 32, inputHeight: 32, strides: [8] }, LIMITS),
          decodeYolov8({ predictions: grid, labels: 3, cells: 16 }, LIMITS),
        ];
        for (const boxes of all) {
          expect(boxes.length).to.be.at.most(LIMITS.maxBoxes);
          boxes.forEach((box, i) => {
            expect(Object.values(box).every(Number.isFinite)).to.equal(true);
            expect(box.score).to.be.at.least(LIMITS.scoreThreshold);
            expect(box.score).to.be.at.most(boxes[i - 1]?.score ?? Number.POSITIVE_INFINITY);
          });
        }
      }),
      { seed: 5 },
    );
  });
});
