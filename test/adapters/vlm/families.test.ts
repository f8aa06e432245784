import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { ModelHost } from '../../../src/adapters/host/ModelHost.ts';
import { createLocalModel } from '../../../src/adapters/vlm/createLocalModel.ts';
import { VLM_FAMILIES } from '../../../src/adapters/vlm/families.ts';
import type { GenerateAnswer } from '../../../src/adapters/vlm/worker/protocol.ts';
import { buildPrompt } from '../../../src/core/prompt/buildPrompt.ts';
import type { ChoiceAnswer } from '../../../src/core/prompt/ChoiceModel.ts';
import { choicesOf, type MarkPrompt } from '../../../src/core/prompt/MarkPrompt.ts';
import { DEFAULT_PROMPT_OPTIONS, type PromptOptions } from '../../../src/core/prompt/PromptOptions.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';
import { tinyModelHost } from '../../support/tinyModel.ts';

interface Golden {
  readonly system: string;
  readonly text: string;
  readonly families: Record<string, { readonly promptTokens: number; readonly tokens: readonly number[] }>;
}
const golden = JSON.parse(
  readFileSync(new URL('../../models/golden.json', import.meta.url), 'utf8'),
) as Golden;

const marked = tinyMarkedFrame([
  { mark: 1, label: 'cup', at: [1, 0.2, 0] },
  { mark: 2, at: [2, 0, 0] },
  { mark: 12 },
  { mark: 123 },
]);

const promptOf = (expression: string, options: Partial<PromptOptions> = {}, seed = 1): MarkPrompt =>
  buildPrompt(
    { expression, marked, markedImage: tinyMarkedFrame([], seed).frame.color },
    { ...DEFAULT_PROMPT_OPTIONS, ...options },
  );

/** Loads in a process of its own; a first start also compiles the sources. */
const LOAD_MS = 60_000;

for (const family of VLM_FAMILIES) {
  describe(`a ${family} model in its process`, function () {
    this.timeout(LOAD_MS);
    let host: ModelHost;
    const choose = async (prompt: MarkPrompt): Promise<ChoiceAnswer> => {
      const result = await createLocalModel(host, { name: family, timeoutMs: LOAD_MS }).choose(prompt);
      if (!result.ok) throw new Error(result.failure.message);
      return result.value;
    };

    before(async () => {
      host = tinyModelHost(family);
      host.start();
      expect(await host.ready(LOAD_MS)).to.deep.equal({ ok: true, value: undefined });
    });
    after(() => host.stop());

    it('gives a probability to every drawn mark and none, of one or several tokens, and to nothing else', async () => {
      const prompt = promptOf('the cup');
      const { chosen, logScores } = await choose(prompt);
      expect(logScores).to.have.length(5);
      expect(logScores!.reduce((sum, s) => sum + Math.exp(s), 0)).to.be.closeTo(1, 1e-6);
      expect(choicesOf(prompt)).to.include(chosen);
    });

    it('gives the same scores to the same input, whatever it answered in between', async () => {
      const first = await choose(promptOf('the cup'));
      await choose(promptOf('something else', { images: 'plain' }));
      expect(await choose(promptOf('the cup'))).to.deep.equal(first);
    });

    it('reads the words and the pixels', async () => {
      const scores = async (...args: Parameters<typeof promptOf>) =>
        (await choose(promptOf(...args))).logScores;
      const base = await scores('the cup');
      expect(await scores('the book')).to.not.deep.equal(base);
      expect(await scores('the cup', {}, 2)).to.not.deep.equal(base);
    });

    it('takes prompts of no, one, two and many pictures', async () => {
      for (const options of [
        { images: 'plain' },
        { images: 'plain+marked' },
        { images: 'marked', crops: true },
      ] as const) {
        const { logScores } = await choose(promptOf('the cup', options));
        expect(logScores!.every((s) => s <= 0)).to.equal(true);
      }
      const { parts, ...rest } = promptOf('the cup');
      const textOnly = await choose({ ...rest, parts: parts.filter((p) => p.kind === 'text') });
      expect(textOnly.logScores).to.have.length(5);
    });

    it('writes with its cache what the whole text gives without one (golden.json, by Python)', async () => {
      const expected = golden.families[family]!;
      const answer = await host.request<GenerateAnswer>(
        'generate',
        {
          system: golden.system,
          parts: [{ kind: 'text', text: golden.text }],
          maxTokens: expected.tokens.length,
          ignoreEnd: true,
        },
        { timeoutMs: LOAD_MS },
      );
      if (!answer.ok) throw new Error(answer.failure.message);
      expect(answer.value.timing.promptTokens).to.equal(expected.promptTokens);
      expect(answer.value.tokens).to.deep.equal(expected.tokens);
    });
  });
}
