import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { COLOUR_NAMES, type ColourName } from '../../core/image/colourPrototypes.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { SiteName } from '../../core/naming/SiteName.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { SiteFacts } from '../../core/spatial/scene/SiteFacts.ts';
import type { ColorImage } from '../../core/types/images.ts';
import { CardReader } from '../onnx/cards/CardReader.ts';

const MAX_NAMES = 500;
const MAX_PICTURES = 8;
const MAX_PIXELS = 16_000_000;

/**
 * A site's vocabulary: YAML with `names`, a list of { name, synonyms?, pictures?, colours?, size? }, pictures by path from
 * the file's folder, size as [least, most] metres of the longest side. Fails with MODEL_UNAVAILABLE, naming the entry or the picture that is wrong.
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
      const facts = factsOf(card);
      card.refuseOthers();
      if (files.length > MAX_PICTURES) throw new Error(`${name}: at most ${MAX_PICTURES} pictures are used`);
      const pictures: ColorImage[] = [];
      for (const file of files) pictures.push(await readPicture(join(dirname(resolve(path)), file), codec));
      names.push({ name, synonyms, pictures, ...facts });
    }
    return ok(names);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `vocabulary ${path}: ${(error as Error).message}`);
  }
};

/** No thing that a robot is sent to is larger. */
const MAX_METRES = 20;

const factsOf = (card: CardReader): SiteFacts => {
  const colours = card.has('colours') ? card.texts('colours').map(wordsOf) : undefined;
  const unknown = colours?.find((colour) => !COLOUR_NAMES.includes(colour as ColourName));
  if (unknown !== undefined) throw new Error(`colours: "${unknown}" is none of ${COLOUR_NAMES.join(', ')}`);
  if (!card.has('size')) return { ...(colours && { colours }) };
  const [least, most, ...others] = card.numbers('size');
  if (
    least === undefined ||
    most === undefined ||
    others.length > 0 ||
    !(least > 0 && least <= most && most <= MAX_METRES)
  )
    throw new Error(`size: [least, most] of the longest side in metres, up to ${MAX_METRES}, is expected`);
  return { ...(colours && { colours }), lengthMetres: [least, most] };
};

const wordsOf = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

const readPicture = async (path: string, codec: ImageCodec): Promise<ColorImage> => {
  const picture = await codec.decodeColor(await readFile(path), { maxPixels: MAX_PIXELS });
  if (!picture.ok) throw new Error(`${path}: ${picture.failure.message}`);
  return picture.value;
};
