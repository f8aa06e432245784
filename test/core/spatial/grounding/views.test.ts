import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { ROOM } from '../statementScene.ts';

describe('where somebody stands and looks', () => {
  it('is one line of sight where both are said', () => {
    for (const [words, id] of [
      ['the chair on the left', 4],
      ['standing at the door looking at the table the chair on the left', 5],
      ['standing behind the table facing the camera the chair on the left', 5],
      ['standing at the door looking at the table the chair on the right', 4],
    ] as const)
      expect(resolve(ROOM, words), words).to.include({ status: 'OK', id });
  });

  it('is not used where the thing is not there, and that is said', () => {
    const { status, notUnderstood } = resolve(ROOM, 'looking from the piano the chair on the left');
    expect(status).to.equal('AMBIGUOUS');
    expect(notUnderstood).to.deep.equal(['at the piano']);
  });
});
