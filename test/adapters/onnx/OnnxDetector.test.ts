import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { makeCenternet } from '../../../scripts/models/makeCenternet.ts';
import { loadModelCard } from '../../../src/adapters/onnx/cards/loadModelCard.ts';
import type { ModelCard } from '../../../src/adapters/onnx/cards/ModelCard.ts';
import { OnnxDetector, type OnnxDetectorOptions } from '../../../src/adapters/onnx/OnnxDetector.ts';
import { boxIou } from '../../../src/core/geometry/boxOverlap.ts';
import type { Result } from '../../../src/core/result.ts';
import { castModel } from './onnxBytes.ts';

const FRAMES = '../shared/data/frames';
const DETECTORS = '../shared/data/detectors';

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

const card = async (name: string): Promise<ModelCard> => unwrap(await loadModelCard(name));

const readColor = async (frame: string) => {
  const file = sharp(join(FRAMES, frame, 'color.png')).removeAlpha();
  const { data, info } = await file.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

describe('OnnxDetector', function () {
  this.timeout(60_000);
  let folder: string;
  const made: OnnxDetector[] = [];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'detector-'));
    const human = dirname(createRequire(import.meta.url).resolve('@vladmandic/human'));
    const read = (name: string) => readFileSync(join(human, '..', 'models', name));
    writeFileSync(join(folder, 'centernet.onnx'), makeCenternet(read));
    writeFileSync(join(folder, 'cast.onnx'), castModel());
    writeFileSync(join(folder, 'text.onnx'), 'plain text');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await Promise.all(made.splice(0).map((detector) => detector.stop()));
  });

  const detector = (options: OnnxDetectorOptions) => {
    const one = new OnnxDetector({ modelsFolder: folder, timeoutMs: 20_000, ...options });
    made.push(one);
    one.start();
    return one;
  };

  it('finds the annotated screen, keyboard, mouse and chairs on real frames', async function () {
    if (!existsSync(FRAMES)) return this.skip(); // ../shared/data is absent
    const centernet = detector({ card: await card('centernet') });
    const expected = {
      office_desk_1: { tv: [236, 95, 390, 259], keyboard: [202, 256, 388, 312], mouse: [378, 319, 409, 359] },
      tum_desk: { chair: [373, 231, 532, 437] },
    };
    for (const [frame, things] of Object.entries(expected)) {
      const { named: found } = unwrap(await centernet.detect(await readColor(frame)));
      for (const [label, [x0, y0, x1, y1]] of Object.entries(things) as [
        string,
        [number, number, number, number],
      ][]) {
        const hit = found.find(
          (d) => d.labels[0]!.label === label && boxIou(d.box, { x0, y0, x1, y1 }) > 0.6,
        );
        expect(hit, `${label} of ${frame}`).to.not.equal(undefined);
      }
    }
  });

  it('gives with the named boxes those too unsure for a name, best first and no score twice at one place', async function () {
    if (!existsSync(FRAMES)) return this.skip(); // ../shared/data is absent
    const { named, hints = [] } = unwrap(
      await detector({ card: await card('centernet') }).detect(await readColor('tum_desk')),
    );
    const best = hints.map(({ labels }) => labels[0]!.score);
    expect(best).to.deep.equal([...best].sort((a, b) => b - a));
    expect(hints.length).to.be.within(2 * named.length, 200);
    expect(best.at(-1)).to.be.within(0.01, 0.15);
    for (const { box } of named) expect(hints.some((hint) => boxIou(hint.box, box) > 0.99)).to.equal(true);
    for (const { labels } of hints)
      expect(new Set(labels.map(({ label }) => label)).size).to.equal(labels.length);
  });

  it('runs another detector by its card alone', async function () {
    if (!existsSync(DETECTORS) || !existsSync(FRAMES)) return this.skip(); // ../shared/data is absent
    const yolox = detector({ card: await card('yolox_nano'), modelsFolder: DETECTORS });
    const { named: found } = unwrap(await yolox.detect(await readColor('office_desk_1')));
    const screen = found.find((d) => d.labels[0]!.label === 'tv');
    expect(boxIou(screen!.box, { x0: 236, y0: 95, x1: 390, y1: 259 })).to.be.greaterThan(0.6);
  });

  it('answers the same to the same image', async () => {
    const centernet = detector({ card: await card('centernet'), scoreThreshold: 0.05 });
    const image = {
      width: 320,
      height: 240,
      data: new Uint8Array(320 * 240 * 3).map((_, i) => (i * i) >> 7),
    };
    const first = unwrap(await centernet.detect(image));
    expect(unwrap(await centernet.detect(image))).to.deep.equal(first);
  });

  it('is cancelled by its signal', async () => {
    const centernet = detector({ card: await card('centernet') });
    const result = await centernet.detect(
      { width: 1, height: 1, data: new Uint8Array(3) },
      AbortSignal.abort(),
    );
    expect(!result.ok && result.failure.code).to.equal('CANCELLED');
  });

  const refused = async (changes: Partial<ModelCard>): Promise<string> => {
    const one = detector({ card: { ...(await card('centernet')), ...changes } });
    const ready = await one.ready(20_000);
    const answer = await one.detect({ width: 1, height: 1, data: new Uint8Array(3) });
    if (ready.ok || answer.ok) throw new Error('the model was taken');
    expect(answer.failure.code).to.equal('MODEL_UNAVAILABLE');
    expect(one.status()).to.include({ state: 'failed', starts: 1 });
    return answer.failure.message;
  };
  const sha256Of = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');

  it('says why a model file is refused, and does not try again', async () => {
    expect(await refused({ file: '../escape.onnx' })).to.contain('leaves the models folder');
    expect(await refused({ sha256: '0'.repeat(64) })).to.contain('SHA-256');
  });

  it('refuses a file that onnxruntime cannot read, and outputs that the card does not have', async () => {
    expect(await refused({ file: 'cast.onnx', sha256: sha256Of('cast.onnx') })).to.contain('heat_map');
    expect(await refused({ file: 'text.onnx', sha256: sha256Of('text.onnx') })).to.contain('text.onnx');
  });

  it('names an output of another shape than the card says, instead of reading it as boxes', async () => {
    const centernet = await card('centernet');
    const one = detector({ card: { ...centernet, labels: ['one', 'two'] } });
    const ready = await one.ready(20_000);
    expect(!ready.ok && ready.failure.message).to.contain('1x80x96x128');
  });
});
