import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  createWordDetector,
  type HostedWordDetector,
} from '../../../../src/adapters/vlm/eyes/createWordDetector.ts';
import { FINDER_FAMILIES } from '../../../../src/adapters/vlm/families.ts';
import type { LocalModelConfig } from '../../../../src/adapters/vlm/VlmConfig.ts';
import type { Result } from '../../../../src/core/result.ts';
import type { ColorImage } from '../../../../src/core/types/images.ts';
import type { Detection } from '../../../../src/core/types/landmarks.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { startTinyHub } from '../../../support/tinyHub.ts';
import { tinyMarkedFrame } from '../../../support/tinyMarkedFrame.ts';
import { tinyModelFolder } from '../../../support/tinyModel.ts';

const LOAD_MS = 60_000;
const STANDING = [
  'cup',
  'remote control',
  'potted plant',
  'a very long name of a thing',
  'box',
  'teddy bear',
];
const image = tinyMarkedFrame([], 3, 2).frame.color;

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

const open = (model: string, more: Partial<LocalModelConfig & { timeoutMs: number }> = {}) =>
  createWordDetector({
    model,
    words: STANDING,
    threads: 1,
    timeoutMs: LOAD_MS,
    scoreThreshold: 0.6,
    ...more,
  });

const labelsOf = (detections: readonly Detection[]) =>
  new Set(detections.flatMap(({ labels }) => labels.map(({ label }) => label)));

/** Why it was refused. */
const refusal = async (model: string, more: Partial<LocalModelConfig> = {}): Promise<string> => {
  const made = open(model, more);
  if (!made.ok) return `${made.failure.code}: ${made.failure.message}`;
  made.value.start();
  try {
    const ready = await made.value.ready(LOAD_MS);
    if (ready.ok) return 'loaded';
    expect(made.value.status().starts, 'a refusal is for good').to.equal(1);
    return `${ready.failure.code}: ${ready.failure.message}`;
  } finally {
    await made.value.stop();
  }
};

for (const family of FINDER_FAMILIES) {
  describe(`a ${family} in its process`, function () {
    this.timeout(LOAD_MS);
    let detector: HostedWordDetector;
    before(async () => {
      detector = must(open(tinyModelFolder(family)));
      detector.start();
      must(await detector.ready(LOAD_MS));
    });
    after(() => detector.stop());

    it('finds boxes inside the image, named by the words that it was asked for and no others', async () => {
      for (const words of [['cup'], ['globe', 'mug', 'red stapler'], STANDING]) {
        const found = must(await detector.find(image, words));
        expect(found.length, words.join()).to.be.greaterThan(0);
        expect(words).to.include.members([...labelsOf(found)]);
        for (const { box, labels } of found) {
          expect(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= image.width && box.y1 <= image.height).to.equal(
            true,
          );
          for (const { score } of labels) expect(score).to.be.within(0.6, 1);
        }
      }
    });

    it('looks for its standing words where none are given', async () => {
      expect(must(await detector.detect(image))).to.deep.equal({
        named: must(await detector.find(image, STANDING)),
      });
    });

    it('scores a word in a long list as it does alone: what takes several passes is no worse', async () => {
      const together = must(await detector.find(image, STANDING));
      const bestOf = (found: readonly Detection[], word: string) =>
        Math.max(0, ...found.flatMap(({ labels }) => labels).map((l) => (l.label === word ? l.score : 0)));
      for (const word of STANDING) {
        const alone = bestOf(must(await detector.find(image, [word])), word);
        expect(bestOf(together, word), word).to.be.closeTo(alone, 1e-4);
      }
    });

    it('takes a list of any length, the same each time', async () => {
      const words = Array.from({ length: 150 }, (_, i) => `thing number ${i}`);
      const found = must(await detector.find(image, words));
      expect(found.length).to.be.greaterThan(0);
      expect(must(await detector.find(image, words))).to.deep.equal(found);
    });

    it('reads the words and the pixels', async () => {
      const base = must(await detector.find(image, ['cup']));
      const boxes = (found: readonly Detection[]) => found.map(({ box, labels }) => [box, labels[0]!.score]);
      expect(boxes(must(await detector.find(image, ['globe'])))).to.not.deep.equal(boxes(base));
      const other: ColorImage = tinyMarkedFrame([], 9, 2).frame.color;
      expect(must(await detector.find(other, ['cup']))).to.not.deep.equal(base);
    });

    it('is asked for nothing and finds nothing', async () => {
      expect(must(await detector.find(image, []))).to.deep.equal([]);
    });
  });
}

