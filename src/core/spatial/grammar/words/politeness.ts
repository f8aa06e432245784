/** What is said around a request and asks for nothing: it goes. */
const AROUND: readonly (readonly [RegExp, string])[] = [
  [/^no (?:, )?(?=not )/, ''],
  // "the left one from where you are": as it is anyway; "2 meters from where you are" is a distance.
  [
    /(?<!\b(?:far|away|off|distant|meters?|cm|feet|distance|closest|nearest|farthest)) (?:as seen |seen )?from where (?:i|you|we) (?:am|are|stand|sit)(?: standing| sitting| now)?(?= ?(?:[,.?!]|$))/g,
    '',
  ],
  // "where the heck is it".
  [
    /\b(where|what|which|who|how) (?:in (?:the world|heaven|god) (?:name )?|on earth |the (?:heck|hell|devil|deuce|blazes) )/g,
    '$1 ',
  ],
  // "okay robot listen, ...".
  [
    /^((?:(?:okay|ok|hey|hi|hello|so|alright|right|well|now|robot|yo|please)(?: ,)? )*)(?:listen(?: up| carefully| closely| to me)?|pay attention|attention please|heads up|are you (?:there|listening)|you there|excuse me)(?: [,.?!])* (?!to\b|for\b)(?=\S)/,
    '$1',
  ],
  [/(?: back)? where (?:it|they) (?:belongs?|goes|go|was|were|came from)(?= ?(?:[,.!?]|$))/g, ''],
  // "..., if you don't mind".
  [
    /(?: ,)? ?\bif (?:(?:you|it) (?:do not mind|would(?: not mind)?|could|can|please|like|will|is (?:ok|okay|alright|possible))|possible|that is (?:ok|okay|alright|possible)|it is not too much trouble)(?= ?(?:[,.!?]|$))/g,
    '',
  ],
  [/^if (?:you (?:do not mind|could|would|please)|possible|that is (?:ok|okay|alright)) ,? ?/, ''],
  [
    /\b(?:let (?:me|us) (?:think|see(?! (?:the|a|an|my|your|that|this|what|where|which|it)\b))|what do you call it|how do (?:you|i) (?:say|call) it)\b ?,?/g,
    '',
  ],
  [
    /\b(?:(?:i|we) (?:was|am|were|are) )?wondering (?:if|whether) (?:you|we) (?:could|can|would|might)(?: (?:maybe|perhaps|possibly))?(?= )/g,
    'could you',
  ],
  [/\b(?:would|is) it (?:be )?possible (?:for you )?to\b/g, 'please'],
  [/\bdo you think you (?:could|can|would)\b/g, 'could you'],
  [
    /(?: and)? (?:then )?(?:say|wave) (?:hello|hi|goodbye|bye|thanks|thank you)(?: to (?:him|her|them))?(?= ?(?:[,.!?]|$))/g,
    '',
  ],
  // "never mind the mug get the bottle" puts by what it names, and goes on.
  [
    /^((?:please |okay |ok |no )*)(?:never mind|forget|do not bother with|do not worry about)(?: about)? (?=(?:the|that|my|this) .+ (?:get|bring|take|grab|give|fetch|hand|pick|find|show|go|use)\b|(?:the|that|my|this) [^,]+ ?,)/,
    '$1ignore ',
  ],
  [
    /^(?:no (?:, )?)?i (?:just )?(?:said|asked for|told you|was asking for|am asking for|was talking about|am talking about) (?=(?:the|my|a|an|that|this) )/,
    '',
  ],
  // "tell the man that dinner is ready".
  [
    /^((?:please |can you |could you )?(?:tell|inform) (?:the|my|that|this) .+?) that (?=(?:the |a |my |it |we |i )?\S+ (?:is|are|was|has|have|will|can|needs?)\b).*$/,
    '$1',
  ],
  // "tell the man to sit down": what he is told is none of what is looked for.
  [
    /^((?:please |can you |could you )?(?:tell|ask|remind|order|warn) (?:the|my|that|this) (?:.+? )?[a-z]+) (?:to (?!the |a |an |my |that |this |me\b|him\b|her\b)[a-z]+|if (?:he|she|they|it)|whether (?:he|she|they|it))(?: [^,.;]*)?$/,
    '$1',
  ],
  [/(?: and)? (?:then )?(?:wait|stay|stop|remain) (?:there|here)(?= ?(?:[,.!?]|$)| (?:for|until)\b)/g, ''],
];

/** Words that only ask more politely, or fill a silence, taken out of a normalised text. */
export const withoutPoliteness = (text: string): string =>
  AROUND.reduce((words, [pattern, plain]) => words.replace(pattern, plain), text).trim();
