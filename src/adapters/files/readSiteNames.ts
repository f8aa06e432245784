import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { SiteName } from '../../core/naming/SiteName.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ColorImage } from '../../core/types/images.ts';
import { CardReader } from '../onnx/cards/CardReader.ts';

const MAX_NAMES = 500;
const MAX_PICTURES = 8;
const MAX_PIXELS = 16_000_000;

/**
 * A site's vocabulary: YAML with `names`, a list of { name, synonyms?, pictures? }, pictures by path from the file's
 * folder. Fails with MODEL_UNAVAILABLE, naming the entry or the picture that is wrong.
 */
export const readSiteNames = async (
  path: string,
  codec: ImageCodec,
): Promise<Result<readonly SiteName[]>> => {
  try {
    const entries: unknown = parse(await readFile(path, 'utf8'), { maxAliasCount: 10 })?.names;
    if (!Array.isArray(entries) || entries.length > MAX_NAMES)
      throw new Error(`names: a list of at most ${MAX_NAMES} is expected`);
    const names: SiteName[] = [];
    for (const [i, entry] of entries.entries()) {
      const card = new CardReader(entry, `names ${i + 1}`);
      const name = wordsOf(card.text('name'));
      const synonyms = card.has('synonyms') ? card.texts('synonyms').map(wordsOf) : [];
      const files = card.has('pictures') ? card.texts('pictures') : [];
      card.refuseOthers();
      if (files.length > MAX_PICTURES) throw new Error(`${name}: at most ${MAX_PICTURES} pictures are used`);
      const pictures: ColorImage[] = [];
      for (const file of files) pictures.push(await readPicture(join(dirname(resolve(path)), file), codec));
      names.push({ name, synonyms, pictures });
    }
    return ok(names);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `vocabulary ${path}: ${(error as Error).message}`);
  }
};

const wordsOf = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

const readPicture = async (path: string, codec: ImageCodec): Promise<ColorImage> => {
  const picture = await codec.decodeColor(await readFile(path), { maxPixels: MAX_PIXELS });
  if (!picture.ok) throw new Error(`${path}: ${picture.failure.message}`);
  return picture.value;
};
