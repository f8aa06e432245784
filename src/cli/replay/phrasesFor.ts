import { namesOf } from '../../core/memory/recall/sceneOf.ts';
import type { NamedPhrases } from '../../core/naming/NamedPhrases.ts';
import type { Composition } from '../../engine/compose/Composition.ts';
import type { RememberedViews } from './rememberViews.ts';

/** What a question about a recording calls things by; undefined without a namer. `onSkip`: it did not answer. */
export const phrasesFor = async (
  question: string,
  { objects, context }: RememberedViews,
  { phrasesOf }: Pick<Composition, 'phrasesOf'>,
  onSkip: (why: string) => void,
): Promise<NamedPhrases | undefined> => {
  const phrases = await phrasesOf(question, namesOf(objects, context));
  if (phrases.ok) return phrases.value;
  onSkip(`things go by the names that they were given while seen: ${phrases.failure.message}`);
  return undefined;
};
