import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadCard } from '../../../src/adapters/onnx/cards/loadCard.ts';
import { loadNamerCard } from '../../../src/adapters/onnx/cards/loadNamerCard.ts';
import { modelsFolder } from '../../../src/adapters/onnx/cards/packageFolders.ts';
import { parseClassifierCard } from '../../../src/adapters/onnx/cards/parseClassifierCard.ts';
import { OnnxClassifier } from '../../../src/adapters/onnx/OnnxClassifier.ts';
import { transformers } from '../../../src/adapters/vlm/worker/transformers.ts';
import { unitVector } from '../../../src/core/naming/unitVector.ts';
import { wordPieces } from '../../../src/core/naming/wordPieces.ts';

interface Golden {
  readonly phrase: string;
  readonly ids: readonly number[];
  /** First numbers of what Python computed: the first token's state, the mean of all, and that in the namer's space. */
  readonly hidden: readonly number[];
  readonly vector: readonly number[];
  readonly text: readonly number[];
}
// Made by scripts/namer/golden.py.
const golden = JSON.parse(
  readFileSync(new URL('../../golden/encoder/minilm.json', import.meta.url), 'utf8'),
) as readonly Golden[];

/** Eight-bit weights are computed with in 32 bits everywhere; what is left is the order of sums. */
const TOLERANCE = 2e-4;
const farthest = (found: ArrayLike<number>, expected: readonly number[]): number =>
  expected.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]!)), 0);

const ENCODER = 'minilm_l6.onnx';
const PIECES = 'minilm_l6.pieces.txt';
const piecesOf = () =>
  new Map(
    readFileSync(join(modelsFolder(), PIECES), 'utf8')
      .trimEnd()
      .split('\n')
      .map((piece, number) => [piece, number] as const),
  );

describe('the trained sentence encoder, held to Python', function () {
  this.timeout(60_000);
  before(function () {
    if (![ENCODER, PIECES].every((file) => existsSync(join(modelsFolder(), file)))) this.skip(); // they need pip and a network
  });

  it("cuts words as BERT's own tokenizer does", () => {
    const pieces = piecesOf();
    for (const { phrase, ids } of golden) expect(wordPieces(phrase, pieces, 32), phrase).to.deep.equal(ids);
  });

  it("gives Python's vectors through the namer", async () => {
    const load = async () => {
      const [card, namer] = [
        await loadCard('efficientnet_lite0', parseClassifierCard),
        await loadNamerCard('namer'),
      ];
      if (!card.ok || !namer.ok) throw new Error('the cards do not load');
      return new OnnxClassifier({ card: card.value, namer: namer.value, timeoutMs: 30_000 });
    };
    const classifier = await load();
    classifier.start();
    try {
      const found = await classifier.embedPhrases(golden.map(({ phrase }) => phrase));
      if (!found.ok) throw new Error(found.failure.message);
      for (const [i, { phrase, text }] of golden.entries())
        expect(farthest(unitVector(found.value[i]!.subarray(0, 384)), text), phrase).to.be.lessThan(
          TOLERANCE,
        );
    } finally {
      await classifier.stop();
    }
  });

  it("gives Python's states through transformers.js, tokenizer and all", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'encoder-'));
    try {
      writeBert(folder);
      const tokenizer = await transformers.AutoTokenizer.from_pretrained(folder);
      const model = await transformers.AutoModel.from_pretrained(folder, { dtype: 'fp32', device: 'cpu' });
      for (const { phrase, ids, hidden, vector } of golden) {
        const inputs = tokenizer(phrase);
        expect(Array.from(inputs.input_ids.data as BigInt64Array, Number), phrase).to.deep.equal(ids);
        const { last_hidden_state: states } = await model(inputs);
        expect(farthest(states.data, hidden), phrase).to.be.lessThan(10 * TOLERANCE);
        const [, count, width] = states.dims;
        const mean = Float32Array.from({ length: width }, (_, k) => {
          let sum = 0;
          for (let row = 0; row < count; row++) sum += states.data[row * width + k];
          return sum;
        });
        expect(farthest(unitVector(mean), vector), phrase).to.be.lessThan(TOLERANCE);
      }
      await model.dispose();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** A folder as the hub has them, around the weights and word pieces that `npm run models` makes. */
const writeBert = (folder: string): void => {
  mkdirSync(join(folder, 'onnx'));
  copyFileSync(join(modelsFolder(), ENCODER), join(folder, 'onnx/model.onnx'));
  const vocab = Object.fromEntries(piecesOf());
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const added = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'].map((content) => ({
    id: vocab[content],
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  const files = {
    'config.json': {
      model_type: 'bert',
      architectures: ['BertModel'],
      hidden_size: 384,
      num_hidden_layers: 6,
    },
    'tokenizer_config.json': { tokenizer_class: 'BertTokenizer', do_lower_case: true, model_max_length: 512 },
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: added,
      normalizer: {
        type: 'BertNormalizer',
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: null,
        lowercase: true,
      },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: {
        type: 'TemplateProcessing',
        single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
        pair: [],
        special_tokens: Object.fromEntries(
          ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }]),
        ),
      },
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab,
      },
    },
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(content));
};
