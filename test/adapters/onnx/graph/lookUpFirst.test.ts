import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { modelsFolder } from '../../../../src/adapters/onnx/cards/packageFolders.ts';
import { fieldsOf } from '../../../../src/adapters/onnx/graph/fieldsOf.ts';
import { lookUpFirst } from '../../../../src/adapters/onnx/graph/lookUpFirst.ts';

const fileIn = (folder: string, name: string): Uint8Array => {
  try {
    return readFileSync(`${folder}/${name}`);
  } catch {
    return new Uint8Array(0);
  }
};

const vectorsOf = async (model: Uint8Array, words: readonly number[]): Promise<Float32Array> => {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 2 });
  const of = (value: (i: number) => number) =>
    new Tensor(
      'int64',
      BigInt64Array.from(words, (_, i) => BigInt(value(i))),
      [1, words.length],
    );
  const answers = await session.run({
    input_ids: of((i) => words[i]!),
    attention_mask: of(() => 1),
    token_type_ids: of(() => 0),
  });
  const [name = ''] = session.outputNames;
  const data = Float32Array.from(answers[name]!.data as Float32Array);
  await session.release();
  return data;
};

describe('tables that are looked up before they are made floats', function () {
  this.timeout(30_000);
  const encoder = fileIn(modelsFolder(), 'minilm_l6.onnx');

  it("the text encoder's numbers are the same, bit by bit", async function () {
    if (encoder.length === 0) this.skip();
    const turned = lookUpFirst(encoder);
    expect(turned).to.not.equal(encoder);
    for (const words of [
      [101, 102],
      [101, 2417, 14757, 102],
      [101, 1996, 3242, 2187, 1997, 30521, 0, 102],
    ])
      expect(await vectorsOf(turned, words)).to.deep.equal(await vectorsOf(encoder, words));
    expect(lookUpFirst(turned), 'nothing is left to turn').to.equal(turned);
  });

  it('a model without such a table is given back untouched, and what is no model is refused', () => {
    const folder = fileURLToPath(new URL('../../../../config/models', import.meta.url));
    const plain = fileIn(folder, 'spatial-llava-nano.onnx');
    expect(plain.length).to.be.above(0);
    expect(lookUpFirst(plain)).to.equal(plain);
    expect([...fieldsOf(plain, 0, plain.length)].length).to.be.above(3);
    expect(() => lookUpFirst(plain.subarray(0, 1000))).to.throw(RangeError);
  });
});
