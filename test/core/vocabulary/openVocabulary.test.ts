import { expect } from 'chai';
import { fail, ok, type Result } from '../../../src/core/result.ts';
import type { MarkedFrame, Resolver } from '../../../src/core/spatial/grounding/Resolver.ts';
import { createOpenVocabularyResolver } from '../../../src/core/vocabulary/createOpenVocabularyResolver.ts';
import type { ImageTextEmbedder } from '../../../src/core/vocabulary/ImageTextEmbedder.ts';
import { OpenVocabulary } from '../../../src/core/vocabulary/OpenVocabulary.ts';
import { DEFAULT_VOCABULARY_OPTIONS } from '../../../src/core/vocabulary/VocabularyOptions.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

/** Word w is axis w of the space; the n-th crop of a frame points along the axis of its colour. */
const AXES = ['stapler', 'globe', 'object', 'other'];
const axis = (i: number): Float32Array => Float32Array.from(AXES, (_, j) => (i === j ? 1 : 0));

function embedder() {
  const calls = { images: 0, texts: [] as string[] };
  const fake: ImageTextEmbedder = {
    embedImages: async (images) => {
      calls.images += images.length;
      return ok(images.map((image) => axis(image.data[0]! % AXES.length)));
    },
    embedTexts: async (texts) => {
      calls.texts.push(...texts);
      return ok(texts.map((text) => axis(AXES.findIndex((word) => text.endsWith(word)))));
    },
  };
  return { fake, calls };
}

/** A frame whose landmark m shows the thing of axis `shows[m]`. */
function frame(shows: readonly number[], trackIds = shows.map((_, i) => i + 1)): MarkedFrame {
  const marked = tinyMarkedFrame(
    shows.map((_, i) => ({ mark: i + 1, at: [1, 0, 0], label: 'box', trackId: trackIds[i]! })),
  );
  const { width, data } = marked.frame.color;
  data.fill(3);
  shows.forEach((axisOf, i) => {
    const { x0, y0, x1, y1 } = marked.landmarks[i]!.mask.box;
    for (let y = Math.max(0, y0 - 4); y < y1 + 4 && y < 48; y++)
      for (let x = Math.max(0, x0 - 4); x < x1 && x < 64; x++) data[(y * width + x) * 3] = axisOf;
  });
  return marked;
}

const options = { ...DEFAULT_VOCABULARY_OPTIONS, distractors: ['object'] };

describe('OpenVocabulary: words that no detector was trained on', () => {
  it('says of each landmark how much likelier a phrase is than any odd thing', async () => {
    const { fake } = embedder();
    const scores = await new OpenVocabulary(fake, options).score(frame([1, 0]), ['Stapler', 'globe']);
    expect(scores.ok && [...scores.value]).to.deep.equal([
      ['Stapler', [0, options.logitScale]],
      ['globe', [options.logitScale, 0]],
    ]);
  });

  it('looks at a track once, and reads a noun once', async () => {
    const { fake, calls } = embedder();
    const vocabulary = new OpenVocabulary(fake, options);
    await vocabulary.observe(frame([0, 1], [7, 8]));
    await vocabulary.score(frame([0, 1], [7, 8]), ['globe']);
    await vocabulary.score(frame([1, 0], [8, 7]), ['globe']);
    expect(calls.images).to.equal(2);
    expect(calls.texts).to.deep.equal(['a photo of a globe', 'a photo of a object']);
  });

  it('looks again at a track that has grown', async () => {
    const { fake, calls } = embedder();
    const vocabulary = new OpenVocabulary(fake, options);
    const marked = frame([0]);
    await vocabulary.observe(marked);
    const grown = {
      ...marked,
      landmarks: marked.landmarks.map((l) => ({ ...l, mask: { ...l.mask, pixelCount: 128 } })),
    };
    await vocabulary.observe(grown);
    expect(calls.images).to.equal(2);
  });

  it('holds no more tracks than allowed', async () => {
    const { fake, calls } = embedder();
    const vocabulary = new OpenVocabulary(fake, { ...options, maxTracks: 2 });
    for (const id of [1, 2, 3, 1]) await vocabulary.observe(frame([0], [id]));
    expect(calls.images).to.equal(4);
  });

  it('asks the model nothing when no noun is left', async () => {
    const { fake, calls } = embedder();
    const scores = await new OpenVocabulary(fake, options).score(frame([0]), ['', ' \u200b']);
    expect(scores.ok && scores.value.size).to.equal(0);
    expect(calls).to.deep.equal({ images: 0, texts: [] });
  });
});

describe('createOpenVocabularyResolver', () => {
  const inner = (seen: MarkedFrame[]): Resolver => ({
    name: 'geometric',
    resolve: async ({ marked }) => {
      seen.push(marked);
      return ok({
        status: 'OK',
        id: 1,
        confidence: 1,
        candidates: [],
        relations: [],
        rationale: '',
        logicalForm: '',
      });
    },
  });
  const marked = frame([0, 1]);

  const never: Resolver = { name: 'geometric', resolve: async () => fail('INTERNAL', 'not to be asked') };

  it("hands the resolver the model's scores by object, whichever marks have a place in the scene", async () => {
    const seen: MarkedFrame[] = [];
    const vocabulary = { score: async () => ok(new Map([['globe', [-1, 2]]])) };
    const placeless = { ...marked, scene: { ...marked.scene, objects: marked.scene.objects.slice(1) } };
    await createOpenVocabularyResolver({ inner: inner(seen), otherwise: never }, vocabulary, () => [
      'globe',
    ]).resolve({ expression: '', marked: placeless });
    expect([...seen[0]!.scene.nameScores!]).to.deep.equal([['globe', [2]]]);
    expect(placeless.scene.nameScores).to.equal(undefined);
  });

  it('answers without the model, with a note, when it is gone; not when cancelled', async () => {
    const gone = (code: 'MODEL_UNAVAILABLE' | 'CANCELLED') => ({
      score: async (): Promise<Result<never>> => fail(code, 'x'),
    });
    const ask = (code: 'MODEL_UNAVAILABLE' | 'CANCELLED') =>
      createOpenVocabularyResolver({ inner: never, otherwise: inner([]) }, gone(code), () => [
        'globe',
      ]).resolve({
        expression: '',
        marked,
      });
    const noted = await ask('MODEL_UNAVAILABLE');
    expect(noted.ok && noted.value.note).to.deep.equal({ code: 'MODEL_UNAVAILABLE', message: 'x' });
    const cancelled = await ask('CANCELLED');
    expect(!cancelled.ok && cancelled.failure.code).to.equal('CANCELLED');
  });
});
