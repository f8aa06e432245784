import type { RosNode } from '../rcl.ts';

/** The part of a node that inputs use; who gives it closes the subscriptions. */
export type SubscribingNode = Pick<
  RosNode,
  'createSubscription' | 'getPublishersInfoByTopic' | 'resolveTopicName'
>;
