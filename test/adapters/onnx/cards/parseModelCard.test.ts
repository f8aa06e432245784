import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadCard } from '../../../../src/adapters/onnx/cards/loadCard.ts';
import { loadModelCard } from '../../../../src/adapters/onnx/cards/loadModelCard.ts';
import { loadNamerCard } from '../../../../src/adapters/onnx/cards/loadNamerCard.ts';
import { modelCardsFolder } from '../../../../src/adapters/onnx/cards/packageFolders.ts';
import { parseClassifierCard } from '../../../../src/adapters/onnx/cards/parseClassifierCard.ts';
import { parseModelCard } from '../../../../src/adapters/onnx/cards/parseModelCard.ts';
import { loadPointerCard } from '../../../../src/adapters/pointer/loadPointerCard.ts';

const GOOD = `
name: mine
task: detection
file: mine.onnx
sha256: "${'ab'.repeat(32)}"
licence: MIT
source: my own
input: { name: x, type: float32, layout: NCHW, colours: BGR, size: { width: 64, height: 32 }, fit: letterbox, padding: 114, std: [2, 4, 8] }
output: { kind: yolov8, predictions: out }
labels: [cup, plate]
`;

const message = (text: string): string => {
  const parsed = parseModelCard(text, 'mine');
  if (parsed.ok) throw new Error('the card was taken');
  expect(parsed.failure.code).to.equal('MODEL_UNAVAILABLE');
  return parsed.failure.message;
};

describe('model cards', () => {
  for (const file of readdirSync(modelCardsFolder()).filter((name) => name.endsWith('.yaml'))) {
    it(`${file}, which comes along, is valid and named as its file`, async () => {
      const name = file.replace('.yaml', '');
      const text = readFileSync(join(modelCardsFolder(), file), 'utf8');
      const task = /^task: (\w+)$/m.exec(text)?.[1];
      const card = await (task === 'classification'
        ? loadCard(name, parseClassifierCard)
        : task === 'naming'
          ? loadNamerCard(name)
          : task === 'pointing'
            ? loadPointerCard(name)
            : loadModelCard(name));
      expect(card.ok && card.value.name).to.equal(file.replace('.yaml', ''));
    });
  }

  it('give defaults to what may be left out', () => {
    const parsed = parseModelCard(GOOD, 'mine');
    if (!parsed.ok) throw new Error(parsed.failure.message);
    expect(parsed.value.labels).to.deep.equal(['cup', 'plate']);
    expect(parsed.value.input).to.include({ anchor: 'corner', padding: 114 });
    expect(parsed.value.input.mean).to.deep.equal([0, 0, 0]);
    expect(parsed.value.suppression).to.deep.equal({ sameLabelIou: 0.5, otherLabelIou: 0.6 });
  });

  const refused: readonly (readonly [what: string, from: string | RegExp, to: string, message: string])[] = [
    ['no mapping', /[\s\S]*/, '- a\n- b', 'a mapping is expected'],
    ['broken YAML', 'labels: [cup', 'labels: [cup: {', 'model card mine'],
    ['no hash', /sha256:.*\n/, '', 'sha256: a text is expected'],
    ['a short hash', /sha256:.*/, 'sha256: "abc"', '64 hexadecimal digits'],
    ['a misspelt key', 'licence: MIT', 'licence: MIT\nlicense: MIT', '"license" is not known'],
    ['a misspelt key of the input', 'padding: 114', 'pading: 114', '"pading" is not known'],
    ['an unknown decoder', 'yolov8', 'rcnn', 'one of centernet, yolox, yolov8'],
    ['an unknown task', 'task: detection', 'task: depth', 'one of detection'],
    ['an empty size', 'width: 64', 'width: 0', 'a number from 1 to 8192'],
    ['a broken size', 'width: 64', 'width: 64.5', 'a whole number'],
    ['division by zero', '[2, 4, 8]', '[2, 0, 8]', '0 cannot be divided by'],
    ['two channels', '[2, 4, 8]', '[2, 4]', 'three numbers'],
    ['labels that are numbers', '[cup, plate]', '[1, 2]', 'labels'],
    ['an unknown list of labels', '[cup, plate]', 'lvis', 'labels'],
  ];
  for (const [what, from, to, expected] of refused) {
    it(`are refused for ${what}, naming it`, () => {
      expect(message(GOOD.replace(from, to))).to.contain(expected);
    });
  }

  it('are refused when their aliases would grow without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i += 1)
      bomb.push(
        `k${i}: &k${i} [${Array(9)
          .fill(i === 1 ? '*a' : `*k${i - 1}`)
          .join(', ')}]`,
      );
    expect(message(bomb.join('\n'))).to.contain('model card mine');
  });

  it('are found by name or path, never by anything else', async () => {
    for (const name of ['../../package', 'no such', 'a/b', '']) {
      const card = await loadModelCard(name);
      expect(!card.ok && card.failure.code).to.equal('MODEL_UNAVAILABLE');
    }
    expect((await loadModelCard(`${modelCardsFolder()}/centernet.yaml`)).ok).to.equal(true);
    expect(readFileSync(`${modelCardsFolder()}/centernet.yaml`, 'utf8')).to.contain('MIT');
  });
});
