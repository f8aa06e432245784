import { expect } from 'chai';
import { createHybridResolver } from '../../../src/core/hybrid/createHybridResolver.ts';
import { DEFAULT_HYBRID_OPTIONS, type HybridOptions } from '../../../src/core/hybrid/HybridOptions.ts';
import { fail, ok, type Result } from '../../../src/core/result.ts';
import type { RelationEvidence, Resolution } from '../../../src/core/spatial/grounding/Resolution.ts';
import type { Resolver } from '../../../src/core/spatial/grounding/Resolver.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const marked = tinyMarkedFrame([{ mark: 1 }, { mark: 2 }, { mark: 3 }]);

const answer = (
  status: Resolution['status'],
  ids: number[],
  confidence: number,
  who: string,
): Resolution => ({
  status,
  ...(status === 'OK' && { id: ids[0]! }),
  confidence,
  candidates: ids.map((id) => ({ id, score: confidence })),
  relations: [],
  rationale: `${who} says ${status} ${ids.join(' ')}.`,
  logicalForm: who === 'geometry' ? 'cup(left_of(book))' : '',
});
const geometry = (status: Resolution['status'], ids: number[], confidence = 0.6) =>
  ok(answer(status, ids, confidence, 'geometry'));
const model = (status: Resolution['status'], ids: number[], confidence = 0.7) =>
  ok(answer(status, ids, confidence, 'model'));

const leftOf = (subject: number, score: number): RelationEvidence => ({
  relation: 'left of',
  subject,
  anchors: [9],
  score,
  measured: '0.40 m to the right',
});

async function ask(
  geo: Result<Resolution>,
  vlm: Result<Resolution>,
  { scores = {}, options = {} }: { scores?: Record<number, number>; options?: Partial<HybridOptions> } = {},
) {
  let asked = 0;
  const resolver = (name: string, result: Result<Resolution>): Resolver => ({
    name,
    resolve: async () => {
      if (name === 'vlm') asked++;
      return result;
    },
  });
  const hybrid = createHybridResolver(
    resolver('geometric', geo),
    resolver('vlm', vlm),
    (_, id) => (id in scores ? [leftOf(id, scores[id]!)] : []),
    { ...DEFAULT_HYBRID_OPTIONS, ...options },
  );
  const result = await hybrid.resolve({ expression: 'the cup left of the book', marked });
  return { result, asked, value: result.ok ? result.value : undefined };
}

