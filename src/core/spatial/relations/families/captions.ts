import type { RelationInput, RelationSpec } from '../RelationSpec.ts';
import { CONTAINMENT, refutedByGap } from './containment.ts';
import { DISTANCE, refutedByDistance } from './distance.ts';
import { FACING } from './facing.ts';
import { isOn, SUPPORT } from './support.ts';
import { VERTICAL } from './vertical.ts';

const KNOWN = new Map(
  [...DISTANCE, ...FACING, ...CONTAINMENT, ...SUPPORT, ...VERTICAL].map((spec) => [spec.name, spec]),
);

/** A preposition of its own name that geometry tells as it tells another one. */
const like = (
  name: string,
  phrases: readonly string[],
  model: string,
  change: Partial<RelationSpec> = {},
): RelationSpec => {
  const { converse: _, telling: __, ...spec } = KNOWN.get(model)!;
  return { ...spec, name, phrases, ...change };
};

/** Off a thing: whatever is not on it. */
const off = (input: RelationInput): number => Math.max(0, 1 - KNOWN.get('on')!.score(input));

/**
 * Prepositions of captions that share their geometry with a commoner one, but are told apart by name. They come before
 * the others in the registry, so that of two phrases of one length the own name wins.
 */
export const CAPTIONS: readonly RelationSpec[] = [
  like('across', ['~across'], 'across from'),
  like('around', ['~around'], 'near', { truth: refutedByDistance }),
  like('along', ['~along'], 'alongside'),
  like('congruent', ['~congruent(?: to| with)?'], 'parallel to', { converse: 'congruent' }),
  like(
    'down',
    ['down(?= (?:the|a|an) (?!middle|center|left|right|side|end|row|hall|hallway|line))'],
    'below',
    { truth: refutedByGap },
  ),
  like('off', ['off(?= (?:the|a|an) (?!left|right|side|end|wall|floor|ground))'], 'outside', {
    score: off,
    truth: (input) => 1 - isOn(input),
    measured: KNOWN.get('detached from')!.measured,
  }),
  like('out of', ['~out of'], 'outside'),
  like('through', ['~through'], 'within', { truth: refutedByGap }),
];
