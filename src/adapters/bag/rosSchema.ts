import type { MessageDefinition } from '@foxglove/message-definition';
import { stringify } from '@foxglove/rosmsg';
import { ros2jazzy } from '@foxglove/rosmsg-msgs-common';

/** A ROS 2 message type: the text that MCAP stores (encoding ros2msg) and the definitions that serialise it. */
export interface RosSchema {
  /** `package/msg/Name`. */
  readonly type: string;
  readonly text: string;
  /** The type itself first, then everything that it contains. */
  readonly definitions: readonly MessageDefinition[];
}

const known = ros2jazzy as Readonly<Record<string, MessageDefinition>>;
const SEPARATOR = '='.repeat(80);
/** The common definitions shorten these two; ROS 2 spells them as messages. */
const BUILTIN: Readonly<Record<string, string>> = {
  time: 'builtin_interfaces/Time',
  duration: 'builtin_interfaces/Duration',
};
const BUILTIN_TEXT = { time: 'int32 sec\nuint32 nanosec', duration: 'int32 sec\nuint32 nanosec' } as const;

/** Schema of a common interface (`sensor_msgs/msg/Image`), or undefined where the common definitions lack it. */
export const rosSchema = (type: string): RosSchema | undefined => {
  const root = known[shortName(type)];
  if (!root) return undefined;
  const definitions = withParts(root);
  if (!definitions) return undefined;
  const types = new Set(definitions.flatMap((part) => part.definitions.map((field) => field.type)));
  const blocks = definitions.map(
    (definition, k) => (k === 0 ? '' : heading(definition.name!)) + body(definition),
  );
  for (const type of types)
    if (type === 'time' || type === 'duration') blocks.push(heading(BUILTIN[type]!) + BUILTIN_TEXT[type]);
  return { type, text: `${blocks.join('\n')}\n`, definitions };
};

/** A definition and all that it contains, in the order in which they are met; undefined where one is not known. */
const withParts = (root: MessageDefinition): MessageDefinition[] | undefined => {
  const definitions = [root];
  for (const { definitions: fields } of definitions)
    for (const { type, isComplex } of fields) {
      if (!isComplex || definitions.some(({ name }) => name === type)) continue;
      const part = known[type];
      if (!part) return undefined;
      definitions.push(part);
    }
  return definitions;
};

const heading = (name: string) => `${SEPARATOR}\nMSG: ${name}\n`;

const body = (definition: MessageDefinition) =>
  stringify([
    {
      ...definition,
      definitions: definition.definitions.map((field) => ({
        ...field,
        type: BUILTIN[field.type] ?? field.type,
      })),
    },
  ]).trimEnd();

/** The common definitions leave `msg/` out of their names. */
const shortName = (type: string) => type.replace('/msg/', '/');
