import type { Action } from '../LogicalForm.ts';
import { compilePhrase } from '../phrases/phrases.ts';

const ME = '(?: (?:me|us|him|her|them|everyone))?';
const WAY =
  '(?: (?:over|back|up|down|across|straight|directly|along|out|ahead|on|closer|near|yourself|it|away))*';

/** Verbs that command, by what their sentence may hold besides the thing. */
const ACTIONS: readonly (readonly [Action, string])[] = [
  [
    'take',
    `(?:get|grab|take|fetch|pick|lift|collect|retrieve|hold|grasp|seize|scoop|gather|grip|catch|remove|pull out|take out|pick out)${ME}(?: (?:up|out|down|away|hold of))?`,
  ],
  [
    'bring',
    `(?:bring|give|hand|pass|deliver|serve|offer|carry|throw|toss|send|lend|transport|return)${ME}(?: (?:over|back|up))?`,
  ],
  [
    'put',
    '(?:put|place|set|lay|drop|store|insert|stack|hang|load|leave|stow|push|slide|move|pour|throw|dump|drag)(?: (?:down|back|away))?',
  ],
  [
    'go',
    `(?:going|driving|moving|walking|heading|navigating|go|drive|move|navigate|walk|head|run|roll|travel|come|proceed|return|fly|get|step|make your way|guide me|take me|lead me|bring me)${WAY} (?:to|towards?)|(?:approach|visit|reach)`,
  ],
  ['find', '(?:find|locate|look for|search for|identify|spot|point to|point at|look at|show me|see|detect)'],
  [
    'follow',
    '(?:follow|meet|greet|guide|lead|escort|accompany|(?:talk|speak|wave|say hello|say hi|say goodbye) (?:to|with|at)|ask|tell|introduce yourself to|chase)',
  ],
  [
    'operate',
    '(?:(?:turn|switch|power|shut)(?: (?:on|off|up|down))?|open|close|press|unplug|plug in|start|stop|lock|unlock|fill|empty|ring|flip|answer)',
  ],
  [
    'clean',
    '(?:clean|wipe|wash|dust|sweep|mop|scrub|dry|polish|rinse|cut|stir|water|paint|vacuum|tidy)(?: (?:up|off|down))?',
  ],
];
const compiled = ACTIONS.map(([action, source]) => [action, compilePhrase(`(?:${source})`)] as const);

/** Words before the verb that only ask. */
const LEAD =
  /(?:(?:please|kindly|just|now|then|also|next|first|finally|afterwards|quickly|carefully|robot|and|before (?:you|we)|before|(?:can|could|would|will) you|(?:i|we) (?:would like|want|need) you to|you (?:should|must|need to|have to|can)|be so kind (?:and|as to)|help me|try to|go and|come and|after that|once you have it|when you have it|once done|when done) (?:, )?)*/y;

/** The verb of a command at a character offset of the normalised text, the longest, and where it and its particles end. */
export const verbAt = (text: string, offset: number): { action: Action; end: number } | undefined => {
  let best: { action: Action; end: number } | undefined;
  for (const [action, pattern] of compiled) {
    pattern.lastIndex = offset;
    if (pattern.test(text) && (!best || pattern.lastIndex > best.end))
      best = { action, end: pattern.lastIndex };
  }
  return best;
};

/** Where the words of asking before a verb end. */
export const leadEnd = (text: string, offset: number): number => {
  LEAD.lastIndex = offset;
  return LEAD.test(text) ? LEAD.lastIndex : offset;
};
