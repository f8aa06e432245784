import { expect } from 'chai';
import { drawStatements, KINDS } from '../../../src/cli/eval/verify/drawStatements.ts';
import type { NamedThing } from '../../../src/cli/eval/verify/trueThings.ts';
import { Random } from '../../../src/cli/Random.ts';

/** A thing 20 pixels wide, a metre or more ahead. */
const thing = (
  label: string,
  colour: string,
  [x, z]: readonly [number, number],
  more: Partial<NamedThing> = {},
): NamedThing => {
  const u = 320 + (500 * x) / z;
  return {
    id: `${colour} ${label}`,
    label,
    colour,
    role: 'object',
    on: 'table',
    box: [u - 10, 200, u + 10, 240],
    pixels: 800,
    center: [x, 0, z],
    size: [0.1, 0.1, 0.1],
    ...more,
  };
};
const TABLE = thing('table', 'brown', [0, 2], {
  id: 'table',
  role: 'support',
  on: null,
  box: [100, 220, 540, 400],
  size: [1.5, 0.8, 0.7],
});

const drawn = (things: readonly NamedThing[], most = 100) => drawStatements(things, new Random(1), most);
const truths = (things: readonly NamedThing[]) =>
  new Map(drawn(things).map(({ statement, holds }) => [statement, holds]));

describe('statements drawn from what is true of a rendered frame', () => {
  const scene = [TABLE, thing('mug', 'red', [-0.4, 1.8]), thing('ball', 'blue', [0.4, 1.8])];

  it('say what stands on what, on which side, of which colour, and what is there', () => {
    const said = [...truths(scene)];
    const of = (pattern: RegExp) => said.filter(([text]) => pattern.test(text)).map(([, holds]) => holds);
    expect(of(/^the mug (is|stands) on the table$/)).to.deep.equal([true]);
    expect(of(/^the mug is (to the )?left of the ball$/)).to.deep.equal([true]);
    expect(of(/^the ball (is to the right of the mug|has the mug to its right)$/)).to.include(true);
    expect(of(/^the mug is red$/)).to.deep.equal([true]);
    expect(of(/^there is a ball$/)).to.deep.equal([true]);
    expect(of(/^there is a guitar$/)).to.deep.equal([false]);
  });

  it('never take what one says for true and its opposite as well', () => {
    const seen = new Map<string, boolean>();
    for (let seed = 1; seed <= 30; seed++)
      for (const { statement, holds } of drawStatements(scene, new Random(seed), 100)) {
        expect(seen.get(statement) ?? holds, statement).to.equal(holds);
        seen.set(statement, holds);
      }
    expect([...seen.values()])
      .to.include(true)
      .and.to.include(false);
  });

  it('speak of nothing that may be meant twice, nor of near calls', () => {
    const books = thing('books', 'mixed', [0, 1.9]);
    const twins = [TABLE, thing('mug', 'red', [-0.4, 1.8]), thing('mug', 'red', [0.4, 1.8], { id: 'other' })];
    expect([...truths([...scene, thing('book', 'red', [0.1, 1.8]), books]).keys()].join()).to.not.match(
      /the book\b/,
    );
    expect([...truths(twins).keys()].join()).to.not.match(/the (red )?mug/);
    const close = [thing('mug', 'red', [0, 1.8]), thing('ball', 'blue', [0.02, 1.8])];
    expect([...truths(close).keys()].join()).to.not.match(/left|right|behind|front/);
    expect(truths(twins).get('there are two mugs')).to.equal(true);
  });

  it('are as many of a kind and verdict as was asked for, at most', () => {
    for (const kind of KINDS)
      for (const holds of [true, false])
        expect(
          drawn(scene, 1).filter((one) => one.kind === kind && one.holds === holds),
        ).to.have.length.at.most(1);
  });
});
