import { expect } from 'chai';
import type { Failure } from '../../src/core/result.ts';
import { respond } from '../../src/ros/services/respond.ts';

const refuse = ({ code, message }: Failure) => ({ refused: code, message });

async function sent(answer: () => Promise<object>, send?: (message: object) => void) {
  const messages: object[] = [];
  const log: string[] = [];
  await respond(answer, refuse, { send: send ?? ((message) => messages.push(message)) }, (text) =>
    log.push(text),
  );
  return { messages, log };
}

describe('respond', () => {
  it('sends the answer', async () => {
    expect((await sent(async () => ({ status: 0 }))).messages).to.deep.equal([{ status: 0 }]);
  });

  it('sends the answer again, and the same, to a client that the middleware has not found yet', async () => {
    const tried: object[] = [];
    const { log } = await sent(
      async () => ({ status: 0 }),
      (message) => {
        tried.push(message);
        if (tried.length < 3)
          throw new Error('client will not receive response, at ./src/rmw_response.cpp:154');
      },
    );
    expect(tried).to.deep.equal([{ status: 0 }, { status: 0 }, { status: 0 }]);
    expect(log, 'nothing went wrong').to.deep.equal([]);
  });

  it('sends INTERNAL, with what happened, where making the answer fails', async () => {
    const { messages, log } = await sent(() => Promise.reject(new RangeError('one bad pair')));
    expect(messages).to.have.length(1);
    expect(messages[0]).to.include({ refused: 'INTERNAL' });
    expect(log.join()).to.include('one bad pair');
  });

  it('sends INTERNAL where the answer cannot be written down, and survives when that cannot be sent either', async () => {
    const got: object[] = [];
    let calls = 0;
    await sent(
      async () => ({ status: 0 }),
      (message) => {
        if (++calls === 1) throw new TypeError('no such field');
        got.push(message);
      },
    );
    expect(got).to.have.length(1);
    const { log } = await sent(
      async () => ({}),
      () => {
        throw new Error('the node is gone');
      },
    );
    expect(log.join()).to.include('no response could be sent');
  });
});
