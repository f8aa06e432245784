import { printDescription } from '../../grammar/print.ts';
import type { Question } from '../../grammar/question/Question.ts';
import type { Matcher } from '../Matcher.ts';
import { oneMeant } from './oneMeant.ts';
import type { QuestionAnswer } from './QuestionAnswer.ts';
import { sayProperty, tellProperty } from './tellProperty.ts';

type Property = Extract<Question, { kind: 'text' }>;

/** What a thing is like, or each of several. */
export const answerProperty = (matcher: Matcher, question: Property): QuestionAnswer => {
  const { about, subject, notUnderstood } = question;
  const shared = {
    kind: 'text',
    relations: [],
    logicalForm: `${about}(${printDescription(subject)})`,
    asked: sayProperty(question),
    ...(notUnderstood.length > 0 && { notUnderstood }),
  } as const;
  const { index, refusal } = oneMeant(matcher, subject);
  const areAll = subject.plural && refusal?.status === 'AMBIGUOUS';
  if (refusal && !areAll) return { ...shared, ...refusal };
  const indices = areAll ? matcher.meant(subject) : [index!];
  const answer = tellProperty(matcher, question, indices);
  const objects = indices.map((i) => matcher.idOf(i));
  const scores = indices.map((i) => matcher.matches(subject)[i]!);
  return answer === undefined
    ? {
        ...shared,
        status: 'NOT_FOUND',
        objects,
        scores,
        probability: 0,
        answer: `The ${about} of ${indices.map((i) => matcher.nameOf(i)).join(', ')} was not measured.`,
      }
    : { ...shared, status: 'OK', objects, scores, probability: Math.min(...scores), answer };
};

/** What no camera tells is refused, whatever it is asked of. */
export const answerUntold = (asks: string): QuestionAnswer => ({
  kind: 'text',
  status: 'NOT_UNDERSTOOD',
  objects: [],
  scores: [],
  probability: 0,
  relations: [],
  answer: `The words ask ${asks}: only places, sizes, colours and numbers of what is seen can be told.`,
  logicalForm: 'untold',
  asked: `It was asked ${asks}.`,
});
