import { conceptsOf, kindsOf } from '../nouns.ts';

/** Whether a noun names a person. */
export const isPersonNoun = (noun: string): boolean =>
  conceptsOf(noun).some((concept) => concept === 'person' || kindsOf(concept).has('person'));

const TOLD = /^(?:man|woman|guy|girl|boy|lady|gentleman|kid|child|baby)s?$/;

/** "man", "girl": says more of a person than that they are one, and a detector of persons does not tell it. */
export const tellsSexOrAge = (noun: string): boolean => TOLD.test(noun);
