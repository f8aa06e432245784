import type { Constraint, Description } from '../../spatial/grammar/LogicalForm.ts';
import { parse } from '../../spatial/grammar/parse.ts';

/** A description's noun with the word before it, and the noun alone: "traffic cone", "cone". */
export const nounPhrases = ({
  head,
  modifiers,
}: Pick<Description, 'head' | 'modifiers'>): readonly string[] =>
  head === undefined ? [] : [...new Set([[...modifiers.slice(-1), head].join(' '), head])];

const anchorsOf = (constraint: Constraint): readonly Description[] => {
  if (constraint.kind === 'relation') return constraint.anchors;
  return constraint.kind === 'order' && constraint.anchor ? [constraint.anchor] : [];
};

const phrasesIn = (description: Description): readonly string[] => [
  ...nounPhrases(description),
  ...description.constraints.flatMap(anchorsOf).flatMap(phrasesIn),
];

/**
 * Everything that an expression calls things by: the thing itself first, then what it is related to; each once.
 * `labels`: names that hold here besides those of the language.
 */
export const phrasesOf = (expression: string, labels: readonly string[] = []): readonly string[] => {
  const { target, viewers, context, plan } = parse(expression, { labels });
  const others = viewers.flatMap(({ anchor }) => (anchor ? phrasesIn(anchor) : []));
  // The things of a command's other steps are found by themselves.
  const steps = (plan?.steps ?? []).flatMap(({ parts }) => parts.flatMap((part) => part.description ?? []));
  return [...new Set([target, ...steps].flatMap(phrasesIn).concat(others, context.flatMap(phrasesIn)))];
};
