const POLITE = new Set(['please', 'now', 'ok', 'okay', 'hey', 'robot', 'and', 'but']);
/** Said with "not", these ask for what follows: "do not forget the mug". */
const MEANT_ALL_THE_SAME = new Set(['forget', 'fail', 'hesitate', 'mind', 'worry', 'you']);
/** What may be asked for comes after one of these. */
const GOES_ON = new Set([
  ',',
  ';',
  '.',
  ':',
  'but',
  'and',
  'instead',
  'then',
  'rather',
  'just',
  'only',
  'until',
  'unless',
]);

/** All that is said ends or calls off what was asked before: "never mind", "stop it". */
const CALLS_OFF =
  /^(?:no |oh |wait )?(?:never ?mind(?: (?:that|it|about it|this))?|(?:stop|cancel|abort|halt|pause|quit|undo)(?: (?:it|that|this|now|everything|there|the (?:command|task|action|search)))?|forget (?:about )?(?:it|that|this)|hold (?:on|it)|wait|leave it|let it be|that is (?:all|it|enough))(?: (?:please|robot|now))?$/;
export const callsOff = (words: readonly string[]): boolean =>
  CALLS_OFF.test(words.filter((word) => !POLITE.has(word) && /[a-z]/.test(word)).join(' '));

/** A verb that nothing parts from what was forbidden: "do not bring the blue mug | bring the red one". */
const ASKS = /^(?:bring|take|get|grab|give|fetch|hand|pick|use|go|find)$/;
const goesOnAt = (words: readonly string[], at: number): boolean =>
  // "never take the box and the mug" forbids both.
  (GOES_ON.has(words[at]!) && !(words[at] === 'and' && /^(?:the|a|an|my)$/.test(words[at + 1] ?? ''))) ||
  (at > 1 &&
    ASKS.test(words[at]!) &&
    /^(?:me|the|a|an|that|this|my|up|to|it)$/.test(words[at + 1] ?? '') &&
    !/^(?:to|and|not)$/.test(words[at - 1]!));

/** Whether a command only forbids ("never touch the laptop"): what it names is the one thing that is not to be answered. */
export const forbids = (words: readonly string[]): boolean => {
  let from = 0;
  while (POLITE.has(words[from] ?? '') || words[from] === ',') from++;
  const [first, second] = words.slice(from);
  // "never mind the mug", "forget about the mug": put by, and nothing asked for.
  const isPutBy =
    (first === 'never' && second === 'mind') || /^(?:ignore|forget|skip|avoid)$/.test(first ?? '');
  const told = first === 'never' ? from + 1 : first === 'do' && second === 'not' ? from + 2 : undefined;
  if (!isPutBy && (told === undefined || told >= words.length || MEANT_ALL_THE_SAME.has(words[told]!)))
    return false;
  return !words.slice(isPutBy ? from : told).some((_, i, rest) => goesOnAt(rest, i) && i < rest.length - 1);
};

/** "leave the bowl alone", "leave the boxes where they are": the words from `leave` to before what else is asked for. */
const LEFT_ALONE =
  /^(?:leave|keep) (?:(?!leave |keep )[a-z' -]+? )(?:alone|there|as (?:it is|they are)|where (?:it is|they are))\b/;

/** The words without a clause at their start that leaves something as it is; none where nothing else is asked for. */
export const withoutLeftAlone = (words: readonly string[]): readonly string[] => {
  let from = 0;
  while (POLITE.has(words[from] ?? '') || words[from] === ',') from++;
  const left = LEFT_ALONE.exec(words.slice(from).join(' '))?.[0];
  if (left === undefined) return words;
  let next = from + left.split(' ').length;
  while (GOES_ON.has(words[next] ?? '')) next++;
  return words.slice(next);
};
