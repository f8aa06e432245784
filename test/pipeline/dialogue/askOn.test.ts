import { expect } from 'chai';
import { askOn, type Turn } from '../../../src/pipeline/dialogue/askOn.ts';

const reply = (status: number, question = '', request_id = 'a-1'): Turn => ({ status, question, request_id });

describe('askOn: a conversation with a node', () => {
  /** The ids that words were sent with, when the node answers follow-ups with a status. */
  const sent = async (earlier: Turn | undefined, words: string, followed = 0) => {
    const ids: string[] = [];
    await askOn(earlier, words, async (id) => {
      ids.push(id);
      return reply(id === '' ? 0 : followed);
    });
    return ids;
  };

  it('takes words after a question back for a reply, and asks anew what chooses nothing there', async () => {
    const asked = reply(302, 'Which one: the red one, or the blue one?');
    expect(await sent(asked, 'the red one')).to.deep.equal(['a-1']);
    expect(await sent(asked, 'the mug', 301)).to.deep.equal(['a-1', '']);
    expect(await sent(asked, 'the mug', 204)).to.deep.equal(['a-1', '']);
  });

  it('never asks anew for words without a noun of their own: "the blue one" would be anything blue', async () => {
    for (const words of ['no, the blue one', 'the blue one', 'not the red one']) {
      expect(await sent(reply(0), words, 301), words).to.deep.equal(['a-1']);
      expect(await sent(reply(302, 'Which one?'), words, 301), words).to.deep.equal(['a-1']);
      // What is no longer remembered cannot be taken up.
      expect(await sent(reply(0), words, 204), words).to.deep.equal(['a-1', '']);
    }
  });

  it('takes up an answer only for the other one', async () => {
    expect(await sent(reply(0), 'no, the other one')).to.deep.equal(['a-1']);
    expect(await sent(reply(0), 'the mug')).to.deep.equal(['']);
    expect(await sent(undefined, 'the other one')).to.deep.equal(['']);
  });
});
