import { frameName, identifier, words } from '../arguments/Field.ts';

/** The node's own limit (max_expression_length, 500 unless set) is below. */
export const LONGEST_EXPRESSION = 2000;

export const expressionField = words(
  'Which thing, in plain English words: "the mug left of the laptop", "the second chair from the left".',
  LONGEST_EXPRESSION,
  true,
);

export const viewerField = frameName(
  'Whose left and front: "camera" (also when left out), "robot", or a tf frame.',
);

export const targetFrameField = frameName("tf frame of the answer; left out: the node's target_frame.");

export const previousField = identifier(
  'request_id of an AMBIGUOUS answer that the expression takes up: "the left one", "number 12", "the other one".',
);
