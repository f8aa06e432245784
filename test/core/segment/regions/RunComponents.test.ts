import { expect } from 'chai';
import fc from 'fast-check';
import { RunComponents } from '../../../../src/core/segment/regions/RunComponents.ts';

/** Smallest cell of each cell's component, by flooding; -1 for background. */
function flood(label: Uint8Array, width: number): number[] {
  const root = new Array<number>(label.length).fill(-1);
  for (let seed = 0; seed < label.length; seed++) {
    if (label[seed] === 0 || root[seed] !== -1) continue;
    const stack = [seed];
    root[seed] = seed;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const u = at % width;
      for (const next of [u > 0 ? at - 1 : -1, u + 1 < width ? at + 1 : -1, at - width, at + width])
        if (next >= 0 && next < label.length && label[next] === label[at] && root[next] === -1) {
          root[next] = seed;
          stack.push(next);
        }
    }
  }
  return root;
}

describe('RunComponents', () => {
  it('joins exactly the cells that a flood joins, also when it is reused for another size', () => {
    const components = new RunComponents();
    const rasters = fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.infiniteStream(fc.nat(2)),
    );
    fc.assert(
      fc.property(rasters, ([width, height, stream]) => {
        const label = Uint8Array.from({ length: width * height }, () => stream.next().value);
        components.find(label, width, height);
        const root = new Array<number>(label.length).fill(-1);
        for (let run = 0; run < components.runCount; run++)
          root.fill(components.start[components.rootOf(run)]!, components.start[run]!, components.end[run]!);
        expect(root).to.deep.equal(flood(label, width));
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
