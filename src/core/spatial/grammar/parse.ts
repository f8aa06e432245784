import { finish, newDraft } from './Draft.ts';
import type { LogicalForm } from './LogicalForm.ts';
import { compose } from './parser/compose.ts';
import { tokenise } from './words/tokens.ts';

/** What a parser may know of the scene beforehand. */
export interface ParseOptions {
  /** Labels of the scene's objects: known nouns, even where the lexicon lacks them. */
  readonly labels?: readonly string[];
}

const NO_PHRASES: ReadonlySet<string> = new Set();

/**
 * Meaning of a referring expression. Total: any string gives a value, in time linear in its (capped) length.
 * `understood` is false when nothing in it names an object, an attribute or a relation.
 */
export const parse = (expression: string, options: ParseOptions = {}): LogicalForm => {
  const phrases = options.labels ? new Set(options.labels.filter((label) => label.length > 0)) : NO_PHRASES;
  const known = new Set<string>();
  for (const phrase of phrases) {
    for (const word of phrase.split(' ')) known.add(word);
    // "fumehood" for a "fume hood".
    known.add(phrase.replaceAll(' ', ''));
  }
  const tokens = tokenise(String(expression), known);
  const clause = compose(tokens, { phrases });
  const target = clause.target ?? newDraft();
  return {
    target: finish(target),
    viewers: clause.viewers.map(({ kind, anchor }) => (anchor ? { kind, anchor: finish(anchor) } : { kind })),
    context: clause.context.map((draft) => finish(draft)),
    understood: clause.understood,
    ignored: clause.ignored,
  };
};
