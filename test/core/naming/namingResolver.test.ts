import { expect } from 'chai';
import { createNamingResolver } from '../../../src/core/naming/createNamingResolver.ts';
import type { Namer } from '../../../src/core/naming/Namer.ts';
import { PhraseMemory } from '../../../src/core/naming/PhraseMemory.ts';
import { phrasesOf } from '../../../src/core/naming/phrases/phrasesOf.ts';
import { fail, ok } from '../../../src/core/result.ts';
import type { Resolution } from '../../../src/core/spatial/grounding/Resolution.ts';
import type { MarkedFrame, ResolveRequest, Resolver } from '../../../src/core/spatial/grounding/Resolver.ts';

const FOUND: Resolution = {
  status: 'OK',
  id: 7,
  confidence: 1,
  candidates: [],
  relations: [],
  rationale: '',
  logicalForm: '',
};
const embedding = { vector: Float32Array.of(2, 0), usual: 0.5 };
const MARKED = {
  landmarks: [{ mark: 7, embedding }, { mark: 9 }],
  scene: { objects: [{ id: 9 }, { id: 7 }] },
} as unknown as MarkedFrame;

/** A namer of one axis, and what it was asked. */
const namerOf = (answer?: ReturnType<typeof fail>) => {
  const asked: (readonly string[])[] = [];
  const namer: Namer = {
    embedPhrases: async (phrases) => {
      asked.push(phrases);
      return answer ?? ok(phrases.map(() => Float32Array.of(1, 0)));
    },
  };
  return { asked, phrases: new PhraseMemory(namer) };
};

const inner = () => {
  const seen: ResolveRequest[] = [];
  const resolver: Resolver = {
    name: 'inner',
    resolve: async (request) => {
      seen.push(request);
      return ok(FOUND);
    },
  };
  return { seen, resolver };
};

describe('the naming resolver', () => {
  it('tells how well each object is named by each phrase, in the order of the scene', async () => {
    const { seen, resolver } = inner();
    const { phrases } = namerOf();
    const naming = createNamingResolver(resolver, phrases, phrasesOf);
    await naming.resolve({ expression: 'the office chair left of the drill', marked: MARKED });
    const { nameScores } = seen[0]!.marked.scene;
    expect([...nameScores!.keys()]).to.include.members(['office chair', 'drill']);
    expect(nameScores!.get('drill')).to.deep.equal([undefined, 1.5]);
  });

  it('asks for a phrase once', async () => {
    const { resolver } = inner();
    const { asked, phrases } = namerOf();
    const naming = createNamingResolver(resolver, phrases, phrasesOf);
    await naming.resolve({ expression: 'the drill', marked: MARKED });
    await naming.resolve({ expression: 'the mug behind the drill', marked: MARKED });
    expect(asked).to.deep.equal([['drill'], ['mug']]);
  });

  it('answers without names, and says so, when the namer is gone', async () => {
    const { seen, resolver } = inner();
    const { phrases } = namerOf(fail('MODEL_TIMEOUT', 'too late'));
    const answer = await createNamingResolver(resolver, phrases, phrasesOf).resolve({
      expression: 'the drill',
      marked: MARKED,
    });
    expect(answer.ok && answer.value).to.deep.equal({
      ...FOUND,
      lacking: [{ part: 'namer', code: 'MODEL_TIMEOUT', message: 'too late' }],
    });
    expect(seen[0]!.marked.scene.nameScores).to.equal(undefined);
  });

  it('is cancelled with its request', async () => {
    const { seen, resolver } = inner();
    const { phrases } = namerOf(fail('CANCELLED', 'gone'));
    const answer = await createNamingResolver(resolver, phrases, phrasesOf).resolve({
      expression: 'the drill',
      marked: MARKED,
    });
    expect(!answer.ok && answer.failure.code).to.equal('CANCELLED');
    expect(seen).to.have.length(0);
  });
});
