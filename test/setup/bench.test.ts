import { expect } from 'chai';
import { chartOf } from '../bench/chart.ts';
import { ratiosOf } from '../bench/ratios.ts';

describe('npm run bench', () => {
  const figures = [
    { what: 'rclpy: pairs delivered of 600', value: 100, unit: '%' },
    { what: 'rclpy: stamp to callback, p50', value: 4, unit: 'ms' },
    { what: 'our intake: pairs delivered of 600', value: 99.5, unit: '%' },
    { what: 'our intake: stamp to callback, p50', value: 2, unit: 'ms' },
  ];

  it('puts our figures beside the peer of the same run: shares subtracted, times divided, what is missing left out', () => {
    expect(ratiosOf(figures)).to.deep.equal([
      { what: 'pairs delivered, intake minus rclpy', value: -0.5, unit: 'points' },
      { what: 'stamp to callback, median, over rclpy', value: 0.5, unit: 'times' },
    ]);
  });

  it('draws a bar for every median of a time, longer for more, and nothing of a name is taken as markup', () => {
    const svg = chartOf('a <b>', [...figures, { what: 'q "x", median', value: 200, unit: 'CPU ms' }]);
    const widths = [...svg.matchAll(/width="([\d.]+)" height="14"/g)].map(([, width]) => Number(width));
    expect(widths).to.have.length(3);
    expect(widths[2]).to.be.above(widths[0]!);
    expect(widths[0]).to.be.above(widths[1]!);
    expect(svg).to.not.match(/<b>|"x"/);
  });
});
