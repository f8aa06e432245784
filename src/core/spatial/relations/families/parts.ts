import { expDecay } from '../../scene/membership.ts';
import { familyOf, type RelationInput, type RelationSpec } from '../RelationSpec.ts';
import { isJoined, isNear, measuredGap, nearness } from './distance.ts';

/** Of a thing with others of the anchor around it, or a part of it: contact with the rest near. */
const withIt = ({ frame: f, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  if (anchor === subject) return 0;
  return expDecay(nearness(f, subject, anchor), 0.4);
};

const PART = familyOf({ family: 'part', arity: 1, score: withIt, truth: isJoined, measured: measuredGap }, [
  {
    name: 'part of',
    phrases: ['~(?:a )?part of', '~belonging to', '~that belongs to'],
    converse: 'has as a part',
  },
  { name: 'has as a part', phrases: ['has as a part'], converse: 'part of' },
  { name: 'consists of', phrases: ['consists? of', 'consisting of', 'made (?:up )?of'] },
]);

const WITH = familyOf({ family: 'with', arity: 1, score: withIt, truth: isNear, measured: measuredGap }, [
  { name: 'with', phrases: [] },
]);

export const PARTS: readonly RelationSpec[] = [...PART, ...WITH];