describe('a word detector that cannot be had', function () {
  this.timeout(LOAD_MS);

  it('is refused by its parameter, what it is and the kinds that are supported', async () => {
    expect(await refusal(tinyModelFolder('clip'))).to.match(
      /MODEL_UNAVAILABLE: detector tiny-clip is of the kind clip; supported are owlvit, owlv2, grounding-dino/,
    );
    const { path, remove } = tempFolder(tinyModelFolder('sam'));
    rmSync(join(path, 'card.yaml'));
    for (const file of ['tokenizer.json', 'tokenizer_config.json']) writeFileSync(join(path, file), '{}');
    expect(await refusal(path)).to.match(/model_type is "sam"; supported are owlvit, owlv2, grounding-dino/);
    remove();
  });

  it('says which file is missing, truncated or of another model', async () => {
    const broken = async (change: (folder: string) => void): Promise<string> => {
      const { path, remove } = tempFolder(tinyModelFolder('owlvit'));
      rmSync(join(path, 'card.yaml'));
      change(path);
      const why = await refusal(path);
      remove();
      return why;
    };
    expect(await broken((path) => rmSync(join(path, 'tokenizer.json')))).to.match(
      /MODEL_UNAVAILABLE: .*tokenizer\.json is missing/,
    );
    expect(
      await broken((path) => {
        const file = join(path, 'onnx/model.onnx');
        writeFileSync(file, readFileSync(file).subarray(0, 5000));
      }),
    ).to.match(/MODEL_UNAVAILABLE: .*onnx\/model\.onnx is damaged/);
    const other = readFileSync(join(tinyModelFolder('clip'), 'onnx/text_model.onnx'));
    expect(await broken((path) => writeFileSync(join(path, 'onnx/model.onnx'), other))).to.match(
      /MODEL_UNAVAILABLE: .*first answer failed/,
    );
  });

  it('refuses a file that is not the one of the card', async () => {
    const { path, remove } = tempFolder(tinyModelFolder('owlvit'));
    writeFileSync(join(path, 'tokenizer_config.json'), '{"tokenizer_class": "PreTrainedTokenizer"}');
    expect(await refusal(path)).to.match(/tokenizer_config\.json has SHA-256 .*, its card says/);
    remove();
  });

  it('is fetched only where that is allowed, and then once', async () => {
    const { path: cacheDir, remove } = tempFolder();
    const folder = tinyModelFolder('owlvit');
    const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'preprocessor_config.json'];
    const files = Object.fromEntries(
      [...names, 'onnx/model.onnx'].map((name) => [name, readFileSync(join(folder, name))]),
    );
    const hub = await startTinyHub('tiny/owl', 'main', files);
    const from = { hubUrl: hub.url, cacheDir };
    expect(await refusal('tiny/owl', from)).to.match(/vlm\.allow_download is false/);
    expect(hub.asked).to.deep.equal([]);
    expect(await refusal('tiny/owl', { ...from, allowDownload: true })).to.equal('loaded');
    const { length } = hub.asked;
    expect(await refusal('tiny/owl', from)).to.equal('loaded');
    expect(hub.asked).to.have.length(length);
    await hub.close();
    remove();
  });

  it('answers MODEL_TIMEOUT by its deadline', async () => {
    const detector = must(open(tinyModelFolder('owlvit'), { timeoutMs: 1 }));
    detector.start();
    must(await detector.ready(LOAD_MS));
    const late = await detector.find(
      tinyMarkedFrame([], 1, 40).frame.color,
      Array.from({ length: 200 }, (_, i) => `thing ${i}`),
    );
    await detector.stop();
    expect(!late.ok && late.failure.code).to.equal('MODEL_TIMEOUT');
  });
});
