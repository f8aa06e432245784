import type { JsonSchema, ObjectSchema } from '../JsonSchema.ts';
import { type ReadFile, RosSchemas } from './rosSchemas.ts';
import { QUESTION_SERVICES } from './services.ts';

/** What a model has no part in: it is set by who calls, moves the robot, or is for pages. */
const WITHHELD = new Set(['publish', 'stamp', 'include_image', 'ids', 'thumbnails', 'at']);

/** Without it there is no question. */
const ASKED = new Set(['expression', 'statement', 'question']);

/**
 * The services' requests as tools of OpenAI's functions, strict: every field is required there, and one that is left out is
 * null, which stands for its type's zero.
 */
export const openaiTools = (read: ReadFile): readonly object[] =>
  Object.entries(QUESTION_SERVICES).map(([name, type]) => {
    const { comment, request } = new RosSchemas(read).service(type);
    const fields = Object.entries(request.properties).filter(([field]) => !WITHHELD.has(field));
    const parameters: ObjectSchema = {
      type: 'object',
      properties: Object.fromEntries(fields.map(([field, schema]) => [field, strict(field, schema)])),
      required: fields.map(([field]) => field),
      additionalProperties: false,
    };
    return { type: 'function', function: { name, description: comment, strict: true, parameters } };
  });

const strict = (field: string, { type, items, description }: JsonSchema): JsonSchema => ({
  type: ASKED.has(field) ? type! : [type as 'string', 'null'],
  ...(items?.type && { items: { type: items.type } }),
  ...(description && { description }),
});
