import { PARAMETER_NAMES, specOf } from './parameters.ts';
import { allowed } from './parameterYaml.ts';

/** The README's table of parameters, in Markdown. */
export const parameterTable = (): string => {
  const rows = PARAMETER_NAMES.map((name) => {
    const spec = specOf(name);
    const value = spec.type === 'string' ? JSON.stringify(spec.default) : String(spec.default);
    const limits = allowed(spec)
      .trim()
      .replace(/^\(|\)$/g, '')
      .replaceAll('|', '\\|');
    return `| \`${name}\` | ${spec.type} | \`${value}\` | ${limits} | ${spec.description} |`;
  });
  return [
    '| parameter | type | default | allowed | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
};
