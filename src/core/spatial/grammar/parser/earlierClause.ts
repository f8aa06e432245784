import { nounSimilarity } from '../../lexicon/nounSimilarity.ts';
import type { Draft, DraftConstraint } from '../Draft.ts';

/** Two nouns at least this alike are words for one thing. */
const SAME_NAME = 0.9;

/** What of a description outlives its correction: "the red box on the shelf, no, the blue one | the other one". */
export const correction = (before: Draft, draft: Draft): DraftConstraint[] => {
  if (draft.other) return before.constraints.slice(-1).map((c) => ({ ...c, negated: !c.negated }));
  const kinds = draft.constraints.map((c) => c.kind === 'attribute' && c.attribute);
  if (kinds.length === 0) return [];
  return before.constraints.filter((c) => !(c.kind === 'attribute' && kinds.includes(c.attribute)));
};

/** "there is a cup on a tray, bring the tray": the relation told, seen from the other end. */
export const turned = (before: Draft, draft: Draft): DraftConstraint | undefined => {
  if (draft.head === undefined || draft.other) return undefined;
  for (const told of before.constraints) {
    if (told.kind !== 'relation' || told.anchors.length !== 1 || told.choice !== undefined) continue;
    const { head, plural } = told.anchors[0]!;
    if (head === undefined || plural || nounSimilarity(head, draft.head) < SAME_NAME) continue;
    const holder = { ...before, constraints: before.constraints.filter((c) => c !== told) };
    return { ...told, anchors: [holder], inverse: !told.inverse };
  }
  return undefined;
};
