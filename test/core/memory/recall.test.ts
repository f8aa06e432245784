import { expect } from 'chai';
import type { MemoryObject } from '../../../src/core/memory/MemoryObject.ts';
import { placeAt } from '../../../src/core/memory/place/placeAt.ts';
import { recall } from '../../../src/core/memory/recall/recall.ts';
import { recallThen } from '../../../src/core/memory/recall/recallThen.ts';
import { packEmbedding } from '../../../src/core/naming/packed/packEmbedding.ts';
import { seededRandom } from '../../support/random.ts';
import { memoryOfHouse } from './house.ts';
import { remembered } from './remembered.ts';

describe('recall', () => {
  const table = remembered(1, 'dining table', [5, 5, 0.4], { isSupport: true });
  const sized = (object: MemoryObject, size: MemoryObject['place']['size']): MemoryObject => ({
    ...object,
    place: { ...object.place, size },
  });
  const few = [
    sized(table, [1.4, 0.9, 0.8]),
    remembered(2, 'cup', [5.1, 5.1, 0.85]),
    remembered(3, 'teddy bear', [9, 1, 0.2]),
  ];
  const idsOf = (objects: readonly MemoryObject[], words: string) =>
    recall(objects, words).objects.map(({ id }) => id);

  it('finds what words name, and says NOT_FOUND of what is not remembered', () => {
    expect(idsOf(few, 'the cup')).to.deep.equal([2]);
    expect(idsOf(few, 'the mug on the table')).to.deep.equal([2]);
    expect(recall(few, 'the fire truck').resolution.status).to.equal('NOT_FOUND');
    expect(recall([], 'the cup').resolution.status).to.equal('NOT_FOUND');
    expect(recall(few, 'gibberish frobnicate').objects).to.deep.equal([]);
  });

  it('names all that may be meant', () => {
    const twins = [...few, remembered(4, 'cup', [1, 1, 0.85])];
    const { resolution, objects } = recall(twins, 'the cup');
    expect(resolution.status).to.equal('AMBIGUOUS');
    expect(objects.map(({ id }) => id)).to.have.members([2, 4]);
  });

  it('finds the one of its kind among ten thousand things, by name and by what stands beside it', () => {
    const all = [...few, ...memoryOfHouse(seededRandom(5), 10_000)];
    expect(idsOf(all, 'the teddy bear')).to.deep.equal([3]);
    expect(idsOf(all, 'the cup on the dining table')).to.deep.equal([2]);
  });

  describe('by what things look like', () => {
    /** Two nouns, a number each. */
    const detectorVocabulary = ['chair', 'cup', 'dining table', 'teddy bear'];
    const phrases = {
      space: 'a namer',
      vectors: new Map([
        ['box', Float32Array.of(1, 0)],
        ['chair', Float32Array.of(0, 1)],
      ]),
    };
    const looking = (object: MemoryObject, box: number, chair: number, space = 'a namer'): MemoryObject => ({
      ...object,
      embedding: packEmbedding({ vector: Float32Array.of(box, chair), usual: 0 }, space),
    });
    const misnamed = looking(
      remembered(4, 'chair', [2, 2, 0.2], { labels: [{ label: 'chair', score: 0.15 }] }),
      6,
      -5,
    );
    const others = [...few, looking(remembered(5, 'chair', [4, 1, 0.4]), -4, 4)];
    const named = (objects: readonly MemoryObject[], words: string) =>
      recall(objects, words, { phrases, detectorVocabulary }).objects.map(({ id }) => id);

    it('finds a thing that a detector called something else', () => {
      const { objects } = recall([...others, misnamed], 'the box', { detectorVocabulary });
      expect(objects).to.deep.equal([]);
      expect(named([...others, misnamed], 'the box')).to.deep.equal([4]);
    });

    it('finds it among ten thousand others', () => {
      const house = memoryOfHouse(seededRandom(5), 10_000).map((object) =>
        looking({ ...object, id: object.id + 10, labels: [{ label: 'chair', score: 0.6 }] }, -4, 4),
      );
      expect(named([...house, misnamed], 'the box')).to.deep.equal([4]);
    });

    it('says nothing of what another namer saw', () => {
      expect(
        named([...others, { ...misnamed, ...looking(misnamed, 4, -3, 'another namer') }], 'the box'),
      ).to.deep.equal([]);
    });

    it('goes by the name that a person gave, whatever it looks like', () => {
      const given = { ...misnamed, given: 'chair', embedding: misnamed.embedding! };
      const vectors = new Map([['chair', Float32Array.of(0, 1)]]);
      const { objects } = recall([...few, given], 'the chair', {
        phrases: { space: 'a namer', vectors },
        detectorVocabulary,
      });
      expect(objects.map(({ id }) => id)).to.deep.equal([4]);
    });
  });

  it('knows where a thing was at a time', () => {
    const second = 1_000_000_000n;
    const { place } = remembered(1, 'cup', [0, 0, 0]);
    const moved = remembered(1, 'cup', [0, 0, 0], {
      place: { ...place, center: [9, 0, 0], sinceNs: 50n * second, untilNs: 60n * second },
      earlier: [{ ...place, center: [1, 0, 0], sinceNs: 10n * second, untilNs: 20n * second }],
    });
    expect(placeAt(moved, 70n * second)?.center[0]).to.equal(9);
    expect(placeAt(moved, 30n * second)?.center[0]).to.equal(1);
    expect(placeAt(moved, 5n * second)).to.equal(undefined);
  });

  describe('of the past', () => {
    const second = 1_000_000_000n;
    const resting = (id: number, label: string, x: number, from: bigint, until: bigint) =>
      remembered(id, label, [x, 2, 0.2], {
        place: {
          ...remembered(id, label, [x, 2, 0.2]).place,
          size: [0.3, 0.3, 0.3],
          sinceNs: from * second,
          untilNs: until * second,
        },
        firstSeenNs: from * second,
        lastSeenNs: until * second,
      });
    const plant = resting(1, 'potted plant', 0, 1n, 90n);
    const other = resting(2, 'suitcase', 3, 1n, 90n);
    const moved = {
      ...resting(3, 'suitcase', 5, 60n, 90n),
      firstSeenNs: second,
      earlier: [resting(3, 'suitcase', 0.45, 1n, 50n).place],
    };
    const all = [plant, other, moved];
    const context = { viewer: { position: [0, -3, 1.2], forward: [0, 1, 0] } } as const;

    it('finds a thing by where it stood before it was moved, and says when that was', () => {
      const { objects, atNs } = recallThen(
        all,
        'the suitcase that was next to the plant',
        undefined,
        context,
      );
      expect(objects.map(({ id }) => id)).to.deep.equal([3]);
      expect(atNs).to.equal(50n * second);
      expect(placeAt(objects[0]!, atNs!)?.center[0]).to.be.closeTo(0.45, 1e-9);
    });

    it('reads words at the time that is asked about', () => {
      expect(
        recallThen(all, 'the suitcase nearest to the plant', 70n * second, context).objects[0]?.id,
      ).to.equal(2);
      expect(
        recallThen(all, 'the suitcase nearest to the plant', 40n * second, context).objects[0]?.id,
      ).to.equal(3);
    });

    it('is about now where nothing of the past is said', () => {
      expect(recallThen(all, 'the suitcase nearest to the plant', undefined, context)).to.deep.include({
        atNs: undefined,
      });
      expect(
        recallThen(all, 'the suitcase nearest to the plant', undefined, context).objects[0]?.id,
      ).to.equal(2);
    });
  });
});