describe('hybrid: the model proposes, geometry disposes', () => {
  it('does not spend a model on what geometry is sure of', async () => {
    const { value, asked } = await ask(geometry('OK', [1], 0.95), model('OK', [2]));
    expect(asked).to.equal(0);
    expect(value).to.include({ status: 'OK', id: 1 });
  });

  it('takes the model where geometry is unsure and does not object', async () => {
    const { value } = await ask(geometry('AMBIGUOUS', [1, 2]), model('OK', [2]), { scores: { 2: 0.8 } });
    expect(value).to.include({ status: 'OK', id: 2 });
    expect(value!.relations).to.have.length(1);
  });

  it('vetoes a mark that depth firmly contradicts, with both views', async () => {
    const { value } = await ask(geometry('OK', [1], 0.6), model('OK', [2], 0.99), {
      scores: { 1: 0.9, 2: 0.01 },
    });
    expect(value!.status).to.equal('CONTRADICTED');
    expect(value).to.not.have.property('id');
    expect(value!.rationale)
      .to.contain('model says OK 2')
      .and.contain('geometry says OK 1')
      .and.contain('0.40 m to the right');
    expect(value!.candidates.map((c) => c.id)).to.have.members([1, 2]);
  });

  it('does not veto on a borderline measurement', async () => {
    const { value } = await ask(geometry('AMBIGUOUS', [1, 2]), model('OK', [2]), { scores: { 2: 0.3 } });
    expect(value).to.include({ status: 'OK', id: 2 });
  });

  it('is surer than either view when both agree', async () => {
    const { value } = await ask(geometry('OK', [2], 0.6), model('OK', [2], 0.7));
    expect(value!.confidence).to.be.closeTo(0.88, 1e-9);
  });

  it('breaks the tie of a model by what depth rules out', async () => {
    const { value } = await ask(geometry('NOT_FOUND', []), model('AMBIGUOUS', [1, 2]), {
      scores: { 1: 0.02, 2: 0.9 },
    });
    expect(value).to.include({ status: 'OK', id: 2 });
  });

  it('breaks the tie of a model by the favourite of geometry', async () => {
    const { value } = await ask(geometry('OK', [3], 0.6), model('AMBIGUOUS', [1, 3]));
    expect(value).to.include({ status: 'OK', id: 3 });
  });

  it('leaves a tie that depth cannot break, without the marks that it rules out', async () => {
    const { value } = await ask(geometry('AMBIGUOUS', [1, 3]), model('AMBIGUOUS', [1, 2, 3]), {
      scores: { 2: 0 },
    });
    expect(value!.status).to.equal('AMBIGUOUS');
    expect(value!.candidates.map((c) => c.id)).to.deep.equal([1, 3]);
  });

  it('contradicts a tie of which depth rules out every mark', async () => {
    const { value } = await ask(geometry('NOT_FOUND', []), model('AMBIGUOUS', [1, 2]), {
      scores: { 1: 0, 2: 0 },
    });
    expect(value!.status).to.equal('CONTRADICTED');
  });

  it('asks the model when geometry does not understand, and measures nothing then', async () => {
    const { value } = await ask(fail('NOT_UNDERSTOOD', 'no noun'), model('OK', [2]));
    expect(value).to.include({ status: 'OK', id: 2 });
    const asValue = await ask(geometry('NOT_UNDERSTOOD', []), model('OK', [2]));
    expect(asValue.value).to.include({ status: 'OK', id: 2, logicalForm: '' });
  });

  for (const code of ['EMPTY_EXPRESSION', 'EXPRESSION_TOO_LONG', 'CANCELLED'] as const) {
    it(`does not ask the model after ${code}`, async () => {
      const { result, asked } = await ask(fail(code, 'x'), model('OK', [2]));
      expect(asked).to.equal(0);
      expect(!result.ok && result.failure.code).to.equal(code);
    });
  }

  for (const code of ['MODEL_UNAVAILABLE', 'MODEL_TIMEOUT', 'MODEL_BAD_ANSWER'] as const) {
    it(`answers by geometry with a note after ${code}, if allowed`, async () => {
      const { value } = await ask(geometry('OK', [1]), fail(code, 'gone'));
      expect(value).to.deep.include({ status: 'OK', id: 1, note: { code, message: 'gone' } });
      const { result } = await ask(geometry('OK', [1]), fail(code, 'gone'), {
        options: { answerWithoutModel: false },
      });
      expect(!result.ok && result.failure.code).to.equal(code);
    });
  }

  it('gives the failure of the model when geometry understood nothing', async () => {
    const { result } = await ask(fail('NOT_UNDERSTOOD', 'no noun'), fail('MODEL_TIMEOUT', 'late'));
    expect(!result.ok && result.failure.code).to.equal('MODEL_TIMEOUT');
  });

  it('gives no geometric answer to a request that was cancelled', async () => {
    const { result } = await ask(geometry('OK', [1]), fail('CANCELLED', 'stop'));
    expect(!result.ok && result.failure.code).to.equal('CANCELLED');
  });

  it('keeps both views when the model finds nothing', async () => {
    const { value } = await ask(geometry('OK', [1], 0.6), model('NOT_FOUND', []));
    expect(value!.status).to.equal('NOT_FOUND');
    expect(value!.rationale).to.contain('geometry says OK 1');
  });
});

describe('hybrid: a command of several steps', () => {
  it("asks the model for the first step's thing only, and keeps the steps with the mark it chose", async () => {
    const expression = 'grab the apple and go to the blue mug';
    const steps = [
      { action: 'take', parts: [{ role: 'target', words: 'the apple', status: 'AMBIGUOUS' }] },
      { action: 'go', parts: [{ role: 'destination', words: 'the blue mug', status: 'OK', id: 3 }] },
    ] as const;
    const heard: string[] = [];
    const resolver = (name: string, value: Resolution): Resolver => ({
      name,
      resolve: async (request) => {
        heard.push(`${name}: ${request.expression}`);
        return ok(value);
      },
    });
    const hybrid = createHybridResolver(
      resolver('geometric', { ...answer('AMBIGUOUS', [1, 2], 0.5, 'geometry'), steps }),
      resolver('vlm', answer('OK', [2], 0.7, 'model')),
      () => [],
      DEFAULT_HYBRID_OPTIONS,
    );
    const result = await hybrid.resolve({ expression, marked });
    expect(heard).to.deep.equal([`geometric: ${expression}`, 'vlm: the apple']);
    const value = result.ok ? result.value : undefined;
    expect(value).to.include({ status: 'OK', id: 2 });
    expect(value!.steps!.map(({ parts }) => parts[0]!.id)).to.deep.equal([2, 3]);
  });
});
