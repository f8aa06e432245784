import { expect } from 'chai';
import {
  REMEMBERED_REPLIES,
  REMEMBERED_SECONDS,
  RequestMemory,
} from '../../../src/pipeline/dialogue/RequestMemory.ts';

const REPLY = { expression: 'the box', stampNs: 5n, tracks: [1, 2] };

describe('RequestMemory: what a follow-up takes up', () => {
  it('gives each reply an id of its own, and the reply back for it', () => {
    const memory = new RequestMemory(() => 0, 'a');
    const [first, second] = [memory.remember(REPLY), memory.remember({ ...REPLY, tracks: [3] })];
    expect(first).to.not.equal(second);
    expect(memory.recall(second!)).to.deep.equal({ ok: true, value: { ...REPLY, tracks: [3] } });
  });

  it('forgets the oldest of many, and each after a while', () => {
    let nowMs = 0;
    const memory = new RequestMemory(() => nowMs, 'a');
    const ids = Array.from({ length: REMEMBERED_REPLIES + 1 }, () => memory.remember(REPLY));
    expect(memory.recall(ids[0]!).ok).to.equal(false);
    expect(memory.recall(ids[1]!).ok).to.equal(true);
    nowMs = REMEMBERED_SECONDS * 1000 + 1;
    expect(memory.recall(ids[1]!).ok).to.equal(false);
  });

  it('refuses an id of another process by its own code, saying what to do', () => {
    const id = new RequestMemory(() => 0, 'b').remember(REPLY);
    const refused = new RequestMemory(() => 0, 'a').recall(id);
    expect(refused).to.have.nested.property('failure.code', 'UNKNOWN_REQUEST');
    expect(refused).to.have.nested.property('failure.message').that.contains('Ask anew');
  });
});
