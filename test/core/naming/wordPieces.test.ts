import { expect } from 'chai';
import { wordPieces } from '../../../src/core/naming/wordPieces.ts';

const NAMES = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'mug',
  'cafe',
  'white',
  '##board',
  'board',
  '-',
  'un',
  '##un',
];
const PIECES = new Map(NAMES.map((name, number) => [name, number]));
const read = (text: string, limit = 32) => wordPieces(text, PIECES, limit).map((number) => NAMES[number]);

describe('wordPieces', () => {
  it('takes the longest piece first and continues a word with ##', () => {
    expect(read('whiteboard')).to.deep.equal(['[CLS]', 'white', '##board', '[SEP]']);
    expect(read('white board')).to.deep.equal(['[CLS]', 'white', 'board', '[SEP]']);
  });

  it('reads capitals and accents as plain letters, and marks as words of their own', () => {
    expect(read('Café-MUG')).to.deep.equal(['[CLS]', 'cafe', '-', 'mug', '[SEP]']);
  });

  it('calls a word unknown as a whole when a part of it is', () => {
    expect(read('unmug mug')).to.deep.equal(['[CLS]', '[UNK]', 'mug', '[SEP]']);
    expect(read('x'.repeat(10_000))).to.deep.equal(['[CLS]', '[UNK]', '[SEP]']);
  });

  it('keeps to its limit, ends included', () => {
    expect(read('mug mug mug mug', 4)).to.deep.equal(['[CLS]', 'mug', 'mug', '[SEP]']);
    expect(read('  ')).to.deep.equal(['[CLS]', '[SEP]']);
  });

  it('refuses a vocabulary without its marks', () => {
    expect(() => wordPieces('mug', new Map([['mug', 0]]), 8)).to.throw('[CLS]');
  });
});
