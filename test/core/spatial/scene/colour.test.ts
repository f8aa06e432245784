import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { colourScore } from '../../../../src/core/spatial/scene/colour.ts';
import type { SceneObject } from '../../../../src/core/spatial/scene/Scene.ts';

const patched = (...colours: readonly (readonly [string, number])[]): SceneObject => ({
  id: 1,
  labels: [],
  role: 'object',
  center: [0, 0, 0],
  size: [0.1, 0.1, 0.1],
  colours: colours.map(([name, share]) => ({ name, share })),
});

describe('colour words against named shares of a surface', () => {
  it('a third of the surface carries a colour by itself, less where more colours are said to be there', () => {
    const carton = patched(['white', 0.6], ['red', 0.2], ['grey', 0.2]);
    expect(colourScore(carton, 'white')).to.equal(1);
    expect(colourScore(carton, 'red')!).to.be.within(0.4, 0.7);
    expect(colourScore(carton, 'red', 1, 2)).to.equal(1);
    expect(colourScore(carton, 'green', 1, 2)).to.equal(0);
  });

  it('the parser says how many colours are joined', () => {
    const joined = (expression: string) =>
      parse(expression).target.constraints.map((c) => c.kind === 'attribute' && c.joined);
    expect(joined('the white and orange carton')).to.deep.equal([2, 2]);
    expect(joined('the red, white and blue carton')).to.deep.equal([3, 3, 3]);
    expect(joined('the red carton')).to.deep.equal([undefined]);
    expect(joined('the big red carton')).to.deep.equal([undefined, undefined]);
  });
});
