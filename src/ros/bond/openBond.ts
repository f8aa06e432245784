import { randomUUID } from 'node:crypto';
import { toTime } from '../convert/time.ts';
import { isInstalled } from '../outputs/Outputs.ts';
import type { RosNode } from '../rcl.ts';
import { TOPICS } from '../topics.ts';
import type { UndoStack } from '../UndoStack.ts';
import { Bond, type BondStatus, HEARTBEAT_PERIOD_S } from './Bond.ts';

const TYPE = 'bond/msg/Status';

/** Lets lifecycle managers bond with the node (Nav2's do unless their bond_timeout is 0), where bond is installed. */
export const openBond = (node: RosNode, now: () => number, undo: UndoStack): void => {
  if (!isInstalled(TYPE)) return;
  const bond = new Bond(node.name(), randomUUID());
  const publisher = node.createPublisher(TYPE, TOPICS.bond);
  undo.add(() => node.destroyPublisher(publisher));
  const say = (status: BondStatus | undefined): void => {
    if (!status) return;
    publisher.publish({
      header: { stamp: toTime(node.now().nanoseconds), frame_id: '' },
      ...status,
    });
  };
  let timer: NodeJS.Timeout | undefined;
  const beat = (): void => {
    const status = bond.beat(now());
    say(status);
    if (status) return;
    clearInterval(timer);
    timer = undefined;
  };
  const subscription = node.createSubscription(TYPE, TOPICS.bond, {}, (status: BondStatus) => {
    say(bond.hear(status, now()));
    if (bond.isBonded) timer ??= setInterval(beat, 1000 * HEARTBEAT_PERIOD_S);
  });
  undo.add(() => node.destroySubscription(subscription));
  undo.add(() => {
    clearInterval(timer);
    say(bond.end());
  });
};
