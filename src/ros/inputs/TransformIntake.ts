import type { TransformRefusal } from '../../core/transforms/StampedTransform.ts';
import type { TransformBuffer } from '../../core/transforms/TransformBuffer.ts';
import { readTransforms } from '../convert/readTransforms.ts';
import { staticTransformQos, transformQos } from '../qos.ts';
import { TOPICS } from '../topics.ts';
import type { SubscribingNode } from './SubscribingNode.ts';

/** /tf and /tf_static into a transform buffer. */
export class TransformIntake {
  readonly refusals = new Map<TransformRefusal | 'malformed', number>();

  constructor(node: SubscribingNode, buffer: TransformBuffer) {
    const listen = (topic: string, options: object, isStatic: boolean) =>
      node.createSubscription(
        'tf2_msgs/msg/TFMessage',
        topic,
        { ...options, isRaw: true },
        (cdr: Uint8Array) => {
          const links = readTransforms(cdr, isStatic);
          if (!links.ok) return this.#count('malformed');
          for (const link of links.value) {
            const refusal = buffer.insert(link);
            if (refusal) this.#count(refusal);
          }
        },
      );
    listen(TOPICS.tf, transformQos(), false);
    listen(TOPICS.tfStatic, staticTransformQos(), true);
  }

  #count(reason: TransformRefusal | 'malformed'): void {
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1);
  }
}
