import type { Description } from '../../spatial/grammar/LogicalForm.ts';
import { parseQuestion } from '../../spatial/grammar/question/parseQuestion.ts';
import { parseStatement } from '../../spatial/grammar/statement/parseStatement.ts';
import { nounPhrases, phrasesOf } from './phrasesOf.ts';

const isDescription = (value: object): value is Description => 'modifiers' in value && 'constraints' in value;

/** Every description in a parsed question or statement, wherever it stands. */
const descriptionsIn = (value: unknown): readonly Description[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(descriptionsIn);
  return isDescription(value) ? [value, ...inner] : inner;
};

/** Everything that a question, a statement or an expression calls things by, each once: what a namer is asked about. */
export const phrasesOfQuestion = (text: string, labels: readonly string[] = []): readonly string[] => {
  const question = parseQuestion(text, { labels });
  const statement = question?.kind === 'whether' ? question.statement : text;
  const claims = question && question.kind !== 'whether' ? [] : parseStatement(statement, { labels }).claims;
  const read = [question, claims].flatMap(descriptionsIn).flatMap(nounPhrases);
  return [...new Set(question ? read : [...phrasesOf(text, labels), ...read])];
};
