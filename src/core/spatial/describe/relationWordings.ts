/** Words to put a relation into a sentence; the registry reads them back as the relation. */
export interface Telling {
  readonly relation: string;
  readonly words: string;
  /** How much it tells of a pair, 0..1: contact more than direction, direction more than distance. */
  readonly weight: number;
}

/** Relations that descriptions use, one name for each meaning. The relation labels of the classification task, too. */
export const RELATION_WORDINGS: readonly Telling[] = [
  { relation: 'on', words: 'is on', weight: 1 },
  { relation: 'in', words: 'is in', weight: 0.98 },
  { relation: 'supports', words: 'supports', weight: 0.9 },
  { relation: 'contains', words: 'contains', weight: 0.88 },
  { relation: 'under', words: 'is under', weight: 0.86 },
  { relation: 'over', words: 'is over', weight: 0.82 },
  { relation: 'left of', words: 'is to the left of', weight: 0.8 },
  { relation: 'right of', words: 'is to the right of', weight: 0.8 },
  { relation: 'in front of', words: 'is in front of', weight: 0.79 },
  { relation: 'behind', words: 'is behind', weight: 0.79 },
  { relation: 'next to', words: 'is next to', weight: 0.75 },
  { relation: 'facing', words: 'is facing', weight: 0.74 },
  { relation: 'facing away from', words: 'is facing away from', weight: 0.6 },
  { relation: 'above', words: 'is above', weight: 0.7 },
  { relation: 'below', words: 'is below', weight: 0.7 },
  { relation: 'near', words: 'is near', weight: 0.6 },
  { relation: 'far from', words: 'is far from', weight: 0.6 },
  { relation: 'parallel to', words: 'is parallel to', weight: 0.3 },
  { relation: 'perpendicular to', words: 'is perpendicular to', weight: 0.3 },
];
