/**
 * The one catalogue of everything that can go wrong with a frame or a request. Numbers are part of the ROS interface
 * (constants in the .srv and .action files, table in the README); a number is never reused.
 */
export const FAILURES = {
  NO_FRAME: { status: 101, meaning: 'no RGB-D frame has arrived yet' },
  STALE_FRAME: { status: 102, meaning: 'no frame is held within tolerance of the requested stamp' },
  UNSYNCHRONISED: {
    status: 103,
    meaning: 'colour and depth arrive but never within sync_slop of each other',
  },
  BAD_IMAGE: { status: 104, meaning: 'an image message is malformed or inconsistent' },
  NO_CAMERA_INFO: { status: 105, meaning: 'no usable CameraInfo: missing, all zero, or of another size' },
  EMPTY_EXPRESSION: { status: 201, meaning: 'the expression is empty' },
  EXPRESSION_TOO_LONG: { status: 202, meaning: 'the expression exceeds max_expression_length' },
  NOT_UNDERSTOOD: { status: 203, meaning: 'nothing in the expression names an object or a relation' },
  UNKNOWN_REQUEST: {
    status: 204,
    meaning: 'previous_request_id names no reply that is still remembered: ask anew, in full',
  },
  NOT_FOUND: { status: 301, meaning: 'no landmark fits the expression' },
  AMBIGUOUS: { status: 302, meaning: 'several landmarks fit equally well; all are returned as candidates' },
  CONTRADICTED: { status: 303, meaning: "the model's answer fails a relation that depth measures" },
  REMEMBERED: {
    status: 304,
    meaning: 'it is not in view, but remembered: `remembered` says where it was last seen, and when',
  },
  NO_DEPTH: {
    status: 401,
    meaning: 'found, but without enough depth for a pose: object holds mark, box, confidence',
  },
  UNKNOWN_FRAME: { status: 402, meaning: 'no transform connects the camera frame and the requested frame' },
  EXTRAPOLATION: { status: 403, meaning: "the transform is known, but not at the frame's stamp" },
  TF_TIMEOUT: { status: 404, meaning: 'the transform did not become available in time' },
  MODEL_UNAVAILABLE: { status: 501, meaning: 'the model process is not running or has failed too often' },
  MODEL_TIMEOUT: { status: 502, meaning: 'the model did not answer within its deadline' },
  MODEL_BAD_ANSWER: {
    status: 503,
    meaning: 'the model answered with something that is not one of the drawn marks',
  },
  INACTIVE: { status: 601, meaning: 'the node is not active' },
  BUSY: { status: 602, meaning: 'too many requests are waiting' },
  CANCELLED: { status: 603, meaning: 'the request was cancelled' },
  MEMORY_UNAVAILABLE: {
    status: 604,
    meaning:
      'object memory is off, its database cannot be used (held by another node, not writable, of a newer version), or the node that keeps it does not answer',
  },
  INTERNAL: { status: 699, meaning: 'a defect in this program' },
  NAVIGATION_FAILED: {
    status: 701,
    meaning: 'the target was found, but Nav2 did not bring the robot to the approach pose',
  },
} as const;

export type FailureCode = keyof typeof FAILURES;

/** 0 in every `status` field. */
export const STATUS_OK = 0;

/** `status` number of a failure code. */
export const statusOf = (code: FailureCode): number => FAILURES[code].status;
