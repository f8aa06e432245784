import type { Fields } from '../arguments/Field.ts';
import type { ToolArguments } from '../arguments/readArguments.ts';
import type { ObjectSchema } from '../JsonSchema.ts';
import type { StructuredAnswer } from '../reply/answer.ts';
import type { Shape } from '../reply/Shape.ts';
import type { Surroundings } from '../SceneDoor.ts';

export interface ToolAnswer {
  readonly structured: StructuredAnswer;
  /** One JPEG. */
  readonly picture?: Uint8Array;
}

/** One thing that an agent may do. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
  /** Parts of the answer beside status, code and message. */
  readonly answer: Shape<ObjectSchema>;
  /** False for what moves the robot. */
  readonly readOnly: boolean;
  readonly run: (args: ToolArguments, surroundings: Surroundings) => Promise<ToolAnswer>;
}
