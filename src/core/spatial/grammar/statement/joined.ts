const NAMED = '(?:the|a|an|my|your|this|that|these|those|mark|object|both|each|every)';
const JOINT = new RegExp(`(?: ,)? and (?=${NAMED} )| , (?=${NAMED} .+ and )`);
/** What leads to two things, or tells of a thing by another: "the box between the mug and the plate". */
const PAIRED = / between | among /;
const PLACED =
  / (?:on|in|at|under|behind|near|by|next to|left of|right of|to the|beside|above|below|with|from|of) /;
const PLURAL = /^(?:are|were|have|do|stand|sit|lie|rest|hang|lean|touch|hold|contain)$/;

/** What a clause speaks of together, each in its own words, and whether it denies what is said of each. */
export interface Joined {
  readonly parts: readonly string[];
  readonly denied: boolean;
}

/** "the apple and the orange", "neither the mug nor the plate": each thing by itself; one where only one is spoken of. */
export const joinedIn = (subject: string, verb: string): Joined => {
  const neither = /^neither (?:of )?(.+) nor (.+)$/.exec(subject);
  if (neither) return { parts: [neither[1]!, neither[2]!], denied: true };
  const words = subject.replace(new RegExp(`^both (?=${NAMED} .+ and )`), '');
  const parts = words.split(JOINT).map((part) => part.trim());
  const isOne =
    parts.length < 2 ||
    !new RegExp(`^${NAMED} `).test(words) ||
    PAIRED.test(words) ||
    (!PLURAL.test(verb) && PLACED.test(parts.slice(0, -1).join(' , ')));
  return { parts: isOne ? [subject] : parts, denied: false };
};
