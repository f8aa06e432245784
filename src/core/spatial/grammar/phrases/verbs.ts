import type { Action } from '../LogicalForm.ts';
import { compilePhrase } from './phrases.ts';

const ME = '(?: (?:me|us|him|her|them|everyone))?';
const WAY =
  '(?: (?:over|back|up|down|across|straight|directly|along|out|ahead|on|closer|near|yourself|it|away))*';

/** "go past the ball to": what is passed on the way. */
const PAST =
  '(?: (?:past|around|round|through|along|across|via|over|by|behind) (?:the|a|an|my|that|this) (?:[a-z]+ ){0,2}?[a-z]+)?';

/** Verbs that command, by what their sentence may hold besides the thing. */
const ACTIONS: readonly (readonly [Action, string])[] = [
  [
    'take',
    `(?:start|begin) with|(?:get|grab|take|fetch|pick|lift|collect|retrieve|hold|grasp|seize|scoop|gather|grip|catch|remove|pull out|take out|pick out)${ME}(?: (?:up|out|down|away|hold of))?`,
  ],
  [
    'bring',
    `(?:bring|give|hand|pass|deliver|offer|carry|send|lend|transport|return|show|feed|read)${ME}(?: (?:over|back|up))?|(?:come|be)(?: right)? back (?:here )?with|(?:i|we) (?:would like|want|need|will have)(?! (?:you|to|your)\\b)`,
  ],
  [
    'put',
    `(?:put|place|set|lay|drop|store|insert|stack|hang|load|leave|stow|push|slide|move|pour|throw|toss|dump|drag|serve|pack|hide|bury|tuck|prop|lean|balance|glue|tape|transfer|relocate|shift|shove|spread|pile|mount|pin|deposit|stick|roll|kick|(?:sit|stand|rest|park|wait)(?= (?:the|my|that|this|a) ))(?: (?:me|us))?(?: (?:down|back|away|over|up))?`,
  ],
  [
    'go',
    `(?:going|driving|moving|walking|heading|navigating|go|drive|move|navigate|walk|head|run|roll|travel|come|proceed|return|fly|get|step|make your way|guide me|take me|lead me|bring me)${WAY}${PAST} (?:to|towards?)|(?:approach|visit|reach)|(?:stand|stop|park|wait|stay|halt|sit|lie|lean|step|climb|jump|kneel)(?: (?:down|up|right|just|directly|there))* (?:next to|in front of|beside|near|close to|by|at|behind|on top of|onto|on|in|under|against)(?= (?:the|my|your|that|this|a|an|it|me|him|her) )`,
  ],
  ['find', '(?:find|locate|look for|search for|identify|spot|point to|point at|look at|show me|see|detect)'],
  [
    'follow',
    '(?:follow|meet|greet|guide|lead|escort|accompany|(?:talk|speak|wave|say hello|say hi|say goodbye) (?:to|with|at)|ask|tell|introduce yourself to|chase)',
  ],
  [
    'operate',
    '(?:(?:turn|switch|power|shut)(?: (?:on|off|up|down))?|open|close|press|unplug|plug in|start|stop|lock|unlock|fill|empty|ring|flip|answer|light|rotate|shake|squeeze|repair|fix|charge|use)',
  ],
  [
    'clean',
    '(?:clean|wipe|wash|dust|sweep|mop|scrub|dry|polish|rinse|cut|stir|water|paint|vacuum|tidy|clear|decorate|cover)(?: (?:up|off|down))?',
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
