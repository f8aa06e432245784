import { orderOf } from '../../lexicon/orders.ts';

/** The words of a choice between things that are named: what each is called, and what decides. */
export interface ChoiceWords {
  readonly among: readonly string[];
  /** "closer to the door"; "" where nothing says which. */
  readonly by: string;
  /** "which box is bigger, the red or the green one". */
  readonly noun?: string | undefined;
}

/** What may go before a question. */
export const OPEN =
  '(?:(?:please|and|so|ok|tell me|show me|can you (?:tell|show) me|could you (?:tell|show) me|do you know|say|i wonder|i want to know)(?: ,)? )*';
export const BE = '(?:is|are|was|were|looks?|seems?|stands?|sits?|lies?|hangs?)';
const ARTICLE = /^(?:the|a|an|my|your|this|that|mark|number|object|#\d)/;

/** Things of a list by their words. */
export const namesIn = (list: string, link: 'or' | 'and'): readonly string[] => {
  const joint = link === 'or' ? / (?:, )?or (?:is it )?| , / : / (?:, )?(?:and|or) (?:between )?| , /;
  return list
    .split(joint)
    .map((part) => part.replace(/^either /, '').trim())
    .filter((part) => part.length > 0)
    .map((part) => (ARTICLE.test(part) ? part : `the ${part}`));
};

/** Whether words begin with a comparative or a superlative. */
export const isOrderSaid = (words: string): boolean => {
  const first = words.replace(/^(?:the |more |much |a bit |a little |slightly )+/, '').split(' ')[0]!;
  return orderOf(first) !== undefined;
};
