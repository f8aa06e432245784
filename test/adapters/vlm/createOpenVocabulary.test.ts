import { expect } from 'chai';
import type { ModelHost } from '../../../src/adapters/host/ModelHost.ts';
import { createLocalEmbedder } from '../../../src/adapters/vlm/createLocalEmbedder.ts';
import {
  createOpenVocabulary,
  type HostedVocabulary,
} from '../../../src/adapters/vlm/createOpenVocabulary.ts';
import { ok, type Result } from '../../../src/core/result.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';
import { tinyModelFolder, tinyModelHost } from '../../support/tinyModel.ts';

const LOAD_MS = 60_000;
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

describe('a CLIP kind in its process', function () {
  this.timeout(LOAD_MS);
  let host: ModelHost;
  before(async () => {
    host = tinyModelHost('clip');
    host.start();
    must(await host.ready(LOAD_MS));
  });
  after(() => host.stop());
  const embedder = () => createLocalEmbedder(host, { name: 'clip', timeoutMs: LOAD_MS });

  it('gives unit vectors of one space for pictures of any shape and for words', async () => {
    const sized = (width: number, height: number) => ({
      width,
      height,
      data: new Uint8Array(width * height * 3).fill(width),
    });
    const pictures = must(await embedder().embedImages([sized(16, 16), sized(64, 3), sized(5, 200)]));
    const words = must(await embedder().embedTexts(['a mug', 'a photo of a very long thing '.repeat(20)]));
    for (const vector of [...pictures, ...words]) {
      expect(vector).to.have.length(32);
      expect(Math.hypot(...vector)).to.be.closeTo(1, 1e-5);
    }
  });

  it('gives a word the same vector alone and among others, longer ones too', async () => {
    const [alone] = must(await embedder().embedTexts(['mug']));
    const [, among] = must(await embedder().embedTexts(['a chair with wheels', 'mug']));
    for (const [i, value] of alone!.entries()) expect(among![i]).to.be.closeTo(value, 1e-5);
  });

  it('tells different pictures and different words apart', async () => {
    const [a, b] = must(
      await embedder().embedImages([tinyMarkedFrame([], 1).frame.color, tinyMarkedFrame([], 9).frame.color]),
    );
    expect(a).to.not.deep.equal(b);
    const [c, d] = must(await embedder().embedTexts(['mug', 'globe']));
    expect(c).to.not.deep.equal(d);
  });

  it('takes no pictures and no words', async () => {
    expect(must(await embedder().embedImages([]))).to.deep.equal([]);
    expect(must(await embedder().embedTexts([]))).to.deep.equal([]);
  });

  for (const [name, value] of Object.entries({
    nothing: null,
    'too few values': { vectors: new Float32Array(31), width: 32 },
    NaN: { vectors: new Float32Array(32).fill(Number.NaN), width: 32 },
    'a list': { vectors: [1, 2], width: 2 },
  })) {
    it(`refuses ${name} in place of a vector`, async () => {
      const fake = { request: async () => ok(value) as never };
      const result = await createLocalEmbedder(fake, { name: 'x', timeoutMs: 1 }).embedTexts(['mug']);
      expect(!result.ok && result.failure.code).to.equal('MODEL_BAD_ANSWER');
    });
  }
});

describe('createOpenVocabulary', function () {
  this.timeout(LOAD_MS);
  let hosted: HostedVocabulary;
  after(() => hosted.stop());

  it('scores the phrases of a question on every landmark, from a folder, the same each time', async () => {
    hosted = must(
      createOpenVocabulary({
        model: tinyModelFolder('clip'),
        threads: 1,
        timeoutMs: LOAD_MS,
      }),
    );
    const marked = tinyMarkedFrame([
      { mark: 4, at: [1, 0, 0] },
      { mark: 9, at: [1, 1, 0] },
    ]);
    const stopped = await hosted.vocabulary.score(marked, ['mug']);
    expect(!stopped.ok && stopped.failure.code).to.equal('MODEL_UNAVAILABLE');
    hosted.start();
    must(await hosted.ready(LOAD_MS));
    const scores = must(await hosted.vocabulary.score(marked, ['mug', 'globe']));
    expect([...scores.keys()]).to.deep.equal(['mug', 'globe']);
    for (const of of scores.values()) {
      expect(of).to.have.length(2);
      for (const score of of) expect(score).to.satisfy(Number.isFinite);
    }
    expect(must(await hosted.vocabulary.score(marked, ['mug', 'globe']))).to.deep.equal(scores);
  });

  it('refuses a folder that holds nothing to name with', () => {
    const result = createOpenVocabulary({ model: 'http://host/clip' });
    expect(!result.ok && result.failure.code).to.equal('MODEL_UNAVAILABLE');
  });
});
