import type { Random } from '../../Random.ts';
import type { DatasetMark, DatasetTask } from '../DatasetRow.ts';
import { RELATION_WORDINGS } from '../wordings.ts';
import { PairTeller } from './PairTeller.ts';

const STATEMENTS = 2;
const TRIES = 16;
/** Relations of one anchor. */
const RELATIONS = Object.keys(RELATION_WORDINGS).filter((relation) => relation !== 'between');

/** How a mark is spoken of: numbers mean one thing even where names do not. */
const spoken = ({ mark, label }: Pick<DatasetMark, 'mark' | 'label'>): string =>
  label === '' ? `object ${mark}` : `object ${mark} (the ${label})`;

const ASK: Readonly<Record<Exclude<DatasetTask['task'], 'statement'>, string>> = {
  relations: 'Which spatial relations hold of SUBJECT to ANCHOR?',
  sentence: 'Say in one sentence where SUBJECT is, as seen from ANCHOR.',
  description: 'Describe how SUBJECT and ANCHOR lie to each other.',
};

/** A question about a pair, in the words in which every source asks it. */
export const askedOfPair = (
  task: keyof typeof ASK,
  subject: Pick<DatasetMark, 'mark' | 'label'>,
  anchor: Pick<DatasetMark, 'mark' | 'label'>,
): string => ASK[task].replace('SUBJECT', spoken(subject)).replace('ANCHOR', spoken(anchor));

/**
 * Tasks about pairs of the marks: statements that hold and that do not, in VSR's manner, half of each, and the three of
 * visual spatial description (classification, sentence, open description). Where geometry is in doubt, nothing is asked.
 */
export const pairTasks = (marks: readonly DatasetMark[], random: Random): readonly DatasetTask[] => {
  const placed = marks.filter(({ label, center }) => label !== '' && center !== undefined);
  if (placed.length < 2) return [];
  const teller = new PairTeller(marks);
  const drawPair = () => {
    const [subject, anchor] = random.shuffled(placed);
    return { subject: subject!, anchor: anchor! };
  };
  const statements: DatasetTask[] = [];
  for (let tries = 0; tries < TRIES && statements.length < STATEMENTS; tries++) {
    const { subject, anchor } = drawPair();
    const relation = random.pick(RELATIONS);
    const pair = { task: 'statement', subject: subject.mark, anchor: anchor.mark, relation } as const;
    const answer = teller.answer(pair);
    if (answer !== (statements.length % 2 === 0 ? 'true' : 'false')) continue;
    const words = random.pick(RELATION_WORDINGS[relation]!);
    const claim = `${spoken(subject)} is ${words} ${spoken(anchor)}`;
    statements.push({ ...pair, question: `Is it true that ${claim}? Answer true or false.`, answer });
  }
  const { subject, anchor } = drawPair();
  const described = (['relations', 'sentence', 'description'] as const).flatMap((task): DatasetTask[] => {
    const pair = { task, subject: subject.mark, anchor: anchor.mark };
    const answer = teller.answer(pair);
    return answer === undefined ? [] : [{ ...pair, question: askedOfPair(task, subject, anchor), answer }];
  });
  return [...statements, ...described];
};
