import { type ParseOptions, parse } from '../parse.ts';
import type { Question } from './Question.ts';

const BE = '(?:is|are|was|were)';
const OPEN =
  '^(?:(?:please|and|so|ok|tell me|can you (?:tell me|say)|could you (?:tell me|say)|do you know|what (?:is|are))(?: ,)? )*';
const form = (source: string): RegExp => new RegExp(`${OPEN}${source}$`);

const FORMS: readonly (readonly [RegExp, 'colour' | 'dimensions'])[] = [
  [form(`(?:what|which) colors? (?:${BE}|does|do|has|have) (.+?)(?: have| painted)?`), 'colour'],
  [form('(?:the )?colors? of (.+)'), 'colour'],
  [form(`(?:what|which) colors? (?!${BE} )(.+?) (?:${BE}|has|have)`), 'colour'],
  [new RegExp(`^what ${BE} (.+) colors?$`), 'colour'],
  [form('(?:the )?(?:dimensions|measurements|measures) of (.+)'), 'dimensions'],
  [form(`what (?:dimensions|measurements) (?:${BE}|does|do|has|have) (.+?)(?: have)?`), 'dimensions'],
];

/** "what color is the ball", "the dimensions of the table": what a thing is like, told in words. */
export const propertyOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const [pattern, about] of FORMS) {
    const found = pattern.exec(words);
    if (!found) continue;
    const { target: subject, understood, notUnderstood = [] } = parse(found[1]!, options);
    return understood ? { kind: 'text', about, subject, notUnderstood } : undefined;
  }
  return undefined;
};
