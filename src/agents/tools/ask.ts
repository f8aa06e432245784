import { words } from '../arguments/Field.ts';
import { at, number, oneOf, record, type Shape, where } from '../reply/Shape.ts';
import { candidates, relations, said, stages, stamp, wordList } from '../reply/sceneShapes.ts';
import { LONGEST_EXPRESSION, targetFrameField, viewerField } from './commonFields.ts';
import { serviceTool } from './serviceTool.ts';

/** Constants of the service. */
const KINDS = ['NONE', 'NUMBER', 'YES_NO', 'LIST', 'TEXT'];
const VERDICTS = ['FALSE', 'TRUE', 'UNKNOWN'];

const [NUMBER, YES_NO] = [1, 2];

const ofNumber = (path: string) => where('kind', at(path, number), NUMBER);

/** "" is a count. */
const unit: Shape = {
  schema: { type: 'string', enum: ['m', ''] },
  take: (value) => (value === 'm' || value === '' ? value : undefined),
};

export const ask = serviceTool('ask', {
  name: 'ask',
  title: 'Ask about the scene',
  description:
    'A number, yes or no, a list, or words about the things in view: "how many chairs are left of the table", "how far is the mug from the laptop", "is the mug on the table or on the floor", "what is on the table", "what colour is the ball". For the pose of one thing use locate.',
  fields: {
    question: words('A question in plain English words.', LONGEST_EXPRESSION, true),
    target_frame: targetFrameField,
    viewer: viewerField,
  },
  answer: record({
    kind: at('kind', oneOf(KINDS)),
    text: at('text', said),
    number: ofNumber('number'),
    unit: where('kind', at('unit', unit), NUMBER),
    tolerance: ofNumber('tolerance'),
    at_least: ofNumber('at_least'),
    up_to: ofNumber('up_to'),
    verdict: where('kind', at('verdict', oneOf(VERDICTS)), YES_NO),
    probability: at('probability', number),
    marks: at('marks', candidates),
    relations: at('relations', relations),
    rationale: at('rationale', said),
    not_understood: at('not_understood', wordList),
    stages: at('stages', stages),
    stamp: at('stamp', stamp),
  }),
});
