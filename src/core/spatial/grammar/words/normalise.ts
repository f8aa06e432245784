/** Characters of an expression that are looked at; the rest is cut. The node refuses earlier, with its own parameter. */
export const MAX_EXPRESSION_CHARACTERS = 1000;

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  // "on it's left", "has it's back to the wall": the possessive, misspelt.
  [/\b(on|to|at|in|of|from|by|with|against|has|got|have) it's\b(?=\s)/g, '$1 its'],
  [/\b(it|that|there|he|she|what|where|who|here)'s\b(?=\s)/g, '$1 is'],
  [/\b(that|there|what|here)s\b(?=\s)/g, '$1 is'],
  [/\bits'(?=\s)/g, 'it is'],
  [
    /\bits (?=(?:a|an|the|on|in|at|next|near|by|not|between|under|above|behind|to|located|against|directly|sitting|hanging)\b)/g,
    'it is ',
  ],
  [/\b(is|does|do|are|was|has|did|could|would|should|have)n'?t\b/g, '$1 not'],
  [/\bcan'?t\b(?! of)/g, 'can not'],
  [/\bi'?m\b/g, 'i am'],
  [/\byou're\b/g, 'you are'],
  [/\bthey're\b/g, 'they are'],
  [/\b(\w+)'ll\b/g, '$1 will'],
  [/\bi'd\b/g, 'i would'],
  [/'s\b/g, ''],
  [/s'(?=\s|$)/g, 's'],
];

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bcentre(s?)\b/g, 'center$1'],
  [/\bcolou?r(ed|s|ful|ing)?\b/g, 'color$1'],
  [/\bmetre(s?)\b/g, 'meter$1'],
  [/\b(left|right|top|bottom|front|back|rear|upper|lower)-?\s?most\b/g, '$1most'],
  [/\b(left|right)[\s-]?hand(?:ed)?\b/g, '$1'],
  [/\bin[\s-]between\b/g, 'between'],
  [/\bin[\s-]front\b/g, 'in front'],
  [/\bnext too?\b/g, 'next to'],
  [/\bontop\b/g, 'on top'],
  [/\bfloor to ceiling\b/g, 'tall'],
  [/\b(to|the|a|of|is) \1\b/g, '$1'],
  [/\bclosed to\b/g, 'close to'],
  [/\bin ?side\b/g, 'inside'],
  [/\bfar (left|right)\b/g, 'far $1'],
  [/\bwall[\s-]?mounted\b ?/g, ''],
  [/\barm[\s-]less\b/g, 'armless'],
];

const SHAPES = /\b([a-z]+)-(shaped|sized|colored|like|style)\b/g;

/**
 * Lower case, one space between words, punctuation as words of its own, contractions opened, British spelling to
 * American, control, zero-width and bidirectional characters gone. Never throws; any string is allowed.
 */
export const normalise = (expression: string): string => {
  let text = expression
    .slice(0, MAX_EXPRESSION_CHARACTERS)
    .normalize('NFKC')
    .slice(0, MAX_EXPRESSION_CHARACTERS)
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, (run) => (/[\t\n\r]/.test(run) ? ' ' : ''))
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u2013\u2014]/g, ', ')
    .replace(/["\u201c\u201d*_]/g, ' ')
    .replace(/\s+/g, ' ');
  for (const [pattern, replacement] of CONTRACTIONS) text = text.replace(pattern, replacement);
  for (const [pattern, replacement] of SPELLINGS) text = text.replace(pattern, replacement);
  text = text
    .replace(SHAPES, '$1 $2')
    .replace(/[-/\\]/g, ' ')
    .replace(/[()[\]{}|<>]/g, ' , ')
    .replace(/(\d)[.,](?=\d)/g, '$1@')
    .replace(/\s*([.,;:!?])/g, ' $1 ')
    .replace(/(\d)@/g, '$1.')
    .replace(/[^\p{L}\p{N}.,;:!?#' ]/gu, ' ')
    .replace(/'/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text;
};
