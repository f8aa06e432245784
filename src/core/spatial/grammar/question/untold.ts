const BE = '(?:is|are|was|were)';
const OPEN =
  '(?:(?:please|and|so|but|ok|well|tell me|can you (?:tell me|say)|could you (?:tell me|say)|do you know|i wonder)(?: ,)? )*';
const asks = (source: string): RegExp => new RegExp(`^${OPEN}(?:${source})`);

/** What neither colour nor depth tells, by how it is asked for. */
const UNTOLD: readonly (readonly [RegExp, string])[] = [
  // "why don't you bring me the mug" asks for the mug.
  [asks('why(?! (?:do|would|could|can) (?:not )?(?:you|we)\\b)(?= |$)|how come '), 'why something is so'],
  [
    asks(
      `when (?:${BE}|did|do|does|will|has|have|can|should) |how long (?:ago|has|have|did|does|will|until|since) |how often |what (?:time|day|date|year) `,
    ),
    'when, or for how long, something is so',
  ],
  [
    asks(
      `whose |who (?:owns?|owned|made|makes|bought|sells|sold|uses|put|places?|placed|brought|built|painted|drew|wrote|${BE} the owner)\\b`,
    ),
    'whose something is',
  ],
  [
    asks(
      `what ${BE} .+ (?:made (?:of|from|out of)|composed of|built of)$|(?:what|which) materials? |what (?:do|does) .+ consist of$|(?:what ${BE} )?the material of `,
    ),
    'what something is made of',
  ],
  [
    asks(
      'how (?:heavy|much (?:do|does|did) .+ weigh)|what (?:do|does) .+ weigh|(?:what (?:is|are) )?(?:the )?(?:weight|mass) of ',
    ),
    'how heavy something is',
  ],
  [
    asks(
      `how (?:old|hot|cold|warm|cool|expensive|cheap|full|clean|dirty|soft|hard|fast|slow|loud|strong|fresh|ripe|sharp|valuable|good|bad|new|safe|dangerous|much)\\b(?! (?:(?:to the )?(?:left|right)|behind|in front|above|over|below|under|higher|lower|taller|shorter|longer|wider|broader|narrower|deeper|thinner)\\b)`,
    ),
    'what neither colour nor depth tells, or by how much things differ',
  ],
  [
    asks(
      `(?:what|which) (?:brand|make|model|kind|type|sort|flavou?r|price|language|name|shape|pattern|temperature|age|purpose|use) (?:of .+ )?(?:${BE}|do|does|did|has|have) |what (?:is|are) (?:the )?(?:brand|make|model|price|cost|temperature|age|purpose|use|smell|taste|owner|meaning|name|contents?|shape|pattern) of `,
    ),
    'what is not measured',
  ],
  [
    asks(
      `what ${BE} .+ (?:name|age|job|weight|price|brand|doing|wearing|holding|carrying|saying|eating|drinking|reading|watching|thinking|looking at|pointing at|called|worth|for|used for)$|what (?:do|does|did) .+ (?:do|say|mean|cost|taste like|smell like|sound like|feel like|eat|want|think)$`,
    ),
    'what somebody does, or what something is for',
  ],
  [
    asks(
      '(?:is|are) there (?:enough |any |more |some )?(?:space|room) (?:left )?(?:for|on|in|to|under|between|behind)\\b|(?:will|would|can|could|do|does) (?!you |i |we ).+ fit (?:in|into|on|onto|inside|under|between|through|behind)\\b',
    ),
    'whether something would fit',
  ],
  [
    asks(
      'how (?:do|does|did|can|could|should|would|shall)(?! (?:i|we|you) (?:get to|reach|find|see|come to|go to)\\b) ',
    ),
    'how something is done',
  ],
  [
    asks(
      '(?:who|what|how|where) are you\\b|what is your |are you |do you (?:like|think|want|need|feel|have (?:a|any) (?:name|family|friends?))\\b|should (?:i|we|you)\\b|(?:can|could|may) (?:the robot|it|he|she|they|somebody|someone|people) (?!be seen)',
    ),
    'about the robot, or what it can or should do',
  ],
  [
    asks(
      'what (?:should|shall|would happen|happens|will happen|can i do|do i do|do you (?:think|want|like|mean)) ?',
    ),
    'what to do or to think',
  ],
];

/**
 * What words ask that a camera cannot tell: why, when, whose, what it is made of, how heavy; undefined where they ask for
 * something else, or for nothing.
 *
 * @param words normalised, without a mark at their end
 */
export const untoldIn = (words: string): string | undefined => UNTOLD.find(([form]) => form.test(words))?.[1];
