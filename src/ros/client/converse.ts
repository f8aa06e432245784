import { createInterface } from 'node:readline';
import type { LocateReply } from './QuestionClient.ts';
import { tellReply } from './sayReply.ts';

export interface ConverseOptions {
  readonly ask: (expression: string, signal: AbortSignal) => Promise<LocateReply | undefined>;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A terminal has a prompt, line editing and a history; a pipe is only read. */
  readonly terminal: boolean;
}

const HELP = 'Ask for a thing in words ("the red mug left of the laptop"); an empty line or Ctrl-D ends.';
const HISTORY_LINES = 200;

/**
 * Questions line by line, each answered before the next is read. Ctrl-C gives up the question that is being answered, or
 * ends the conversation where none is. Resolves when it has ended.
 */
export const converse = async ({ ask, input, output, terminal }: ConverseOptions): Promise<void> => {
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
    waiting = new AbortController();
    const reply = await ask(line.trim(), waiting.signal);
    say(reply ? tellReply(reply) : waiting.signal.aborted ? 'given up' : 'no answer came in time');
    waiting = undefined;
    prompt();
  }
  lines.close();
};
