import type { DoubleSpec, IntegerSpec, StringSpec } from './ParameterSpec.ts';
import { isParameterName, type ParameterName, specOf } from './parameters.ts';

export type ParameterCheck =
  | { readonly ok: true; readonly name: ParameterName; readonly value: number | string | boolean }
  | { readonly ok: false; readonly reason: string };

/** Longer text is no frame, path or URL. */
const MAX_TEXT = 4096;
/** Characters that no frame, path or URL holds, and that would spoil a log line. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Holds a proposed value against its row of the table: type, range, choice. The reason says what is allowed. */
export const checkParameter = (name: string, value: unknown): ParameterCheck => {
  if (!isParameterName(name)) return refuse(`there is no parameter '${name}'`);
  const spec = specOf(name);
  switch (spec.type) {
    case 'bool':
      return typeof value === 'boolean' ? accept(name, value) : refuse(`${name} must be true or false`);
    case 'string':
      return checkText(name, spec, value);
    case 'integer':
    case 'double':
      return checkNumber(name, spec, value);
  }
};

const checkText = (name: ParameterName, { oneOf, form }: StringSpec, value: unknown): ParameterCheck => {
  if (typeof value !== 'string') return refuse(`${name} must be a text${quotingHint(value)}`);
  if (value.length > MAX_TEXT) return refuse(`${name} must be a text of at most ${MAX_TEXT} characters`);
  if (UNSEEN.test(value)) return refuse(`${name} must not hold control characters`);
  if (oneOf && !oneOf.includes(value))
    return refuse(`${name} must be one of ${oneOf.join(', ')}, not '${value.slice(0, 80)}'`);
  if (form && !form.pattern.test(value))
    return refuse(`${name} must be ${form.says}, not '${value.slice(0, 80)}'`);
  return accept(name, value);
};

const checkNumber = (name: ParameterName, spec: DoubleSpec | IntegerSpec, value: unknown): ParameterCheck => {
  const number = typeof value === 'bigint' ? Number(value) : value;
  const unit = spec.type === 'double' && spec.unit ? ` ${spec.unit}` : '';
  const range = `from ${spec.min} to ${spec.max}${unit}`;
  if (typeof number !== 'number' || (spec.type === 'integer' && !Number.isInteger(number)))
    return refuse(`${name} must be ${spec.type === 'integer' ? 'a whole number' : 'a number'} ${range}`);
  // Written so that NaN fails.
  if (!(number >= spec.min && number <= spec.max)) return refuse(`${name} must be ${range}, not ${number}`);
  return accept(name, number);
};

/** YAML reads many words as something else. */
const quotingHint = (value: unknown): string => {
  if (typeof value === 'boolean')
    return ': yes, no, on, off, true and false are booleans in YAML unless quoted';
  return typeof value === 'number' || typeof value === 'bigint' ? ', quoted when it looks like a number' : '';
};

const accept = (name: ParameterName, value: number | string | boolean): ParameterCheck => ({
  ok: true,
  name,
  value,
});
const refuse = (reason: string): ParameterCheck => ({ ok: false, reason });
