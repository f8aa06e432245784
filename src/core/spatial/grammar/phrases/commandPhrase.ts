import { compilePhrase } from './phrases.ts';
import { verbAt } from './verbs.ts';

/*
 * What is said around the thing that is asked for: "could you please hand me", "I would like you to reach out for".
 * Words of asking, then a verb of taking, giving, pointing, looking, reaching, going or finding with its particles.
 */
const ME = '(?:me|us|him|her|them|everyone)';
const YOUR =
  '(?:your|the|its) (?:\\w+ )?(?:gripper|hand|hands|arm|finger|fingers|camera|head|eyes|light|laser|base)';
const SOFTLY =
  '(?:please|kindly|maybe|perhaps|possibly|just|now|then|also|quickly|carefully|slowly|gently|first|next|simply|really|still|only|quite|very much|ever so)';

const ASKING = [
  `(?:can|could|would|will|may|might|should|must|shall|do) (?:you|we|i|it|the robot)(?: not)?(?: ${SOFTLY})*(?: (?:be able to|mind|manage to|try to|try and|help ${ME}(?: to)?|be so (?:kind|good) (?:and|as to)))?`,
  `(?:i|we|you)(?: (?:would|do|will|must|should|shall|am going to|are going to|have to|${SOFTLY}))*(?: (?:want|need|like|love|wish|prefer|require|ask|expect))(?: (?:you|it|the robot))?(?: ${SOFTLY})*(?: to)?`,
  '(?:i|we) (?:am|are) (?:after|in need of|interested in|(?:looking|searching|asking|hoping|hunting) for)',
  '(?:i|we) (?:can|could) use',
  `(?:(?:and|so|now|but) )*(?:i|we)(?: (?:can|could|do|did|still))* not(?: (?:even|seem to|manage to))?(?: (?:find|see|spot|locate|reach|get|remember|recall|know|tell|figure out))(?: (?:where|which|what)(?: (?:one|thing))?)?(?: (?:is|are|was|(?:i|we) (?:have )?(?:put|left|placed|kept|laid)))?`,
  `(?:i|we)(?: (?:(?:think|believe|guess)(?: that)?(?: (?:i|we))?|must|may|might|have|just|seem to|somehow|${SOFTLY}))*(?: (?:lost|misplaced|mislaid|forgot|left|dropped|saw|seen|put))(?: (?:track of|where|sight of))?(?: (?:i|we)(?: (?:put|left|placed|kept|saw))?)?`,
  'why (?:do|would|could|can) (?:not (?:you|we)|(?:you|we) not)(?: just)?|(?:what|how) about|what (?:has )?happened to|what became of',
  '(?:do you have |is there |have you )?(?:any|no|an) idea (?:where|which|what)(?: (?:(?:one )?is|are|(?:i|we) (?:put|left|placed|kept)))?',
  '(?:i|we) (?:wonder|am wondering|would like to know|want to know) (?:where|which|what)(?: (?:(?:one )?is|are|(?:i|we) (?:put|left|placed|kept)))?',
  '(?:where|which|what)(?: (?:in the world|on earth|the heck|exactly))?(?: (?:did|have|had|could|might|would|do|does|has|can))(?: (?:i|we|you|he|she|they|someone|somebody))(?: (?:have|maybe|possibly))?(?: (?:leave|left|put|placed?|lost?|keep|kept|see|seen|find|found|drop|dropped|go|gone))',
  '(?:where|what) (?:has|have|did)(?=(?: \\S+){1,4} (?:gone|go|disappeared?|vanish(?:ed)?|end up)$)',
  'who (?:(?:has|have|did) )?(?:moved|took|taken|take|has|hid|stole|used|put|left|got)',
  'have (?:you|we)(?: (?:seen|found|got|noticed|spotted))|do you have|is that where (?:i|we) (?:left|put)',
  '(?:i|we) (?:am|are) (?:trying|hoping|going|about) to (?:find|get|reach|see|grab|use|locate)',
  '(?:let us|lets|let (?:me|it)|time to|it is time to|try to|try and|help me(?: to)?|be so kind (?:and|as to)|feel free to|your (?:job|task|goal|turn) is to)',
].join('|');

type Verbs = (words: string) => string;
/** "grab". */
const plain: Verbs = (words) => `(?:${words.replaceAll(' ', '|')})`;
/** "grabbing": only after "would you mind", as by itself it tells what somebody else does. */
const gerund: Verbs = (words) =>
  `(?:${words
    .split(' ')
    .map((word) => (/[^e]e$/.test(word) ? `${word.slice(0, -1)}ing` : `${word}${word.at(-1)}?ing`))
    .join('|')})`;

