import { isParameterName, type ParameterName, specOf } from './parameters.ts';

export type ParameterCheck =
  | { readonly ok: true; readonly name: ParameterName; readonly value: number | string | boolean }
  | { readonly ok: false; readonly reason: string };

/** Longer text is no frame, path or URL. */
const MAX_TEXT = 4096;

/** Holds a proposed value against its row of the table: type, range, choice. The reason says what is allowed. */
export function checkParameter(name: string, value: unknown): ParameterCheck {
  if (!isParameterName(name)) return refuse(`there is no parameter '${name}'`);
  const spec = specOf(name);
  switch (spec.type) {
    case 'bool':
      return typeof value === 'boolean' ? accept(name, value) : refuse(`${name} must be true or false`);
    case 'string':
      if (typeof value !== 'string' || value.length > MAX_TEXT) return refuse(`${name} must be a text`);
      if (spec.oneOf && !spec.oneOf.includes(value))
        return refuse(`${name} must be one of ${spec.oneOf.join(', ')}, not '${value.slice(0, 80)}'`);
      return accept(name, value);
    case 'integer':
    case 'double': {
      const number = typeof value === 'bigint' ? Number(value) : value;
      const unit = spec.type === 'double' && spec.unit ? ` ${spec.unit}` : '';
      const range = `from ${spec.min} to ${spec.max}${unit}`;
      if (typeof number !== 'number' || (spec.type === 'integer' && !Number.isInteger(number)))
        return refuse(`${name} must be ${spec.type === 'integer' ? 'a whole number' : 'a number'} ${range}`);
      // Written so that NaN fails.
      if (!(number >= spec.min && number <= spec.max))
        return refuse(`${name} must be ${range}, not ${number}`);
      return accept(name, number);
    }
  }
}

const accept = (name: ParameterName, value: number | string | boolean): ParameterCheck => ({
  ok: true,
  name,
  value,
});
const refuse = (reason: string): ParameterCheck => ({ ok: false, reason });
