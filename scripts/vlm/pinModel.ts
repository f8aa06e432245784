/**
 * Prints the `files:` part of a model card: the SHA-256 of every file of a model's folder. Run it once on a folder that
 * you trust, paste the lines into the card, and nothing else will be loaded in its place.
 *
 *     npx tsx scripts/vlm/pinModel.ts FOLDER
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: npx tsx scripts/vlm/pinModel.ts FOLDER');
  process.exit(2);
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && entry.name !== 'card.yaml')
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
console.log('files:');
for (const file of files) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  console.log(`  ${relative(folder, file)}: ${hash.digest('hex')}`);
}