const actions = (verbs: Verbs): string =>
  [
    // Taking.
    `${verbs('get take grab catch lay')}(?: (?:a|your|a firm))? (?:hold|grip|hands|grippers) (?:of|on)`,
    `${verbs('take get grab fetch pick lift scoop hold grasp grip clutch seize snatch catch collect retrieve gather carry raise remove pinch have borrow use')}(?: ${ME})?(?: (?:up|out|down|over|away|off|on to|onto))?`,
    // Giving.
    `${verbs('give hand pass bring show deliver offer lend throw toss send slide')}(?: ${ME})?(?: (?:over|here|back|along|up))?(?: to ${ME})?`,
    // Pointing.
    `${verbs('point gesture aim motion nod wave')}(?: (?:${ME}|${YOUR}))?(?: (?:over|out|up|down))?(?: (?:at|to|toward|towards|on|in the direction of))?`,
    // Looking.
    `${verbs('look gaze stare peek glance peer')}(?: (?:over|up|down|closely|around|out|back|across))+ (?:at|for|to|toward|towards)`,
    `${verbs('look gaze stare peek glance peer')} (?:for|toward|towards)`,
    `(?:take|have|get) (?:a|another) (?:\\w+ )?(?:look|picture|photo|glance) (?:at|of)`,
    `${verbs('watch view inspect examine check observe study scan photograph see describe notice spot')}`,
    `${verbs('check')} (?:out|on|over|up on)`,
    `(?:focus|zoom in|concentrate|keep an eye|fix your eyes) on|pay attention to`,
    // Reaching.
    `${verbs('reach stretch extend feel grope')}(?: (?:${YOUR}))?(?: (?:out|over|up|down))*(?: (?:for|to|toward|towards|and touch|and grab|and take))?`,
    `${verbs('touch tap poke press nudge hit stroke pat')}(?: (?:on|against))?`,
    `${verbs('put place lay rest move bring')} (?:${YOUR}) (?:on|at|to|over|above|near|next to|close to|around|against)`,
    // Going.
    `${verbs('go drive move navigate walk head run roll travel come proceed ride steer wander fly advance return hurry turn get step')}(?: (?:${ME}|yourself|the robot|straight|right|directly|on|over|up|back|down|across|ahead|out|closer|close|next|near|nearer|along|forward))* (?:to|toward|towards|for|at|near|beside)`,
    '(?:make|find|work) your way(?: (?:over|up|back|down|across))* (?:to|toward|towards)',
    `${verbs('take lead guide bring drive')} ${ME}(?: (?:over|up|back))? (?:to|toward|towards)`,
    `${verbs('approach visit follow chase track meet greet escort accompany guide lead')}`,
    `${verbs('talk speak listen respond')} (?:to|with)|(?:say (?:hello|hi|goodbye|bye)|introduce yourself|wave|turn(?: around)?|listen) to|ask`,
    // Working things.
    `${verbs('turn switch power shut')} (?:on|off|up|down)`,
    `${verbs('plug unplug')}(?: in)?`,
    `${verbs('open close shut lock unlock empty fill start stop press flip ring answer clean wipe wash dust mop scrub dry cut stir water paint fold feed charge hang fix repair')}(?: (?:up|off|down))?`,
    // Finding.
    `${verbs('find locate identify detect recognise recognize seek discover mark highlight circle label choose select indicate target name')}(?: ${ME})?(?: out)?`,
    `(?:search|hunt|go|scan|watch) for|click(?: on)?|single out`,
    `${verbs('tell let show')} ${ME}(?: (?:know|see|exactly|please))* (?:where|which|what)(?: (?:one|ones|thing|object|item|of (?:them|these|those)))?(?: (?:is|are))?`,
    'do you (?:happen to )?know (?:where|which)(?: (?:is|are|one is))?',
    '(?:where|which|what)(?: (?:one|ones|of (?:them|these|those)))? (?:can|could|do|would|should) (?:i|we|you) (?:find|see|get|have)',
  ].join('|');

const ACTIONS = actions(plain);
const COMMAND = compilePhrase(
  `(?:${SOFTLY} )*(?:(?:${ASKING})(?: ${SOFTLY})*(?: (?:${ACTIONS})(?:(?: and| then| and then)? (?:${ACTIONS}))?)?|(?:${ACTIONS})(?:(?: and| then| and then)? (?:${ACTIONS}))?)`,
);
const MIND = compilePhrase(
  `(?:would|do|will|could) (?:you|i)(?: ${SOFTLY})* mind (?:${actions(gerund)})|(?:looking|searching|hunting) for`,
);
/** "stop in front of the sofa": a place to go to, where nothing else is asked for. */
const STAND = compilePhrase(
  '(?:go |come |please )*(?:stand|stop|park|wait|stay|halt|sit|lie|lean|step|climb|jump|kneel|position yourself|place yourself)(?: (?:right|just|directly|up|down))* (?:next to|in front of|beside|near|by|close to|at|behind|on top of|onto|on|in|under|against)(?= (?!(?:the |my |your )?(?:left|right|top|bottom)\b)(?:[^,;:.!?]|, (?:please|thanks|thank you|robot)\\b)*[.!? ]*$)',
);
/** Whom it is said to. */
const ADDRESS =
  /^(?:(?:(?:hey|hi|hello|ok|okay|alright|well|so|yes|excuse me|listen)(?: there)? (?:, )?)+(?:(?:my )?(?:robot|robbie|buddy) (?:, )?)?|(?:dear |my )?(?:robot|robbie|buddy) (?:, |(?=(?:please|can|could|would|will|fetch|bring|take|get|give|go|find|grab|pick|put|move|look|show|drive|come|hand|open|close|turn|clean|follow|locate|point|carry|place) )))/;

/** Characters of the words of asking at an offset of the normalised text; 0 when there are none. */
export const commandLength = (text: string, offset: number): number => {
  let longest = 0;
  for (const pattern of [COMMAND, MIND, STAND]) {
    pattern.lastIndex = offset;
    if (pattern.test(text)) longest = Math.max(longest, pattern.lastIndex - offset);
  }
  return Math.max(longest, (verbAt(text, offset)?.end ?? offset) - offset);
};

/** Characters of "hey robot," at the start of the text; 0 when nobody is addressed. */
export const addressLength = (text: string): number => ADDRESS.exec(text)?.[0].length ?? 0;
