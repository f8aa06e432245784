import type { Classifier } from '../detect/Classifier.ts';
import { ok, type Result } from '../result.ts';
import type { ColorImage } from '../types/images.ts';
import type { Namer } from './Namer.ts';
import type { SiteName } from './SiteName.ts';
import { unitVector } from './unitVector.ts';

/** The direction of vectors of length 1 together; undefined where there are none. */
const together = (vectors: readonly Float32Array[]): Float32Array | undefined => {
  const [first, ...others] = vectors;
  return (
    first && unitVector(others.reduce((sum, vector) => sum.map((x, i) => x + vector[i]!), first.slice()))
  );
};

/**
 * A namer that knows what a site calls its things: a site's name lies where its own words, its synonyms and its pictures
 * lie, the words and the pictures counting half each. Nothing is trained. Fails as the namer does.
 */
export class SiteNamer implements Namer {
  readonly #eyes: Namer & Pick<Classifier, 'classify'>;
  readonly #names: ReadonlyMap<string, SiteName>;
  readonly #known = new Map<SiteName, Float32Array>();

  constructor(eyes: Namer & Pick<Classifier, 'classify'>, names: readonly SiteName[]) {
    this.#eyes = eyes;
    // Of two things that share a word the first has it, and each its own name.
    this.#names = new Map([
      ...names.flatMap((site) => site.synonyms.map((word) => [word, site] as const)).reverse(),
      ...names.map((site) => [site.name, site] as const).reverse(),
    ]);
  }

  async embedPhrases(
    phrases: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<readonly Float32Array[]>> {
    const vectors: Float32Array[] = [];
    const plain = await this.#eyes.embedPhrases(phrases, signal);
    if (!plain.ok) return plain;
    for (const [i, phrase] of phrases.entries()) {
      const site = this.#names.get(phrase);
      const vector = site ? await this.#vectorOf(site, signal) : ok(plain.value[i]!);
      if (!vector.ok) return vector;
      vectors.push(vector.value);
    }
    return ok(vectors);
  }

  async #vectorOf(site: SiteName, signal: AbortSignal | undefined): Promise<Result<Float32Array>> {
    const known = this.#known.get(site);
    if (known) return ok(known);
    const words = await this.#eyes.embedPhrases([site.name, ...site.synonyms], signal);
    if (!words.ok) return words;
    const seen: Float32Array[] = [];
    for (const picture of site.pictures) {
      const vector = await this.#see(picture, signal);
      if (!vector.ok) return vector;
      seen.push(...vector.value);
    }
    const halves = [together(words.value), together(seen)].filter((half) => half !== undefined);
    const vector = together(halves)!;
    this.#known.set(site, vector);
    return ok(vector);
  }

  /** Where a picture lies; nowhere when the classifier gives no embeddings. */
  async #see(picture: ColorImage, signal: AbortSignal | undefined): Promise<Result<readonly Float32Array[]>> {
    const whole = { x0: 0, y0: 0, x1: picture.width, y1: picture.height };
    const looks = await this.#eyes.classify(picture, [whole], signal);
    if (!looks.ok) return looks;
    return ok(looks.value.flatMap(({ embedding }) => (embedding ? [unitVector(embedding.vector)] : [])));
  }
}
