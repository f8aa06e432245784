/** Words that speech recognition writes for others that sound alike, where what stands around them tells which was said. */
const HOMOPHONES: readonly (readonly [RegExp, string])[] = [
  [/\b(the|a|an|that|this|my|your|big|small|little|large|other) read (?=[a-z])/g, '$1 red '],
  [/\bblew\b/g, 'blue'],
  [/\b(the|a|that|this|my|your|on|to) write\b(?! (?:to|with|on|it|about))/g, '$1 right'],
  [
    /\b(top|front|outside|inside|left|right|side|end|edge|corner|middle|out|one|all|each) off (?=(?:the|a|an|my|your|it|that|this|them)\b)/g,
    '$1 of ',
  ],
  [
    /\b(go|drive|walk|move|come|head|bring it|take it|close|next|over) (?:two|too) (?=(?:the|a|my|your|me|him|her|us)\b)/g,
    '$1 to ',
  ],
  [
    /\b(grab|fetch|find me|bring me|give me|hand me|get me|the|these|those|all) (?:to|too) (?=[a-z]+(?:[^s]s|men)\b)/g,
    '$1 two ',
  ],
  [/\b(it|over|come|right|back|them) hear\b/g, '$1 here'],
  [/^(?:wear|ware) (?=(?:is|are|did|do|was)\b)/, 'where '],
  [/^witch (?=[a-z])/, 'which '],
  [/\b(a|the|that) (?:pear|pare) of\b/g, '$1 pair of'],
];

/** The words with those put right that only sound as what was said: "the read mug". */
export const heardRight = (text: string): string =>
  HOMOPHONES.reduce((words, [pattern, meant]) => words.replace(pattern, meant), text);
