import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { FOREIGN_REQUESTS, HEARD_AS_ENGLISH } from './foreignRequests.ts';
import { COMMAND_SCENE } from './randomCommand.ts';

describe('other languages', () => {
  it('none of 200 requests in ten languages is answered with a thing, and most are NOT_UNDERSTOOD by name', () => {
    let named = 0;
    for (const { words, language } of FOREIGN_REQUESTS) {
      const { status, rationale } = resolve(COMMAND_SCENE, words);
      expect(status, words).to.be.oneOf(['NOT_UNDERSTOOD', 'NOT_FOUND']);
      if (rationale.includes(language)) named++;
    }
    expect(FOREIGN_REQUESTS).to.have.length(200);
    expect(named).to.be.at.least(160);
  });

  it('speech of another language that was heard as English words chooses nothing', () => {
    for (const words of HEARD_AS_ENGLISH)
      expect(resolve(COMMAND_SCENE, words).status, words).to.not.equal('OK');
  });

  it('an article that is an English word as well does not make two words English', () => {
    for (const words of ['die Maus', 'me da la taza', 'den Stuhl bitte', 'o rato', 'el raton'])
      expect(resolve(COMMAND_SCENE, words).status, words).to.equal('NOT_UNDERSTOOD');
  });

  it('odd names among English words are no other language', () => {
    for (const [words, id] of [
      ['bring me the alienware book', 4],
      ['hey buddy, the book', 4],
    ] as const)
      expect(resolve(COMMAND_SCENE, words).id, words).to.equal(id);
  });
});
