import type { AnnotatedObject, FrameQuestion } from '../eval/frames/readFrameSet.ts';
import type { LabelledFrame } from './LabelledFrame.ts';

const MOST_OBJECTS = 500;
const MOST_QUESTIONS = 200;
const MOST_WORDS = 500;
const MOST_LABEL = 80;
const KINDS = ['unique', 'ambiguous', 'absent'] as const;

type Json = Readonly<Record<string, unknown>>;

/** What a person made of a frame, or what is wrong with it. */
export const checkLabels = (
  { name, width, height }: Pick<LabelledFrame, 'name' | 'width' | 'height'>,
  given: unknown,
): Pick<LabelledFrame, 'objects' | 'questions'> | string => {
  const { objects, questions } = (given ?? {}) as Json;
  if (!Array.isArray(objects) || objects.length > MOST_OBJECTS) return 'objects is no list of things';
  if (!Array.isArray(questions) || questions.length > MOST_QUESTIONS) return 'questions is no list of them';
  const things: AnnotatedObject[] = [];
  for (const one of objects) {
    const thing = objectOf(one as Json, width, height);
    if (typeof thing === 'string') return thing;
    if (things.some(({ id }) => id === thing.id)) return `two things are ${thing.id}`;
    things.push(thing);
  }
  const ids = new Set(things.map(({ id }) => id));
  const rows: FrameQuestion[] = [];
  for (const one of questions) {
    const row = questionOf(one as Json, name, ids);
    if (typeof row === 'string') return row;
    rows.push(row);
  }
  return { objects: things, questions: rows };
};

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && !/\p{Cc}/u.test(value);

const objectOf = (given: Json, width: number, height: number): AnnotatedObject | string => {
  const { id, label, colour = '', box } = given ?? {};
  if (!isText(id, MOST_LABEL) || !/^[\w-]+$/.test(id)) return 'a thing has no id';
  if (!isText(label, MOST_LABEL) || !isText(colour, MOST_LABEL)) return `${id}: its label is no text`;
  if (!Array.isArray(box) || box.length !== 4 || !box.every(Number.isFinite)) return `${id}: its box is none`;
  const [x0, y0, x1, y1] = box as [number, number, number, number];
  if (!(x0 >= 0 && y0 >= 0 && x1 > x0 && y1 > y0 && x1 <= width && y1 <= height))
    return `${id}: its box ${box.join(', ')} does not lie in ${width}x${height}`;
  const point = pointOf(given.point, [x0, y0, x1, y1]);
  return { id, label: label.trim().toLowerCase(), synonyms: [], colour, box: [x0, y0, x1, y1], point };
};

/** Of a box that a person drew, its middle. */
const pointOf = (given: unknown, [x0, y0, x1, y1]: AnnotatedObject['box']): readonly [number, number] => {
  const [x, y] = Array.isArray(given) ? (given as number[]) : [];
  return x !== undefined && y !== undefined && x >= x0 && x <= x1 && y >= y0 && y <= y1
    ? [x, y]
    : [Math.round((x0 + x1) / 2), Math.round((y0 + y1) / 2)];
};

const questionOf = (given: Json, frame: string, ids: ReadonlySet<string>): FrameQuestion | string => {
  const { expression, kind, target, candidates = [] } = given ?? {};
  if (!isText(expression, MOST_WORDS) || expression.trim() === '') return 'a question has no words';
  const known = KINDS.find((one) => one === kind);
  if (!known) return `"${expression}": it is unique, ambiguous or absent`;
  const meant = Array.isArray(candidates) ? (candidates as unknown[]).map(String) : [];
  if (known === 'unique' && !(typeof target === 'string' && ids.has(target)))
    return `"${expression}" means one thing: which one?`;
  if (known === 'ambiguous' && (meant.length < 2 || !meant.every((id) => ids.has(id))))
    return `"${expression}" is ambiguous: between which things?`;
  return {
    frame,
    expression: expression.trim(),
    kind: known,
    target: known === 'unique' ? (target as string) : null,
    candidates: known === 'ambiguous' ? meant : [],
    skills: [],
  };
};
