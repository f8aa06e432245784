import { choiceOf } from '../choice/choiceOf.ts';
import type { ParseOptions } from '../parse.ts';
import { normalise } from '../words/normalise.ts';
import { tokenise } from '../words/tokens.ts';
import { OPEN } from './asking.ts';
import { countIn } from './countIn.ts';
import { measureIn } from './measureIn.ts';
import { plainQuestion } from './plainQuestion.ts';
import { propertyOf } from './propertyOf.ts';
import type { Question } from './Question.ts';
import { untoldIn } from './untold.ts';
import { whetherIn } from './whetherIn.ts';

const HERE =
  '(?: (?:here|there|now|currently|around(?: (?:you|here))?|in front of (?:you|me|us)|in (?:the|this) (?:room|scene|picture|image|view|frame)|in view))*';
const THINGS = '(?:(?:the )?(?:things|objects|items|marks|landmarks|stuff))';
/** What a speaker begins with: "so is the box red". */
const SPEAKING =
  /^(?:(?:so|well|okay|ok|and|but|alright|right|now|hey|hi|hello|robot|please|listen)(?: ,)? )+/;

/** "what do you see", "what is there", "describe the scene", "list all things". */
const SCENE = new RegExp(
  `${OPEN}(?:(?:what|which things|which objects)(?: else| all)?(?: ${THINGS})? (?:(?:do|can) (?:you|we|i) see|is there(?: to see)?|are there|(?:is|are) visible)${HERE}` +
    `|what (?:is|are)${HERE.replace(/\*$/, '+')}` +
    `|describe (?:(?:the|this) (?:scene|room|picture|image|view|frame|surroundings)|what (?:you (?:can )?see|is there)|everything|your surroundings)${HERE}` +
    `|(?:list|name|enumerate|show me|give me(?: a list of)?) (?:everything|all|what you (?:can )?see|(?:all )?(?:of )?${THINGS}|everything (?:that )?you (?:can )?see|all (?:the )?${THINGS} (?:that )?you (?:can )?see)${HERE}` +
    `|look around)$`,
);

/**
 * The question of measure, count or truth in the words; undefined for everything else, which asks for an object or for
 * nothing. Total.
 */
export const parseQuestion = (text: string, options: ParseOptions = {}): Question | undefined => {
  const words = normalise(String(text))
    .replace(/ ?[?.!]+ ?$/, '')
    .replace(/ , /g, ' ')
    .replace(SPEAKING, '')
    .trim();
  return questionIn(plainQuestion(words), options);
};

const questionIn = (words: string, options: ParseOptions): Question | undefined => {
  // "is the mug or the plate closer" asks for one of them.
  if (choiceOf(tokenise(words, new Set(options.labels)), { phrases: new Set(options.labels) }))
    return undefined;
  if (SCENE.test(words)) return { kind: 'scene' };
  const asks = untoldIn(words);
  if (asks !== undefined) return { kind: 'untold', asks };
  const property = propertyOf(words, options);
  if (property) return property;
  return measureIn(words, options) ?? countIn(words, options) ?? whetherIn(words, options);
};
