import type { Choice } from '../../grammar/LogicalForm.ts';
import type { Resolution } from '../Resolution.ts';
import { type ChoiceContext, type Named, undecided } from './ChoiceContext.ts';
import { chooseByOrder } from './chooseByOrder.ts';
import { chooseByTruth } from './chooseByTruth.ts';

/** "the mug or the plate": whichever is there; AMBIGUOUS where more than one is. */
const eitherOf = ({ find, logicalForm }: ChoiceContext, { among }: Choice): Resolution => {
  const found = among.map(({ words, description }) => ({ words, answer: find(description) }));
  const there = found.filter(({ answer }) => /^(?:OK|AMBIGUOUS)$/.test(answer.status));
  const [first] = there;
  if (!first) return { ...found[0]!.answer, logicalForm };
  if (there.length === 1) {
    const { status, candidates } = first.answer;
    return {
      ...first.answer,
      logicalForm,
      candidates: status === 'OK' ? candidates.slice(0, 1) : candidates,
    };
  }
  const ids = new Set(
    there.flatMap(({ answer: { id, candidates } }) => id ?? candidates.map((candidate) => candidate.id)),
  );
  const candidates = [...ids].map((id) => ({ id, score: 1 / ids.size }));
  const names = there.map(({ words }) => words);
  return {
    status: 'AMBIGUOUS',
    confidence: 0,
    candidates,
    ranked: candidates,
    relations: [],
    rationale: `Nothing says which: ${names.join(', ')} are all there.`,
    question: `Which one: ${names.join(', or ')}?`,
    logicalForm,
  };
};

/**
 * Which of several things that are named has most of what the words say ("higher"), or alone has it ("on the table"). Each
 * has to be found by itself first; what differs too little is AMBIGUOUS.
 */
export const resolveChoice = (context: ChoiceContext, choice: Choice): Resolution => {
  const { among, by, words } = choice;
  if (by.length === 0) return eitherOf(context, choice);
  const { frame, find, logicalForm } = context;
  const things: Named[] = [];
  for (const { words: called, description } of among) {
    const found = find(description);
    if (found.status !== 'OK')
      return { ...found, logicalForm, rationale: `Of "${called}": ${found.rationale}` };
    const index = frame.objects.findIndex(({ id }) => id === found.id);
    things.push({ index, words: called, confidence: found.confidence });
  }
  const marks = new Set(things.map(({ index }) => index));
  if (marks.size < things.length) {
    const called = things.map((one) => `"${one.words}"`).join(' and ');
    const why = `${called} are found to be one thing: say what tells them apart.`;
    return undecided(context, 'AMBIGUOUS', things.slice(0, marks.size), why);
  }
  const order = by.find((constraint) => constraint.kind === 'order');
  return order ? chooseByOrder(context, things, order, words) : chooseByTruth(context, things, by, words);
};
