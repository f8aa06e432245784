import { choice, integer, words } from '../arguments/Field.ts';
import { at, list as listOf, number, oneOf, record, token } from '../reply/Shape.ts';
import {
  candidates,
  landmarks,
  located,
  relations,
  remembered,
  said,
  stages,
  stamp,
  thingAt,
  wordList,
} from '../reply/sceneShapes.ts';
import {
  expressionField,
  LONGEST_EXPRESSION,
  previousField,
  targetFrameField,
  viewerField,
} from './commonFields.ts';
import { serviceTool } from './serviceTool.ts';

const VERDICTS = oneOf(['FALSE', 'TRUE', 'UNKNOWN']);
const MAX_SENTENCES = 10;
const MAX_REMEMBERED = 10;

export const locate = serviceTool(
  'locate',
  {
    name: 'locate',
    title: 'Locate a thing',
    description:
      'Finds the one thing in view that an expression names and gives its metric pose. AMBIGUOUS: several fit; `candidates` and `question` tell them apart. REMEMBERED: not in view; `remembered` has where it was last seen and how long ago. NOT_FOUND: nothing fits. It never guesses and never moves the robot.',
    fields: {
      expression: expressionField,
      previous_request_id: previousField,
      target_frame: targetFrameField,
      viewer: viewerField,
      search: choice('"view": in view alone; "memory": in memory alone; left out: in view, then in memory.', [
        'view',
        'memory',
      ]),
      max_candidates: integer('At most so many candidates.', 1, 40),
    },
    answer: record({
      object: located,
      candidates: at('candidates', candidates),
      question: at('question', said),
      request_id: at('request_id', token),
      rationale: at('rationale', said),
      relations: at('relations', relations),
      not_understood: at('not_understood', wordList),
      remembered: at('remembered', listOf(remembered, MAX_REMEMBERED)),
      stages: at('stages', stages),
      stamp: at('stamp', stamp),
    }),
  },
  // What the node publishes may make it drive: only the tool navigate asks for that.
  (args) => ({ ...args, publish: false }),
);

export const describe = serviceTool('describe', {
  name: 'describe',
  title: 'Describe two things',
  description:
    'How two things in view stand to each other, in true sentences with measured relations. Name each by words or by its mark from list or look.',
  fields: {
    subject_expression: words('The one, in words; or give subject_mark.', LONGEST_EXPRESSION),
    anchor_expression: words('The other, in words; or give anchor_mark.', LONGEST_EXPRESSION),
    subject_mark: integer('The one by its number.', 1, 1000),
    anchor_mark: integer('The other by its number.', 1, 1000),
    viewer: viewerField,
    sentence_count: integer('How many different sentences.', 1, MAX_SENTENCES),
  },
  answer: record({
    subject: thingAt('subject'),
    anchor: thingAt('anchor'),
    relations: at('relations', relations),
    sentences: at('sentences', listOf(said, MAX_SENTENCES)),
    description: at('description', said),
    stamp: at('stamp', stamp),
  }),
});

export const verify = serviceTool('verify', {
  name: 'verify',
  title: 'Verify a statement',
  description:
    'Whether a statement about the things in view is TRUE, FALSE or UNKNOWN, with what was measured: "the mug is left of the laptop".',
  fields: {
    statement: words('A statement in plain English words.', LONGEST_EXPRESSION, true),
    viewer: viewerField,
  },
  answer: record({
    verdict: at('verdict', VERDICTS),
    score: at('score', number),
    measured: at('measured', listOf(said, MAX_SENTENCES)),
    relations: at('relations', relations),
    rationale: at('rationale', said),
    stamp: at('stamp', stamp),
  }),
});

export const list = serviceTool('list_landmarks', {
  name: 'list',
  title: 'List what is in view',
  description:
    'Every marked thing of the newest frame: number, name where it is sure, colour, pixel box, place and size in the camera frame.',
  fields: {},
  answer: record({
    frame: at('landmarks.header.frame_id', token),
    stamp: at('landmarks.header.stamp', stamp),
    landmarks: at('landmarks.landmarks', landmarks),
  }),
});
