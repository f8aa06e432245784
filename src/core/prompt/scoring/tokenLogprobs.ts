import { type Choice, choicesOf, type MarkPrompt } from '../MarkPrompt.ts';

/** One generated token with its best alternatives, as OpenAI-compatible servers report them. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly alternatives: readonly { readonly token: string; readonly logprob: number }[];
}

/** How a choice is written in the JSON answer, with the character that ends it. */
const written = (choice: Choice): string => (choice === null ? 'null' : String(choice));

const VALUE_START = /"mark"\s*:\s*$/;

/** Where the value of "mark" begins: token index and characters of that token that still belong to the key. */
const valueStart = (tokens: readonly TokenLogprob[]): { index: number; skip: number } | undefined => {
  let before = '';
  for (const [index, { token }] of tokens.entries()) {
    for (let skip = 0; skip < token.length; skip++) {
      if (VALUE_START.test(before + token.slice(0, skip)) && !/\s/.test(token[skip]!)) return { index, skip };
    }
    before += token;
  }
  return undefined;
};

/**
 * Log-probability of each choice from the tokens of a JSON answer and their alternatives. Along the tokens that were
 * generated, every alternative that would have begun another allowed choice gives its probability to it (shared evenly
 * where it begins several); choices that never appear among the alternatives get -Infinity.
 *
 * @returns natural logs in the order of `choicesOf(prompt)`, or undefined when the tokens do not hold the answer
 */
export const tokenLogprobs = (
  tokens: readonly TokenLogprob[],
  prompt: Pick<MarkPrompt, 'marks' | 'none'>,
): readonly number[] | undefined => {
  const start = valueStart(tokens);
  if (!start) return undefined;
  const choices = choicesOf(prompt).map(written);
  const mass = choices.map(() => 0);
  let soFar = '';
  let pathLogprob = 0;
  for (const [offset, { token, logprob, alternatives }] of tokens.slice(start.index).entries()) {
    const cut = offset === 0 ? start.skip : 0;
    const value = (text: string): string => soFar + text.slice(cut).trimStart();
    const isOn = (text: string): boolean => offset > 0 || text.slice(0, cut) === token.slice(0, cut);
    const chosen = value(token);
    const others = alternatives.filter(
      (other) => isOn(other.token) && other.token !== token && value(other.token) !== soFar,
    );
    for (const other of others)
      share(mass, matches(choices, value(other.token)), pathLogprob + other.logprob);
    pathLogprob += logprob;
    const reach = matches(choices, chosen);
    if (reach.length === 0) return undefined;
    const isLast = start.index + offset === tokens.length - 1;
    if (isLast || isWhole(choices, reach, chosen)) {
      share(mass, reach, pathLogprob);
      return mass.some((m) => m > 0) ? mass.map(Math.log) : undefined;
    }
    soFar = chosen;
  }
  return undefined;
};

/** Adds a probability to choices, evenly. */
const share = (mass: number[], reach: readonly number[], logprob: number): void => {
  for (const i of reach) mass[i]! += Math.exp(logprob) / reach.length;
};

/** Whether nothing that follows can change the choice: the value has ended, or only one can still be meant. */
const isWhole = (choices: readonly string[], reach: readonly number[], text: string): boolean =>
  /[^0-9a-z]/.test(text) || (reach.length === 1 && choices[reach[0]!] === text);

/** Choices that `text` completes (it goes on with something that ends the value) or begins. */
const matches = (choices: readonly string[], text: string): readonly number[] => {
  const value = /^(?:[0-9]+|[a-z]+)/.exec(text)?.[0] ?? '';
  if (value === '') return [];
  const ended = value.length < text.length;
  return choices.flatMap((choice, i) => ((ended ? choice === value : choice.startsWith(value)) ? [i] : []));
};
