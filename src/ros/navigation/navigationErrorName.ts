/** Names of Nav2's error codes: of the controller, the planner and the navigator, as the actions define them. */
const NAMES: readonly (readonly [first: number, names: readonly string[]])[] = [
  [
    100,
    [
      'UNKNOWN',
      'INVALID_CONTROLLER',
      'TF_ERROR',
      'INVALID_PATH',
      'PATIENCE_EXCEEDED',
      'FAILED_TO_MAKE_PROGRESS',
      'NO_VALID_CONTROL',
      'CONTROLLER_TIMED_OUT',
    ],
  ],
  [
    200,
    [
      'UNKNOWN',
      'INVALID_PLANNER',
      'TF_ERROR',
      'START_OUTSIDE_MAP',
      'GOAL_OUTSIDE_MAP',
      'START_OCCUPIED',
      'GOAL_OCCUPIED',
      'TIMEOUT',
      'NO_VALID_PATH',
    ],
  ],
  [9000, ['UNKNOWN', 'FAILED_TO_LOAD_BEHAVIOR_TREE', 'TF_ERROR']],
];

/** Undefined for a code that is not Nav2's own: plugins may have theirs. */
export const navigationErrorName = (code: number): string | undefined => {
  for (const [first, names] of NAMES) if (names[code - first]) return names[code - first];
  return undefined;
};
