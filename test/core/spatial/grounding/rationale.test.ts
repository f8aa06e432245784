import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { box, ROOM } from '../statementScene.ts';

describe('the rationale', () => {
  const scene = {
    ...ROOM,
    objects: [...ROOM.objects, box(12, 'cushion', [2, 1.2, 0.9], [0.3, 0.3, 0.1])],
  };

  it('never says of a thing that it is not on itself', () => {
    for (const words of [
      'the chair without a cushion',
      'the chair with no cushion on it',
      'the chair that has a cushion on it',
      'the table with a mug on it',
      'the box containing the ball',
    ]) {
      const { id, rationale, status } = resolve(scene, words);
      expect(status, words).to.equal('OK');
      const [name, why = ''] = rationale.split(' fits best: ');
      expect(why, words).to.not.equal('');
      expect(why, `${words}: ${rationale}`).to.not.contain(name!);
      expect(id, words).to.be.a('number');
    }
    expect(resolve(scene, 'the chair without a cushion').rationale).to.match(
      /^chair 5 fits best: cushion 12 not (with|on) it/,
    );
  });
});
