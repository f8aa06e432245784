const MAX_OBJECTS = 64;
/** Deeper nesting is no answer, and recursion has its limits. */
const MAX_DEPTH = 6;

/** Where the value that begins at `start` ends (exclusive), minding strings; undefined when it is never closed. */
const endOfObject = (text: string, start: number): number | undefined => {
  let depth = 0;
  // Strings as wholes, so that braces within them are passed over; one that is never closed ends the search.
  const token = /"(?:[^"\\]|\\.)*"?|[{}]/gs;
  token.lastIndex = start;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}' && --depth === 0) return token.lastIndex;
  }
  return undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The sources of the outermost JSON objects in a text: alone, in code fences or between words. */
export const jsonObjects = (text: string): readonly { readonly source: string; readonly value: object }[] => {
  const found: { source: string; value: object }[] = [];
  let at = text.indexOf('{');
  for (let tries = 0; at >= 0 && tries < MAX_OBJECTS; tries++) {
    const end = endOfObject(text, at);
    const value = end === undefined ? undefined : parsed(text.slice(at, end));
    if (end !== undefined && value !== null && typeof value === 'object')
      found.push({ source: text.slice(at, end), value });
    at = text.indexOf('{', value === undefined ? at + 1 : end);
  }
  return found;
};

/** Every object within `value`, itself included, that has `key` of its own; texts that hold JSON are opened once. */
export const holdersOf = (value: unknown, key: string, depth = 0): readonly Record<string, unknown>[] => {
  if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return [];
  if (!Array.isArray(value) && Object.hasOwn(value, key)) return [value as Record<string, unknown>];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === '__proto__') return [];
    if (typeof inner === 'string' && inner.includes(`"${key}"`)) {
      const opened = parsed(inner);
      return opened === undefined ? [] : holdersOf(opened, key, depth + 1);
    }
    return holdersOf(inner, key, depth + 1);
  });
};
