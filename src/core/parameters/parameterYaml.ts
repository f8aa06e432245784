import type { ParameterSpec } from './ParameterSpec.ts';
import { PARAMETER_NAMES, specOf } from './parameters.ts';

/** config/spatial_llava.yaml: every parameter with its default, commented. */
export const parameterYaml = (): string => {
  const lines = [
    '# Every parameter of spatial_llava with its default. Written by `npm run config` from src/core/parameters/parameters.ts.',
    '/**:',
    '  ros__parameters:',
  ];
  let group = '';
  for (const name of PARAMETER_NAMES) {
    const spec = specOf(name);
    const dot = name.indexOf('.');
    const newGroup = dot < 0 ? '' : name.slice(0, dot);
    if (newGroup !== group && newGroup !== '') lines.push(`    ${newGroup}:`);
    group = newGroup;
    const indent = group === '' ? '    ' : '      ';
    lines.push(`${indent}# ${spec.description}${allowed(spec)}`);
    lines.push(`${indent}${name.slice(dot + 1)}: ${literal(spec)}`);
  }
  return `${lines.join('\n')}\n`;
};

/** Range or choice, and when it may be changed, in words. */
export const allowed = (spec: ParameterSpec): string => {
  const parts: string[] = [];
  if (spec.type === 'double') parts.push(`${spec.min} to ${spec.max}${spec.unit ? ` ${spec.unit}` : ''}`);
  if (spec.type === 'integer') parts.push(`${spec.min} to ${spec.max}`);
  if (spec.type === 'string' && spec.oneOf) parts.push(spec.oneOf.join(' | '));
  if (spec.change === 'unconfigured') parts.push('before configure');
  if (spec.change === 'start') parts.push('at start only');
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
};

/** A double is written with its point: rcl takes `1` for an integer. */
const literal = (spec: ParameterSpec): string => {
  if (spec.type === 'string') return JSON.stringify(spec.default);
  if (spec.type === 'double' && Number.isInteger(spec.default)) return `${spec.default}.0`;
  return String(spec.default);
};
