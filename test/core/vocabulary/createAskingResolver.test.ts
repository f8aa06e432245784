import { expect } from 'chai';
import { phrasesOf } from '../../../src/core/naming/phrases/phrasesOf.ts';
import { fail, ok } from '../../../src/core/result.ts';
import { GeometricResolver } from '../../../src/core/spatial/grounding/GeometricResolver.ts';
import type { MarkedFrame } from '../../../src/core/spatial/grounding/Resolver.ts';
import type { Detection } from '../../../src/core/types/landmarks.ts';
import { createAskingResolver } from '../../../src/core/vocabulary/createAskingResolver.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const frame = (): MarkedFrame => {
  const marked = tinyMarkedFrame([
    { mark: 1, at: [1, 0.4, 0] },
    { mark: 2, at: [1, 0, 0] },
    { mark: 3, at: [1, -0.4, 0], label: 'cup' },
  ]);
  return { ...marked, scene: { ...marked.scene, detectorVocabulary: ['cup'] } };
};

/** A detector that sees what lies under mark 2, whatever it is called, and counts what it is asked. */
const seeing = (marked: MarkedFrame) => {
  const asked: (readonly string[])[] = [];
  const find = async (_: unknown, words: readonly string[]) => {
    asked.push(words);
    const found: Detection[] = [
      { box: marked.landmarks[1]!.mask.box, labels: [{ label: words[0]!, score: 0.9 }] },
    ];
    return ok(found);
  };
  return { asked, detector: { labels: ['cup'], find } };
};

describe('a question whose nouns the frame was not searched for', () => {
  it('has them looked for, and the box that is found names its landmark', async () => {
    const marked = frame();
    const { asked, detector } = seeing(marked);
    const resolver = createAskingResolver(new GeometricResolver(), detector, phrasesOf);
    const answer = await resolver.resolve({ expression: 'the stapler', marked });
    expect(answer.ok && answer.value).to.include({ status: 'OK', id: 2 });
    expect(asked).to.deep.equal([['stapler']]);
  });

  it('knows the noun of landmarks that no box of it fits: they are less likely it than before', async () => {
    const marked = frame();
    const inner = new GeometricResolver();
    const scoreOf = async (resolver: Pick<GeometricResolver, 'resolve'>) => {
      const answer = await resolver.resolve({ expression: 'the stapler', marked });
      if (!answer.ok) throw new Error(answer.failure.message);
      return answer.value.ranked?.find(({ id }) => id === 1)?.score ?? 0;
    };
    const { detector } = seeing(marked);
    expect(await scoreOf(createAskingResolver(inner, detector, phrasesOf))).to.be.lessThan(
      await scoreOf(inner),
    );
  });

  it('is searched for once a frame, and not for what every frame is searched for, nor for "thing"', async () => {
    const marked = frame();
    const { asked, detector } = seeing(marked);
    const resolver = createAskingResolver(new GeometricResolver(), detector, phrasesOf);
    for (const expression of ['the cup', 'the thing', 'the stapler', 'the stapler']) {
      await resolver.resolve({ expression, marked });
    }
    expect(asked).to.deep.equal([['stapler']]);
    await resolver.resolve({ expression: 'the stapler', marked: frame() });
    expect(asked).to.have.length(2);
  });

  it('is answered without, and says so, when the detector is late', async () => {
    const marked = frame();
    const late = { labels: ['cup'], find: async () => fail('MODEL_TIMEOUT', 'owl: no answer in 2 s') };
    const resolver = createAskingResolver(new GeometricResolver(), late, phrasesOf);
    const plain = await new GeometricResolver().resolve({ expression: 'the stapler', marked });
    const answer = await resolver.resolve({ expression: 'the stapler', marked });
    if (!answer.ok || !plain.ok) throw new Error('no answer');
    const { lacking, ...rest } = answer.value;
    expect(lacking).to.deep.equal([
      { code: 'MODEL_TIMEOUT', message: 'owl: no answer in 2 s (asked for stapler)', part: 'detector' },
    ]);
    expect(rest).to.deep.equal(plain.value);
  });

  it('is not searched for by a detector that the frame itself had to do without', async () => {
    const marked = frame();
    const { asked, detector } = seeing(marked);
    const lacking = [{ ...fail('MODEL_UNAVAILABLE', 'gone').failure, part: 'detector' as const }];
    const resolver = createAskingResolver(new GeometricResolver(), detector, phrasesOf);
    const answer = await resolver.resolve({ expression: 'the stapler', marked: { ...marked, lacking } });
    expect(answer.ok && answer.value.lacking).to.equal(undefined);
    expect(asked).to.deep.equal([]);
  });

  it('is cancelled with its question', async () => {
    const gone = { labels: [], find: async () => fail('CANCELLED', 'the caller no longer waits') };
    const resolver = createAskingResolver(new GeometricResolver(), gone, phrasesOf);
    const answer = await resolver.resolve({ expression: 'the stapler', marked: frame() });
    expect(!answer.ok && answer.failure.code).to.equal('CANCELLED');
  });
});
