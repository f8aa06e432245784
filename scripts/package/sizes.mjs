import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of the files in a folder. */
export function bytesIn(folder) {
  let sum = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    sum += entry.isDirectory() ? bytesIn(path) : lstatSync(path).size;
  }
  return sum;
}

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The largest parts of a folder, "name size" a line, and what is left. */
export function largestParts(folder, most) {
  const parts = readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      return { name: entry.name, bytes: entry.isDirectory() ? bytesIn(path) : lstatSync(path).size };
    })
    .sort((a, b) => b.bytes - a.bytes);
  const rest = parts.slice(most).reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = [...parts.slice(0, most), ...(rest > 0 ? [{ name: 'the rest', bytes: rest }] : [])];
  return lines.map(({ name, bytes }) => `${megabytes(bytes).padStart(10)}  ${name}`);
}
