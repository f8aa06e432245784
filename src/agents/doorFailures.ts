/** What can go wrong between an agent and the node. The node's own codes are core/failures.ts; 800 upwards is ours alone. */
export const DOOR_FAILURES = {
  BAD_ARGUMENTS: { status: 801, meaning: 'the arguments are not those of the tool: nothing was asked' },
  NODE_UNAVAILABLE: {
    status: 802,
    meaning: 'no node offers this service: is it running, in this ROS_DOMAIN_ID?',
  },
  NODE_TIMEOUT: { status: 803, meaning: 'the node did not answer in time' },
  NOT_CONFIRMED: { status: 804, meaning: 'the robot is moved only with confirm: true' },
  NOT_LOCATED: {
    status: 805,
    meaning: 'the tool locate has not just found this expression: locate it first',
  },
  NAVIGATION_OFF: {
    status: 806,
    meaning:
      'the target was found, but the node does not drive: it was started without navigate:=true or has no Nav2',
  },
  BAD_REPLY: {
    status: 807,
    meaning: 'the node answered with something that is not an answer of this version',
  },
} as const;

export type DoorFailureCode = keyof typeof DOOR_FAILURES;
