/** Services that answer questions, by their names below the node's: what the printed schemas hold. */
export const QUESTION_SERVICES = {
  locate: 'LocateObject',
  ask: 'AskQuestion',
  describe: 'DescribeRelation',
  verify: 'VerifyStatement',
  list_landmarks: 'ListLandmarks',
  list_objects: 'ListObjects',
  where_was: 'WhereWas',
} as const;
