import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readFrameFolder } from '../../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { loadCard } from '../../../src/adapters/onnx/cards/loadCard.ts';
import { loadNamerCard } from '../../../src/adapters/onnx/cards/loadNamerCard.ts';
import { modelsFolder } from '../../../src/adapters/onnx/cards/packageFolders.ts';
import { parseClassifierCard } from '../../../src/adapters/onnx/cards/parseClassifierCard.ts';
import { OnnxClassifier } from '../../../src/adapters/onnx/OnnxClassifier.ts';
import { nameScore } from '../../../src/core/naming/nameScore.ts';
import type { Result } from '../../../src/core/result.ts';
import type { ColorImage } from '../../../src/core/types/images.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const REAL = path('../shared/data/frames/');
const RENDERED = path('recordings/frames/');

interface Annotated {
  readonly label: string;
  readonly box: readonly [number, number, number, number];
}

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

const colourOf = async (folder: string): Promise<ColorImage> =>
  unwrap(await readFrameFolder(folder, new SharpImageCodec())).color;

describe('OnnxClassifier', function () {
  this.timeout(60_000);
  let classifier: OnnxClassifier | undefined;

  before(async function () {
    const card = unwrap(await loadCard('efficientnet_lite0', parseClassifierCard));
    if (!existsSync(join(modelsFolder(), card.file))) return this.skip(); // its weights need pip and a network
    classifier = new OnnxClassifier({ card, timeoutMs: 20_000 });
    classifier.start();
  });
  after(() => classifier?.stop());

  /** What the annotated thing of a frame looks like most. */
  const best = async (folder: string, label: string): Promise<string | undefined> => {
    const objects: readonly Annotated[] = JSON.parse(readFileSync(join(folder, 'objects.json'), 'utf8'));
    const [x0, y0, x1, y1] = objects.find((o) => o.label === label)!.box;
    return unwrap(await classifier!.classify(await colourOf(folder), [{ x0, y0, x1, y1 }]))[0]!.shares[0]
      ?.label;
  };

  it('tells a drill, which the detector has no name for, on a real frame', async function () {
    if (!existsSync(REAL)) return this.skip(); // ../shared/data is absent
    expect(await best(join(REAL, 'tabletop_0'), 'drill')).to.equal('drill');
  });

  it('tells a rendered ball and plant', async () => {
    expect(await best(join(RENDERED, 'two_chairs'), 'ball')).to.equal('ball');
    expect(await best(join(RENDERED, 'two_chairs'), 'plant')).to.be.oneOf(['plant', 'flowerpot']);
  });

  it('answers for each box, in order, the same in a batch as alone', async () => {
    const image = await colourOf(join(RENDERED, 'kitchen'));
    const boxes = [
      { x0: 100, y0: 100, x1: 160, y1: 180 },
      { x0: 300, y0: 200, x1: 420, y1: 260 },
      { x0: 0, y0: 0, x1: 640, y1: 480 },
    ];
    const together = unwrap(await classifier!.classify(image, boxes));
    for (const [i, box] of boxes.entries()) {
      const [alone] = unwrap(await classifier!.classify(image, [box]));
      expect(together[i]!.shares.map(({ label }) => label)).to.deep.equal(
        alone!.shares.map(({ label }) => label),
      );
      for (const [k, { score }] of alone!.shares.entries())
        expect(together[i]!.shares[k]!.score).to.be.closeTo(score, 1e-4);
    }
  });

  it('needs no run for no box, and takes one at the border of one pixel', async () => {
    const image = { width: 4, height: 4, data: new Uint8Array(48) };
    expect(unwrap(await classifier!.classify(image, []))).to.deep.equal([]);
    expect(unwrap(await classifier!.classify(image, [{ x0: 3, y0: 3, x1: 4, y1: 4 }]))).to.have.length(1);
  });

  it('is cancelled by its signal', async () => {
    const image = { width: 4, height: 4, data: new Uint8Array(48) };
    const result = await classifier!.classify(image, [{ x0: 0, y0: 0, x1: 4, y1: 4 }], AbortSignal.abort());
    expect(!result.ok && result.failure.code).to.equal('CANCELLED');
  });

  it('says which file of its card is missing', async () => {
    const card = unwrap(await loadCard('efficientnet_lite0', parseClassifierCard));
    const one = new OnnxClassifier({ card: { ...card, file: 'none.onnx' }, timeoutMs: 20_000 });
    one.start();
    const ready = await one.ready(20_000);
    await one.stop();
    expect(!ready.ok && ready.failure.message).to.contain('none.onnx');
  });

  it('refuses a card whose classes the network does not have', async () => {
    const card = unwrap(await loadCard('efficientnet_lite0', parseClassifierCard));
    const nouns = [{ noun: 'cup', classes: [[1000, 1]] as const, usual: 0.01 }];
    const one = new OnnxClassifier({ card: { ...card, nouns }, timeoutMs: 20_000 });
    one.start();
    const ready = await one.ready(20_000);
    await one.stop();
    expect(!ready.ok && ready.failure.message).to.contain('at least 1001');
  });
});

