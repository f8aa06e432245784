import { expect } from 'chai';
import { askRemembered } from '../../../src/cli/eval/memory/askRemembered.ts';
import { composeNaming } from '../../../src/engine/compose/composeNaming.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

describe('a frame asked of a memory that has seen it', () => {
  const marked = tinyMarkedFrame(
    [
      { mark: 7, trackId: 40, label: 'cup', at: [1.5, 0.6, 0.1] },
      { mark: 8, trackId: 41, label: 'cup', at: [1.5, -0.6, 0.1] },
      { mark: 9, trackId: 42, label: 'bottle', at: [1.2, 0, 0.1] },
    ],
    1,
    8,
  );
  const ask = askRemembered(composeNaming(undefined, undefined), marked);
  const marksOf = async (words: string) => {
    const { result, unplaced, candidates } = await ask(words);
    return [
      result.ok ? 'OK' : result.failure.code,
      unplaced?.landmark.mark,
      candidates.map((c) => c.landmark.mark),
    ];
  };

  it('is answered by the landmarks that are remembered, and never OK', async () => {
    expect(await marksOf('the bottle')).to.deep.equal(['REMEMBERED', 9, [9]]);
  });

  it('is undecided between those that fit, and knows what was not there', async () => {
    const [code, chosen, marks] = await marksOf('the cup');
    expect([code, chosen]).to.deep.equal(['AMBIGUOUS', undefined]);
    expect(marks).to.have.members([7, 8]);
    expect(await marksOf('the sofa')).to.deep.equal(['NOT_FOUND', undefined, []]);
  });
});
