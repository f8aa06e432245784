import { createInterface } from 'node:readline/promises';

/**
 * Puts a question to whoever sits at standard input, and what they reply to `answer`, until it has none or they have no
 * more to say (an empty line, the end of input).
 *
 * @param answer says what a reply came to, and gives the next question, if there is one
 */
export const readReplies = async (
  question: string,
  answer: (reply: string) => Promise<string>,
): Promise<void> => {
  const lines = createInterface({ input: process.stdin });
  try {
    let next = question;
    const replies = lines[Symbol.asyncIterator]();
    while (next !== '') {
      process.stderr.write(`${next} `);
      const { value, done } = await replies.next();
      if (done || value.trim() === '') return;
      next = await answer(value);
    }
  } finally {
    lines.close();
  }
};
