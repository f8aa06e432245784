import { ros2jazzy } from '@foxglove/rosmsg-msgs-common';
import type { JsonSchema, ObjectSchema } from '../JsonSchema.ts';
import { type RosField, type RosMessage, readRosInterface } from './RosInterface.ts';

/** Text of a file of this package: "srv/LocateObject.srv". */
export type ReadFile = (path: string) => string;

const INTEGERS: Readonly<Record<string, readonly [number, number]>> = {
  uint8: [0, 255],
  byte: [0, 255],
  char: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65_535],
  int16: [-32_768, 32_767],
  uint32: [0, 4_294_967_295],
  int32: [-2_147_483_648, 2_147_483_647],
};
const OWN = /^[A-Z]\w*$/;
const NAMED_BEFORE_ROS2: Readonly<Record<string, string>> = {
  time: 'builtin_interfaces/Time',
  duration: 'builtin_interfaces/Duration',
};

/** Schemas of ROS types, those of nested messages under `#/components/schemas/`. */
export class RosSchemas {
  readonly components: Record<string, JsonSchema> = {};
  readonly #read: ReadFile;

  constructor(read: ReadFile) {
    this.#read = read;
  }

  /** Halves of a service of this package. */
  service(name: string): {
    readonly comment: string;
    readonly request: ObjectSchema;
    readonly response: ObjectSchema;
  } {
    const [request, response] = readRosInterface(this.#read(`srv/${name}.srv`));
    if (!request || !response) throw new Error(`srv/${name}.srv has no two halves`);
    return {
      comment: request.comment,
      request: this.#object(request, false),
      response: this.#object(response, true),
    };
  }

  #object({ comment, fields }: RosMessage, complete: boolean): ObjectSchema {
    return {
      type: 'object',
      ...(comment && { description: comment }),
      properties: Object.fromEntries(fields.map((field) => [field.name, this.#field(field)])),
      ...(complete && { required: fields.map(({ name }) => name) }),
      additionalProperties: false,
    };
  }

  #field({ type, isArray, length, comment }: RosField): JsonSchema {
    const one = this.#type(type);
    const description = comment && { description: comment };
    if (!isArray) return { ...one, ...description };
    return {
      type: 'array',
      items: one,
      ...(length !== undefined && { minItems: length, maxItems: length }),
      ...description,
    };
  }

  #type(written: string): JsonSchema {
    const type = NAMED_BEFORE_ROS2[written] ?? written;
    if (type === 'string' || type === 'wstring') return { type: 'string' };
    if (type === 'bool') return { type: 'boolean' };
    if (type === 'float32' || type === 'float64') return { type: 'number' };
    const range = INTEGERS[type];
    if (range) return { type: 'integer', minimum: range[0], maximum: range[1] };
    // rclnodejs's way of writing what a JSON number cannot hold.
    if (type === 'int64' || type === 'uint64') return { type: 'string', pattern: '^-?\\d+n$' };
    return this.#message(type);
  }

  #message(type: string): JsonSchema {
    const full = OWN.test(type) ? `spatial_llava/${type}` : type.replace('/msg/', '/');
    const name = full.replace('/', '.');
    if (!Object.hasOwn(this.components, name))
      this.components[name] = this.#object(this.#definition(full), true);
    return { $ref: `#/components/schemas/${name}` };
  }

  #definition(full: string): RosMessage {
    const [owner, name] = full.split('/');
    if (owner === 'spatial_llava') return readRosInterface(this.#read(`msg/${name}.msg`))[0]!;
    const known = (ros2jazzy as Readonly<Record<string, FoxgloveDefinition | undefined>>)[full];
    if (!known) throw new Error(`${full} is not a message of ROS 2 that is known here`);
    return {
      comment: '',
      fields: known.definitions
        .filter(({ isConstant }) => isConstant !== true)
        .map(({ name, type, isArray = false, arrayLength }) => ({
          name,
          type,
          isArray,
          length: arrayLength,
          comment: '',
        })),
    };
  }
}

interface FoxgloveDefinition {
  readonly definitions: readonly {
    readonly name: string;
    readonly type: string;
    readonly isArray?: boolean;
    readonly arrayLength?: number;
    readonly isConstant?: boolean;
  }[];
}
