import { expect } from 'chai';
import { describeRelations } from '../../../src/core/prompt/describeRelations.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

describe('describeRelations: the scene graph in words and metres', () => {
  it('mirrors left and right, and nothing else, when the scene is mirrored', () => {
    const scene = tinyMarkedFrame([
      { mark: 1, at: [1, 0.5, 0] },
      { mark: 2, at: [2, -0.5, 0] },
    ]).scene;
    const mirrored = {
      ...scene,
      objects: scene.objects.map((o) => ({
        ...o,
        center: [o.center[0], -o.center[1], o.center[2]] as const,
      })),
    };
    expect(describeRelations(scene, [1, 2])).to.deep.equal(['1 1.00 m left of and 1.00 m in front of 2']);
    expect(describeRelations(mirrored, [1, 2])).to.deep.equal(['1 1.00 m right of and 1.00 m in front of 2']);
  });

  it('says that a thing stands on another, from either end', () => {
    const scene = tinyMarkedFrame([
      { mark: 1, at: [1, 0, 0], size: [1, 1, 0.7] },
      { mark: 2, at: [1, 0, 0.4] },
    ]).scene;
    expect(describeRelations(scene, [1, 2])).to.deep.equal(['2 on 1']);
  });

  it('tells each pair once, and no more than a prompt can bear', () => {
    const items = Array.from({ length: 40 }, (_, i) => ({
      mark: i + 1,
      at: [1 + i * 0.2, (i % 5) * 0.3, 0] as const,
    }));
    const lines = describeRelations(
      tinyMarkedFrame(items).scene,
      items.map((i) => i.mark),
    );
    const pairs = lines.map((line) =>
      line
        .match(/^\d+|\d+$/g)!
        .map(Number)
        .sort((a, b) => a - b)
        .join(),
    );
    expect(new Set(pairs).size).to.equal(pairs.length);
    expect(lines).to.have.length(40);
  });

  it('names only the marks that were drawn', () => {
    const scene = tinyMarkedFrame([
      { mark: 1, at: [1, 0, 0] },
      { mark: 2, at: [1, 1, 0] },
    ]).scene;
    expect(describeRelations(scene, [1])).to.deep.equal([]);
  });
});
