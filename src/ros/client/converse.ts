import { createInterface } from 'node:readline';

export interface ConverseOptions {
  /** What is to be said to a line; undefined when no answer came in time. */
  readonly reply: (line: string, signal: AbortSignal) => Promise<string | undefined>;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A terminal has a prompt, line editing and a history; a pipe is only read. */
  readonly terminal: boolean;
}

const HELP = `Ask for a thing ("the red mug left of the laptop"), or ask about things ("how far is the mug from the laptop", "what is
on the table"). After an answer: "the left one", "no, the blue one", "the other one". "help" shows this again; "quit", an
empty line or Ctrl-D ends.`;
const ASKS_HELP = /^(?:help|\?|h)$/i;
const ENDS = /^(?:quit|exit|q|bye|stop it)$/i;
const HISTORY_LINES = 200;

/**
 * Questions line by line, each answered before the next is read. Ctrl-C gives up the question that is being answered, or
 * ends the conversation where none is. Resolves when it has ended.
 */
export const converse = async ({ reply, input, output, terminal }: ConverseOptions): Promise<void> => {
  const lines = createInterface({ input, output, terminal, historySize: HISTORY_LINES, prompt: '> ' });
  let waiting: AbortController | undefined;
  let ended = false;
  lines.on('SIGINT', () => {
    if (waiting) waiting.abort();
    else lines.close();
  });
  lines.once('close', () => {
    ended = true;
  });
  const say = (text: string): void => {
    output.write(`${text}\n`);
  };
  const prompt = (): void => {
    if (terminal && !ended) lines.prompt();
  };
  if (terminal) say(HELP);
  prompt();
  for await (const line of lines) {
    if (line.trim() === '') {
      if (terminal) break;
      continue;
    }
    if (ENDS.test(line.trim())) break;
    if (ASKS_HELP.test(line.trim())) {
      say(HELP);
      prompt();
      continue;
    }
    waiting = new AbortController();
    const text = await reply(line.trim(), waiting.signal);
    say(text ?? (waiting.signal.aborted ? 'given up' : 'no answer came in time'));
    waiting = undefined;
    prompt();
  }
  lines.close();
};
