import { compilePhrase } from './phrases.ts';

export type DirectiveKind = 'facing' | 'at' | 'enter' | 'backTo' | 'own' | 'ownOrViewer';

const WHEN = '(?:(?:if|when|while|as|once|after|assuming|imagine|imagining|suppose) )?';
const WHO = '(?:(?:you|i|we|one|someone|people) )?(?:(?:are|were|am|is|be|was|would be) )?(?:just )?';
const PLACE = '(?:at|in|by|on|near|next to|in front of|behind|from|inside|beside|with)';

interface DirectivePattern {
  readonly kind: DirectiveKind;
  readonly pattern: RegExp;
  /** Needs a noun phrase after it. */
  readonly takesAnchor: boolean;
  /** Speaks of the viewer even directly after a noun ("the chair when facing the desk"). */
  readonly explicit: boolean;
}

const pattern = (
  kind: DirectiveKind,
  source: string,
  takesAnchor: boolean,
  explicit: boolean,
): DirectivePattern => ({
  kind,
  pattern: compilePhrase(source),
  takesAnchor,
  explicit,
});

const LOOK =
  '(?:facing|face|faces|faced|(?:look|looking)(?! (?:for|like))|looked|viewing|view|viewed|staring|stare|stared|gazing|turned|pointed)(?: (?:straight|directly|in|head))?(?: (?:on|at|toward|towards|to|into|out|out of|forward|direction of|the direction of))*';

const DIRECTIVES: readonly DirectivePattern[] = [
  pattern(
    'backTo',
    `${WHEN}${WHO}(?:(?:stand|standing|sit|sitting) )?with (?:your|my|his|their|one) back (?:is )?(?:to|toward|towards|against|facing|turned to)`,
    true,
    true,
  ),
  pattern('backTo', `${WHEN}(?:your|my) back (?:is )?(?:to|toward|towards|against|facing)`, true, true),
  pattern(
    'facing',
    `(?:if|when|while|as|assuming|imagine|once) ${WHO}(?:(?:stand|standing|sit|sitting|lay|laying|lying) )?(?:and )?${LOOK}`,
    true,
    true,
  ),
  pattern(
    'facing',
    `(?:you|i|we) (?:are |were |am )?(?:(?:stand|standing|sit|sitting) )?(?:and )?${LOOK}`,
    true,
    true,
  ),
  pattern('facing', `${LOOK}`, true, false),
  pattern(
    'facing',
    '(?:from|with) (?:the )?(?:perspective|view|viewpoint|point of view|vantage|vantage point) of(?: (?:facing|looking at|someone facing))?',
    true,
    true,
  ),
  pattern(
    'at',
    `${WHEN}${WHO}(?:stand|standing|stood|sit|sitting|lay|laying|lying|sat) (?:just )?${PLACE}`,
    true,
    false,
  ),
  pattern(
    'at',
    '(?:when |if |as )?(?:you |we |i )?(?:are |were )?(?:viewed|viewing|look|looking|seen|coming|starting|going)(?: in| directly| out)? from',
    true,
    true,
  ),
  pattern('at', 'from(?= (?:the|a|your|my) )', true, false),
  pattern(
    'enter',
    '(?:(?:if|when|as|while|after|once) )?(?:(?:you|we|i) )?(?:(?:are|first) )?(?:walk|walking|enter|entering|come|coming|going|go|step|stepping)(?: (?:in|into|through|inside))+(?: (?:from|through|by|to))*',
    true,
    true,
  ),
  pattern(
    'enter',
    '(?:if|when|as|while|after|once|upon) (?:you |we |i )?(?:are )?(?:first )?(?:enter|entering|walk in|walking in|come in|coming in)',
    true,
    true,
  ),
  pattern(
    'enter',
    '(?:when|as|while|upon|after) (?:you |we |i )?(?:are )?(?:enter|entering|walk in|walking in|come in|coming in)',
    false,
    true,
  ),
];

/** The viewer phrase at a character offset: its kind, where it ends, and whether it needs an object. Longest wins. */
export const directiveAt = (
  text: string,
  offset: number,
): { kind: DirectiveKind; end: number; takesAnchor: boolean; explicit: boolean } | undefined => {
  let best: { kind: DirectiveKind; end: number; takesAnchor: boolean; explicit: boolean } | undefined;
  for (const directive of DIRECTIVES) {
    directive.pattern.lastIndex = offset;
    if (!directive.pattern.test(text)) continue;
    const end = directive.pattern.lastIndex;
    if (end > offset && (!best || end > best.end)) best = { ...directive, end };
  }
  return best;
};
