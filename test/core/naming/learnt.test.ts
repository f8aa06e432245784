import { expect } from 'chai';
import { checkName } from '../../../src/core/naming/learnt/checkName.ts';
import type { LearntName } from '../../../src/core/naming/learnt/LearntName.ts';
import { learnName, MOST_NAMES } from '../../../src/core/naming/learnt/learnName.ts';
import { recogniseNames, withKnownNames } from '../../../src/core/naming/learnt/recogniseNames.ts';
import type { Landmark } from '../../../src/core/types/landmarks.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const NO_TRACKS = new Map<number, string>();

/** Things with cut-outs at angles to one direction, degrees; colours as given. */
const thing = (
  mark: number,
  degrees: number | undefined,
  rgb: Landmark['meanRgb'] = [128, 128, 128],
  label?: string,
): Landmark => {
  const [landmark] = tinyMarkedFrame([{ mark, at: [1, 0, 0], ...(label && { label }) }]).landmarks;
  const angle = ((degrees ?? 0) * Math.PI) / 180;
  return {
    ...landmark!,
    meanRgb: rgb,
    ...(degrees !== undefined && {
      embedding: { vector: new Float32Array([14 * Math.cos(angle), 14 * Math.sin(angle)]), usual: 5 },
    }),
  };
};

const learnt = (
  name: string,
  landmark: Landmark,
  others: readonly Landmark[] = [],
  known: readonly LearntName[] = [],
): readonly LearntName[] => {
  const names = learnName(known, name, landmark, others);
  if (!names.ok) throw new Error(names.failure.message);
  return names.value;
};

/** What each landmark is called first. */
const called = (landmarks: readonly Landmark[], names: readonly LearntName[], tracks = NO_TRACKS) =>
  recogniseNames(landmarks, { learnt: names, tracks }).map(({ labels }) => labels[0]?.label);

describe('a name that a person gives', () => {
  it('is taken as it will be said: lower case, without its article', () => {
    expect(checkName(' The  Flux Capacitor ')).to.deep.equal({ ok: true, value: 'flux capacitor' });
    for (const name of ['zorbo', 'mug', 'desk lamp', 'r2d2', 'torque wrench', 'bob', 'henry hoover'])
      expect(checkName(name), name).to.deep.equal({ ok: true, value: name });
  });

  it('is refused by a code where it is empty, too long, or means something else already', () => {
    const codeOf = (name: string) => {
      const checked = checkName(name);
      return checked.ok ? checked.value : checked.failure.code;
    };
    for (const name of ['', '  ', 'the ']) expect(codeOf(name), name).to.equal('EMPTY_EXPRESSION');
    for (const name of ['x'.repeat(41), 'x '.repeat(1e5)])
      expect(codeOf(name), name).to.equal('EXPRESSION_TOO_LONG');
    for (const name of [
      'red',
      'left',
      'left mug',
      'big red button',
      'it',
      'one',
      'thing',
      'number 3',
      'second',
      'other one',
      'take',
      'bring me',
      'go to',
      'drive',
      'find',
      'where is',
      'how many',
      'you',
      'one two three four five',
      '<b>x</b>',
      'a\u202eb',
      'x; y',
      '.',
    ])
      expect(codeOf(name), name).to.equal('NOT_UNDERSTOOD');
  });
});

describe('things of a name', () => {
  it('are known again by their look, whatever the detector calls them, and others are not', () => {
    const names = learnt('flux capacitor', thing(1, 0), [thing(2, 70)]);
    const later = [thing(1, 25, [120, 130, 128], 'vase'), thing(2, 70), thing(3, 55)];
    expect(called(later, names)).to.deep.equal(['flux capacitor', undefined, undefined]);
    const [first] = recogniseNames(later, { learnt: names, tracks: NO_TRACKS });
    expect(
      first!.labels.map(({ label }) => label),
      'still a vase',
    ).to.deep.equal(['flux capacitor', 'vase']);
    expect(first!.labels[0]!.score).to.be.at.least(first!.labels[1]!.score);
  });

  it('are not known by the shape of another colour or another size', () => {
    const names = learnt('zorbo', thing(1, 0, [200, 30, 30]));
    expect(called([thing(1, 0, [30, 30, 200])], names)).to.deep.equal([undefined]);
    const { spatial, ...flat } = thing(1, 0, [200, 30, 30]);
    const large = { ...flat, spatial: { ...spatial!, box: { ...spatial!.box, size: [1, 1, 1] as const } } };
    expect(called([large, flat], names)).to.deep.equal([undefined, 'zorbo']);
  });

  it('are told from what looked much like them when the name was given', () => {
    const names = learnt('my cup', thing(1, 0), [thing(2, 20)]);
    expect(called([thing(1, 8), thing(2, 20)], names)).to.deep.equal(['my cup', undefined]);
  });

  it('are called as memory knows them, in whatever light', () => {
    const names = learnt('zorbo', thing(1, 0));
    expect(called([thing(1, 80), thing(2, 0)], names, new Map([[1, 'henry']]))).to.deep.equal([
      'henry',
      'zorbo',
    ]);
  });

  it('without a namer are known by what the detector calls them, colour and size together', () => {
    const names = learnt('zorbo', thing(1, undefined, [200, 30, 30], 'vase'));
    const others = [
      thing(1, undefined, [190, 40, 30], 'vase'),
      thing(2, undefined, [30, 30, 200], 'vase'),
      thing(3, undefined, [190, 40, 30], 'cup'),
    ];
    expect(called(others, names)).to.deep.equal(['zorbo', 'vase', 'cup']);
  });

  it('bear the newest name: who calls a thing again corrects', () => {
    const names = learnt('henry', thing(1, 5), [], learnt('zorbo', thing(1, 0)));
    expect(names.map(({ name }) => name)).to.deep.equal(['henry']);
  });

  it('may look different from all sides: each naming adds a look', () => {
    const names = learnt('zorbo', thing(1, 90), [], learnt('zorbo', thing(1, 0)));
    expect(called([thing(1, 0), thing(2, 90), thing(3, 180)], names)).to.deep.equal([
      'zorbo',
      'zorbo',
      undefined,
    ]);
  });

  it('are at most so many, by a code', () => {
    const known = Array.from(
      { length: MOST_NAMES },
      (_, i): LearntName => ({
        name: `name ${i}`,
        looks: [{ rival: 0, meanRgb: [0, 0, 0], label: `kind ${i}` }],
      }),
    );
    const more = learnName(known, 'zorbo', thing(1, 0), []);
    expect(!more.ok && more.failure.code).to.equal('MEMORY_UNAVAILABLE');
    expect(learnName(known, 'name 3', thing(1, 0), []).ok).to.equal(true);
  });

  it('make their names words of the language, whose absence is evidence', () => {
    const words = withKnownNames(
      { siteNames: ['drill'], detectorVocabulary: ['cup'] },
      { learnt: learnt('zorbo', thing(1, 0)), tracks: new Map([[4, 'henry']]) },
    );
    expect(words.siteNames).to.deep.equal(['drill', 'zorbo', 'henry']);
    expect(words.detectorVocabulary).to.deep.equal(['cup', 'zorbo', 'henry']);
    expect(words.givenNames).to.deep.equal(['zorbo', 'henry']);
    expect(withKnownNames({}, { learnt: [], tracks: NO_TRACKS })).to.deep.equal({});
  });
});
