// @ts-check
// How numbers and things are said.

/** @param {{ mark?: number, label?: string, color?: string }} thing */
export const nameOf = ({ label, color }) => [color, label || 'thing'].filter(Boolean).join(' ');

/** @param {number} value */
const metres = (value) => (Math.abs(value) < 0.005 ? 0 : value).toFixed(2);

/** @param {{ x: number, y: number, z: number } | undefined} p */
export const placeOf = (p) => (p ? `${metres(p.x)}, ${metres(p.y)}, ${metres(p.z)} m` : '');

/** @param {{ x: number, y: number, z: number } | undefined} size */
export const sizeOf = (size) =>
  size ? `${[size.x, size.y, size.z].map((value) => Math.round(value * 100)).join(' × ')} cm` : '';

/** @param {number} seconds */
export const ageOf = (seconds) => {
  if (seconds < 2) return 'just now';
  if (seconds < 90) return `${Math.round(seconds)} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  return seconds < 129_600
    ? `${Math.round(seconds / 3600)} h ago`
    : `${Math.round(seconds / 86_400)} days ago`;
};

/** What a status means to a person, and how it is shown. @type {Record<string, [string, string]>} */
const STATUS = {
  OK: ['found', 'good'],
  AMBIGUOUS: ['which one?', 'ask'],
  NOT_FOUND: ['not found', 'none'],
  REMEMBERED: ['remembered', 'past'],
  NOT_UNDERSTOOD: ['not understood', 'none'],
  NO_DEPTH: ['found, no depth', 'ask'],
  BUSY: ['busy', 'none'],
  CANCELLED: ['cancelled', 'none'],
};

/** @param {{ code: string, service?: string }} answer @returns {[string, string]} */
export const statusOf = ({ code, service }) =>
  code === 'OK' && service === 'ask'
    ? ['answer', 'good']
    : (STATUS[code] ?? [code.toLowerCase().replaceAll('_', ' '), 'bad']);
