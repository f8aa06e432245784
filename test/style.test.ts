import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { sourceTree } from './support/sourceTree.ts';

/** Rooms where functions are arrow constants throughout; a room joins when its last `function` goes. */
const ARROWS_ONLY = [
  'adapters/bag/',
  'adapters/files/',
  'adapters/onnx/',
  'cli/ask/',
  'cli/eval/',
  'cli/replay/',
  'core/detect/',
  'core/hybrid/',
  'core/marks/',
  'core/segment/',
  'core/spatial/describe/',
  'core/spatial/grammar/',
  'core/spatial/grounding/',
  'core/spatial/lexicon/',
  'core/spatial/map/',
  'core/spatial/relations/',
  'core/spatial/verify/',
  'core/sync/',
  'core/transforms/',
  'core/types/',
  'core/vocabulary/',
  'pipeline/operators/',
  'ros/client/',
  'ros/replay/',
];

/** Generators and assertions can be nothing else. */
const FUNCTION = /^(?:export )?(?:async )?function (\w+)(?!.*\basserts\b)/gm;
/** Of a private constructor there is no other form. */
const PRIVATE = /^\s+(?:static |readonly |async )*private (?!constructor\b).*$/gm;

const found = (pattern: RegExp, rooms?: readonly string[]): string[] =>
  sourceTree()
    .filter(({ path }) => rooms === undefined || rooms.some((room) => path.startsWith(room)))
    .flatMap(({ path }) => {
      const text = readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
      return [...text.matchAll(pattern)].map(([line]) => `${path}: ${line.trim()}`);
    });

describe('one dialect', () => {
  it('private members are #x', () => {
    expect(found(PRIVATE)).to.deep.equal([]);
  });

  it('functions are arrow constants', () => {
    expect(found(FUNCTION, ARROWS_ONLY)).to.deep.equal([]);
  });
});
