import { expect } from 'chai';
import type { Failure, Result } from '../../src/core/result.ts';
import { EngineService } from '../../src/engine/EngineService.ts';
import type { FromEngine } from '../../src/engine/engineMessages.ts';

describe('EngineService', () => {
  it('answers INTERNAL where an answer cannot cross to the asker, and goes on', async () => {
    const said: FromEngine[] = [];
    let calls = 0;
    const service = new EngineService({
      compose: async () => ({ ok: false, failure: { code: 'MODEL_UNAVAILABLE', message: 'none here' } }),
      encodeJpeg: async () => new Uint8Array(0),
      say: (message) => {
        // As postMessage does with a function in a message.
        if (++calls === 1) throw new DOMException('() => 1 could not be cloned', 'DataCloneError');
        said.push(message);
      },
    });
    const of = { frame: 1, viewer: undefined };
    for (const id of [1, 2])
      service.receive({ kind: 'call', id, method: 'verify', ask: { statement: 'it is red', of } });
    await new Promise((resolve) => setImmediate(resolve));
    const codes = said.map((message) => {
      const { result } = message as { result: Result<unknown> };
      return result.ok ? 'OK' : (result.failure as Failure).code;
    });
    expect(codes.sort()).to.deep.equal(['INTERNAL', 'MODEL_UNAVAILABLE']);
  });
});
