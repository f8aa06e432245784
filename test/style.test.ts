import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { sourceTree } from './support/sourceTree.ts';

/** Generators and assertions can be nothing else. */
const FUNCTION = /^(?:export )?(?:async )?function (\w+)(?!.*\basserts\b)/gm;
/** Of a private constructor there is no other form. */
const PRIVATE = /^\s+(?:static |readonly |async )*private (?!constructor\b).*$/gm;

const found = (pattern: RegExp): string[] =>
  sourceTree().flatMap(({ path }) => {
    const text = readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
    return [...text.matchAll(pattern)].map(([line]) => `${path}: ${line.trim()}`);
  });

describe('one dialect', () => {
  it('private members are #x', () => {
    expect(found(PRIVATE)).to.deep.equal([]);
  });

  it('functions are arrow constants', () => {
    expect(found(FUNCTION)).to.deep.equal([]);
  });
});
