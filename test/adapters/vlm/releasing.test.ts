import { expect } from 'chai';
import { type Cache, releasing } from '../../../src/adapters/vlm/worker/tensors.ts';

/** A cache in GPU memory, and how often each of its tensors was let go. */
function gpuCache() {
  const released: string[] = [];
  const tensor = (name: string) => ({ location: 'gpu-buffer', dispose: () => released.push(name) });
  const cache = { keys: tensor('keys'), values: tensor('values') } as unknown as Cache;
  return { cache, released };
}

describe('keys and values of a prompt', () => {
  it('are let go when the answer is there', async () => {
    const { cache, released } = gpuCache();
    expect(await releasing({ cache }, async () => 7)).to.equal(7);
    expect(released).to.deep.equal(['keys', 'values']);
  });

  it('are let go when a pass fails or the question is cancelled, and the reason is passed on', async () => {
    const { cache, released } = gpuCache();
    const failed = releasing({ cache }, () => Promise.reject(new Error('out of memory')));
    expect(await failed.catch((error: Error) => error.message)).to.equal('out of memory');
    expect(released).to.deep.equal(['keys', 'values']);
  });
});
