import { DETERMINERS, PLAIN_VERBS, PRONOUNS, RELATIVE_PRONOUNS } from '../functionWords.ts';

/** Words that may be read over: they carry no place, no order and no look of a thing. */
const HARMLESS = new Set([
  ...DETERMINERS,
  ...PRONOUNS,
  ...PLAIN_VERBS,
  ...RELATIVE_PRONOUNS,
  ...`of to for with in at on by from into onto as if when how what why i you me we us he she they him her them myself
yourself robot please kindly thanks thank thankyou welcome and or but just there here one ones thing things object objects
item items stuff somewhere some any all both also again ever always really actually simply cool good great nice sure course
want need like love wish know think believe guess remember forget forgot wonder tell say said says mind help let lets try
able scene image picture photo view color colors colored hand handed easily clearly currently standing sitting
located location position positioned spot today now soon quick quickly fast slow slowly careful carefully gently hurry
immediately asap whatever whichever either anything bring take get go find give put show see look grab pick fetch choose select
point locate identify move drive navigate carry click pass turn lift hold keep leave place there's gonna wanna going gone`
    .trim()
    .split(/\s+/),
]);

/** Whether a word by itself may be left unread without a loss. */
export const isHarmless = (word: string): boolean => HARMLESS.has(word) || /^\w{3,}ly$/.test(word);
