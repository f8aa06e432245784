import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadCard } from '../../../src/adapters/onnx/cards/loadCard.ts';
import { loadNamerCard } from '../../../src/adapters/onnx/cards/loadNamerCard.ts';
import { modelCardsFolder, modelsFolder } from '../../../src/adapters/onnx/cards/packageFolders.ts';
import { parseClassifierCard } from '../../../src/adapters/onnx/cards/parseClassifierCard.ts';
import { OnnxClassifier } from '../../../src/adapters/onnx/OnnxClassifier.ts';
import { createPointer } from '../../../src/adapters/pointer/createPointer.ts';
import type { HostedResolver } from '../../../src/adapters/vlm/HostedResolver.ts';
import type { Result } from '../../../src/core/result.ts';
import type { Resolution } from '../../../src/core/spatial/grounding/Resolution.ts';
import { type TinyLandmark, tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const NANO = 'spatial-llava-nano';

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};

/** Three things in a row, seen from the origin: a cup, a book, a cup. */
const ROW: readonly TinyLandmark[] = [
  { mark: 1, label: 'cup', at: [1, 0.4, 0] },
  { mark: 2, label: 'book', at: [1, 0, 0] },
  { mark: 3, label: 'cup', at: [1, -0.4, 0] },
];

describe('spatial-llava-nano: our own model, in the model host', function () {
  this.timeout(60_000);
  let namer: OnnxClassifier;
  let folder: string;
  /** Started by the first question to it, and asked by all. */
  let shipped: HostedResolver | undefined;

  before(async function () {
    const card = unwrap(await loadCard('efficientnet_lite0', parseClassifierCard));
    const names = unwrap(await loadNamerCard('namer'));
    if (![card.file, names.encoder.file].every((file) => existsSync(join(modelsFolder(), file))))
      return this.skip(); // the sentence encoder's weights need pip and a network
    namer = new OnnxClassifier({ card, namer: names, timeoutMs: 20_000 });
    namer.start();
  });
  after(async () => {
    await shipped?.stop();
    await namer?.stop();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nano-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const ask = async (
    expression: string,
    landmarks: readonly TinyLandmark[] = ROW,
    model = NANO,
  ): Promise<Result<Resolution>> => {
    const marked = tinyMarkedFrame(landmarks);
    if (model === NANO && shipped) return shipped.resolve({ expression, marked });
    const made = createPointer({ provider: 'local', model }, { namer });
    if (!made.ok) return made;
    made.value.start();
    const ready = await made.value.ready(30_000);
    const answer = ready.ok ? await made.value.resolve({ expression, marked }) : ready;
    if (model === NANO) shipped = made.value;
    else await made.value.stop();
    return answer;
  };

  /** A card and weights of their own, for damaging. */
  const copied = (change: (card: string) => string = (card) => card): string => {
    const card = join(folder, 'own.yaml');
    writeFileSync(card, change(readFileSync(join(modelCardsFolder(), `${NANO}.yaml`), 'utf8')));
    copyFileSync(join(modelCardsFolder(), `${NANO}.onnx`), join(folder, `${NANO}.onnx`));
    return card;
  };

  it('chooses by name, and gives every mark and none a chance', async () => {
    const answer = unwrap(await ask('the book'));
    expect(answer).to.include({ status: 'OK', id: 2 });
    const sum = answer.ranked!.reduce((total, { score }) => total + score, 0);
    expect(answer.ranked).to.have.length(3);
    expect(sum)
      .to.be.greaterThan(0.5)
      .and.at.most(1 + 1e-6);
  });

  it('tells two of a kind apart by a relation and by an order, each way round', async () => {
    for (const [expression, mark] of [
      ['the cup to the left of the book', 1],
      ['the cup right of the book', 3],
      ['the leftmost cup', 1],
      ['the cup farthest to the right', 3],
    ] as const)
      expect(unwrap(await ask(expression)).ranked![0]!.id, expression).to.equal(mark);
  });

  it('answers among 40 marks, and says that nothing fits a picture without marks', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({
      mark: i + 1,
      label: i === 20 ? 'book' : 'cup',
      at: [1 + (i % 5) * 0.3, 1 - i * 0.05, 0] as const,
    }));
    const answer = unwrap(await ask('the book', many));
    expect(answer.ranked).to.have.length(40);
    expect(answer.ranked![0]!.id).to.equal(21);
    expect(unwrap(await ask('the book', [])).status).to.equal('NOT_FOUND');
  });

  it('codes empty, wordless and too long expressions, and reads one of 500 characters', async () => {
    expect(await ask('  ')).to.nested.include({ 'failure.code': 'EMPTY_EXPRESSION' });
    expect(await ask('?!')).to.nested.include({ 'failure.code': 'NOT_UNDERSTOOD' });
    expect(await ask('a'.repeat(501))).to.nested.include({ 'failure.code': 'EXPRESSION_TOO_LONG' });
    expect((await ask(`the book ${'very '.repeat(98)}`.slice(0, 500))).ok).to.equal(true);
  });

  it('refuses a truncated file, one of another model, and a card that is not whole', async () => {
    const truncated = copied();
    truncateSync(join(folder, `${NANO}.onnx`), 1000);
    expect(await ask('the book', ROW, truncated)).to.nested.include({ 'failure.code': 'MODEL_UNAVAILABLE' });
    const other = copied((card) => card.replace(/^width: .*/m, 'width: 100'));
    expect(await ask('the book', ROW, other)).to.nested.include({ 'failure.code': 'MODEL_UNAVAILABLE' });
    const numbers = copied((card) => card.replace(/^numbers: .*/m, 'numbers: 12'));
    expect(await ask('the book', ROW, numbers))
      .to.have.nested.property('failure.message')
      .that.includes('12');
    const lacking = copied((card) => card.replace(/^temperature: .*/m, ''));
    expect(await ask('the book', ROW, lacking))
      .to.have.nested.property('failure.message')
      .that.includes('temperature');
  });

  it('cannot do without a namer, and says so', () => {
    const made = createPointer({ provider: 'local', model: NANO }, {});
    expect(made).to.nested.include({ 'failure.code': 'MODEL_UNAVAILABLE' });
  });
});
