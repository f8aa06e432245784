const UNIT = '(?:meters?|centimeters?|millimeters?|cm|mm|feet|foot|inches|yards?)';
const SELF = '(?:me|us|you|here|the camera|the robot|where (?:i|you|we) (?:am|are))';
const GOING =
  '(?:do|must|should|would|will) (?:i|you|we)(?: (?:have to|need to))? (?:go|walk|drive|travel|move|roll)';
const TAIL = new RegExp(
  ` (?:in (?:total|all|${UNIT})|all in all|altogether|all together|overall|right now|at the moment|at present|for me)$`,
);

/** Ways of asking for one thing, as the one that is read. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`\\bhow many ${UNIT} (?=(?:wide|tall|high|long|deep|thick|big|away|apart|distant)\\b)`),
    'how ',
  ],
  [/\bwhat (?:height (?:is|does)|is the height of) (.+?)(?: have)?$/, 'how tall is $1'],
  [/\bwhat (?:width) (?:is|does) (.+?)(?: have)?$/, 'how wide is $1'],
  [/\bwhat (?:length) (?:is|does) (.+?)(?: have)?$/, 'how long is $1'],
  [/\bwhat (?:depth) (?:is|does) (.+?)(?: have)?$/, 'how deep is $1'],
  [/\bwhat size (?:is|does) (.+?)(?: have)?$/, 'how big is $1'],
  [/\bhow (?:large|big|great|wide|long) is the (distance|gap|space) /, '$1 '],
  [/\bhow much (?:space|room) (?:is there )?(between) /, 'distance $1 '],
  [/\bhow (?:away|apart|distant)\b/, 'how far apart'],
  [new RegExp(`\\bhow many ${UNIT} (is|are) (?=.+ (?:from|to|away|apart)\\b)`), 'how far $1 '],
  [new RegExp(`\\bhow far(?: away)?(?: is it)? from ${SELF} (?:to|is) `), 'how far away is '],
  [
    new RegExp(`\\bhow far (?:is it|${GOING}) (?:to|until) (?:(?:get to|reach|arrive at) )?`),
    'how far away is ',
  ],
  [/\bhow (far|close|near)(?: away)? from (.+?) (is|are) (.+)$/, 'how $1 $3 $4 from $2'],
  [/\bhow far apart is (.+)$/, 'how far apart are $1'],
  [/^(?:the )?distance (?:of|from) (.+) (?:to|from) (.+)$/, 'distance between $1 and $2'],
  [/\bhow (?:much|many) (?:pieces|bits|items) of (?=\w)/, 'how many '],
];

/** A normalised question in the plain way of asking it: "how many centimeters wide is the sofa" as "how wide is the sofa". */
export const plainQuestion = (words: string): string =>
  FORMS.reduce((asked, [pattern, plain]) => asked.replace(pattern, plain), words.replace(TAIL, ''));
