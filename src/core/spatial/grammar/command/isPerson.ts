import { conceptsOf, kindsOf } from '../../lexicon/nouns.ts';
import { isPersonName } from '../../lexicon/words/personNames.ts';

/** Whether a noun names somebody. */
export const isPerson = (head: string | undefined): boolean =>
  head !== undefined &&
  (isPersonName(head) || conceptsOf(head).some((c) => c === 'person' || kindsOf(c).has('person')));
