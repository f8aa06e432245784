import { ok, type Result } from '../result.ts';
import type { ChoiceAnswer } from './ChoiceModel.ts';
import type { MarkPrompt } from './MarkPrompt.ts';
import { parseChoice } from './parseChoice.ts';
import { parsePointing } from './points/parsePointing.ts';

/** Reads a model's text by the protocol of its prompt: a mark in JSON, or a point. `aside` is what it thought apart. */
export const parseAnswer = (answer: string, prompt: MarkPrompt, aside = ''): Result<ChoiceAnswer> => {
  const { pointing } = prompt;
  if (!pointing) {
    const parsed = parseChoice(answer, prompt, aside);
    return parsed.ok ? ok(parsed.value) : parsed;
  }
  return parsePointing(answer.trim() === '' ? aside : answer, prompt, pointing);
};
