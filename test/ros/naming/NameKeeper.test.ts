import { join } from 'node:path';
import { expect } from 'chai';
import { openNameStore } from '../../../src/adapters/files/openNameStore.ts';
import { NameKeeper } from '../../../src/ros/naming/NameKeeper.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const [MUG, VASE] = tinyMarkedFrame([
  { mark: 1, label: 'mug', at: [1, 0, 0] },
  { mark: 2, label: 'vase', at: [1, 1, 0] },
]).landmarks;

describe('names that several cameras share', () => {
  const folder = tempFolder();
  after(() => folder.remove());
  const keeper = () =>
    new NameKeeper(() => openNameStore(join(folder.path, 'names.json'), (text) => expect.fail(text)));
  const known = (of: NameKeeper) => of.known().learnt.map(({ name }) => name);

  it('are known to each when it looks next, and none forgets what another was told', () => {
    const [left, right] = [keeper(), keeper()];
    expect(left.learn('zorbo', MUG!, [VASE!]).ok).to.equal(true);
    expect(known(right)).to.deep.equal(['zorbo']);
    expect(right.learn('henry', VASE!, [MUG!]).ok).to.equal(true);
    expect(known(left)).to.deep.equal(['zorbo', 'henry']);
    expect(left.forget('henry')).to.deep.equal({ ok: true, value: true });
    expect(known(right)).to.deep.equal(['zorbo']);
    expect(right.forget('henry')).to.deep.equal({ ok: true, value: false });
  });
});
