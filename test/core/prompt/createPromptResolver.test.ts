import { expect } from 'chai';
import type { ChoiceAnswer, ChoiceModel } from '../../../src/core/prompt/ChoiceModel.ts';
import {
  createPromptResolver,
  type PromptResolverOptions,
} from '../../../src/core/prompt/createPromptResolver.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/core/prompt/decide.ts';
import type { MarkPrompt } from '../../../src/core/prompt/MarkPrompt.ts';
import { DEFAULT_PROMPT_OPTIONS } from '../../../src/core/prompt/PromptOptions.ts';
import { fail, ok, type Result } from '../../../src/core/result.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const options: PromptResolverOptions = {
  prompt: DEFAULT_PROMPT_OPTIONS,
  thresholds: DEFAULT_THRESHOLDS,
  calibration: { temperature: 1, priorWeight: 0 },
  unscoredConfidence: 0.75,
  maxExpressionLength: 500,
};

const marked = tinyMarkedFrame([{ mark: 1 }, { mark: 2 }]);

const run = async (
  answer: Result<unknown> | ((prompt: MarkPrompt) => Result<unknown>),
  {
    expression = 'the cup',
    frame = marked,
    ...overrides
  }: Partial<PromptResolverOptions> & { expression?: string; frame?: typeof marked } = {},
) => {
  const prompts: MarkPrompt[] = [];
  const drawn: string[] = [];
  const model: ChoiceModel = {
    name: 'fake',
    choose: async (prompt) => {
      prompts.push(prompt);
      return (typeof answer === 'function' ? answer(prompt) : answer) as Result<ChoiceAnswer>;
    },
  };
  const draw = (_: unknown, style: string) => {
    drawn.push(style);
    return marked.frame.color;
  };
  const result = await createPromptResolver(model, draw, { ...options, ...overrides }).resolve({
    expression,
    marked: frame,
  });
  return { result, prompts, drawn };
};

describe('createPromptResolver: whatever a model says, the answer is a drawn mark or none', () => {
  it('answers from scores, not from the chosen word', async () => {
    const { result } = await run(ok({ chosen: 1, logScores: [-5, 0, -6], reason: '' }));
    expect(result.ok && result.value).to.include({ status: 'OK', id: 2 });
  });

  it('gives an unscored answer the configured confidence', async () => {
    const { result } = await run(ok({ chosen: 2, reason: 'because' }));
    expect(result.ok && result.value).to.include({ status: 'OK', id: 2, confidence: 0.75 });
  });

  for (const [name, answer] of Object.entries({
    'a mark that was not drawn': { chosen: 999, reason: '' },
    'no choice at all': { chosen: undefined, reason: '' },
    'too few scores': { chosen: 1, logScores: [0, 0], reason: '' },
    'NaN scores': { chosen: 1, logScores: [Number.NaN, 0, 0], reason: '' },
    'only impossible scores': { chosen: 1, logScores: [-Infinity, -Infinity, -Infinity], reason: '' },
  })) {
    it(`refuses ${name} with MODEL_BAD_ANSWER`, async () => {
      const { result } = await run(ok(answer));
      expect(!result.ok && result.failure.code).to.equal('MODEL_BAD_ANSWER');
    });
  }

  it('passes the failure of a model on', async () => {
    const { result } = await run(fail('MODEL_TIMEOUT', 'late'));
    expect(!result.ok && result.failure).to.deep.equal({ code: 'MODEL_TIMEOUT', message: 'late' });
  });

  it('asks no model when nothing is numbered or nothing is asked', async () => {
    const never = () => {
      throw new Error('asked');
    };
    expect(await run(never, { frame: tinyMarkedFrame([]) })).to.nested.include({
      'result.value.status': 'NOT_FOUND',
    });
    expect(await run(never, { expression: ' \u200b\u0000 ' })).to.nested.include({
      'result.failure.code': 'EMPTY_EXPRESSION',
    });
    expect(await run(never, { expression: 'x'.repeat(501) })).to.nested.include({
      'result.failure.code': 'EXPRESSION_TOO_LONG',
    });
  });

  it('takes away the liking for a number that a content-free request shows', async () => {
    const likesOne = (prompt: MarkPrompt) => {
      const isBlank = prompt.parts.some((p) => p.kind === 'text' && p.text.includes('Request: "N/A"'));
      return ok({ chosen: 1, logScores: isBlank ? [3, 0, 0] : [3, 2, 0], reason: '' });
    };
    const plain = await run(likesOne);
    expect(plain.result.ok && plain.result.value.id).to.equal(1);
    const corrected = await run(likesOne, { calibration: { temperature: 1, priorWeight: 1 } });
    expect(corrected.result.ok && corrected.result.value.id).to.equal(2);
    expect(corrected.prompts).to.have.length(2);
  });

  it('draws the marks once, in the style asked for, and not at all when they are not shown', async () => {
    const answer = ok({ chosen: 1, reason: '' });
    expect(
      (await run(answer, { prompt: { ...DEFAULT_PROMPT_OPTIONS, markStyle: 'boxes' } })).drawn,
    ).to.deep.equal(['boxes']);
    expect(
      (await run(answer, { prompt: { ...DEFAULT_PROMPT_OPTIONS, images: 'plain' } })).drawn,
    ).to.deep.equal([]);
  });
});