describe('OnnxClassifier with the namer that comes along', function () {
  this.timeout(60_000);
  let classifier: OnnxClassifier | undefined;

  before(async function () {
    const card = unwrap(await loadCard('efficientnet_lite0', parseClassifierCard));
    const namer = unwrap(await loadNamerCard('namer'));
    for (const { file } of [card, namer.encoder, namer.pieces])
      if (!existsSync(join(modelsFolder(), file))) return this.skip(); // they need pip and a network
    classifier = new OnnxClassifier({ card, namer, timeoutMs: 20_000 });
    classifier.start();
  });
  after(() => classifier?.stop());

  const scores = async (phrases: readonly string[], box: readonly [number, number, number, number]) => {
    const image = await colourOf(join(RENDERED, 'two_chairs'));
    const [x0, y0, x1, y1] = box;
    const { embedding } = unwrap(await classifier!.classify(image, [{ x0, y0, x1, y1 }]))[0]!;
    return unwrap(await classifier!.embedPhrases(phrases)).map((vector) => nameScore(embedding!, vector));
  };

  it('scores any words against a cut-out, those of no list as well', async () => {
    const objects: readonly Annotated[] = JSON.parse(
      readFileSync(join(RENDERED, 'two_chairs', 'objects.json'), 'utf8'),
    );
    const { box } = objects.find(({ label }) => label === 'ball')!;
    const [ball, football, chair, whiteboard] = await scores(
      ['ball', 'soccer ball', 'office chair', 'whiteboard'],
      box,
    );
    expect(Math.min(ball!, football!)).to.be.greaterThan(0.5);
    expect(Math.max(chair!, whiteboard!)).to.be.lessThan(Math.min(ball!, football!) - 1);
  });

  it('gives a phrase the same vector alone as among others, of length 1', async () => {
    const phrases = ['red mug', 'a very long noun phrase of many words', '', '日本 🙂'];
    const together = unwrap(await classifier!.embedPhrases(phrases));
    for (const [i, phrase] of phrases.entries()) {
      const [alone] = unwrap(await classifier!.embedPhrases([phrase]));
      expect([...alone!]).to.deep.equal([...together[i]!]);
      expect(Math.hypot(...alone!)).to.be.closeTo(1, 1e-5);
    }
  });

  it('classifies without its weights, and says which are missing when phrases are asked', async () => {
    const card = unwrap(await loadCard('efficientnet_lite0', parseClassifierCard));
    const namer = unwrap(await loadNamerCard('namer'));
    const broken = { ...namer, head: { ...namer.head, file: 'none.safetensors' } };
    const one = new OnnxClassifier({ card, namer: broken, timeoutMs: 20_000 });
    one.start();
    const image = await colourOf(join(RENDERED, 'two_chairs'));
    const [look] = unwrap(await one.classify(image, [{ x0: 0, y0: 0, x1: 64, y1: 64 }]));
    const phrases = await one.embedPhrases(['mug']);
    await one.stop();
    expect(look!.shares).to.not.have.length(0);
    expect(look!.embedding).to.equal(undefined);
    expect(!phrases.ok && phrases.failure.message).to.contain('none.safetensors');
  });
});
