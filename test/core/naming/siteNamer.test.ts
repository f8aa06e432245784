import { expect } from 'chai';
import type { Look } from '../../../src/core/detect/Look.ts';
import { SiteNamer } from '../../../src/core/naming/SiteNamer.ts';
import { fail, ok } from '../../../src/core/result.ts';
import type { ColorImage } from '../../../src/core/types/images.ts';

/** Words on the first two axes, all pictures on the third. */
const AXES: Readonly<Record<string, Float32Array>> = {
  zorbo: Float32Array.of(1, 0, 0),
  'torque wrench': Float32Array.of(0, 1, 0),
};
const PICTURE: ColorImage = { width: 4, height: 3, data: new Uint8Array(36) };

const eyes = (
  looks: readonly Look[] = [{ shares: [], embedding: { vector: Float32Array.of(0, 0, 9), usual: 2 } }],
) => {
  const asked: string[] = [];
  return {
    asked,
    embedPhrases: async (phrases: readonly string[]) => {
      asked.push(...phrases);
      return ok(phrases.map((phrase) => AXES[phrase] ?? Float32Array.of(0, 0, 0)));
    },
    classify: async () => ok(looks),
  };
};
const wrench = (pictures: readonly ColorImage[]) => ({
  name: 'zorbo',
  synonyms: ['torque wrench'],
  pictures,
});
const rounded = (vector: Float32Array) => [...vector].map((x) => Number(x.toFixed(2)));
const first = async (namer: SiteNamer, phrase: string): Promise<readonly number[]> => {
  const vectors = await namer.embedPhrases([phrase]);
  if (!vectors.ok) throw new Error(vectors.failure.message);
  return rounded(vectors.value[0]!);
};

describe('SiteNamer', () => {
  it("puts a site's name where its words and its pictures lie, half each", async () => {
    const namer = new SiteNamer(eyes(), [wrench([PICTURE, PICTURE])]);
    expect(await first(namer, 'zorbo')).to.deep.equal([0.5, 0.5, 0.71]);
    expect(await first(namer, 'torque wrench')).to.deep.equal([0.5, 0.5, 0.71]);
  });

  it('does with words where there is no picture, or none that the classifier embeds', async () => {
    expect(await first(new SiteNamer(eyes(), [wrench([])]), 'zorbo')).to.deep.equal([0.71, 0.71, 0]);
    const blind = new SiteNamer(eyes([{ shares: [] }]), [wrench([PICTURE])]);
    expect(await first(blind, 'zorbo')).to.deep.equal([0.71, 0.71, 0]);
  });

  it('leaves other words alone', async () => {
    const { embedPhrases, classify } = eyes();
    const namer = new SiteNamer({ embedPhrases, classify }, [{ name: 'rack', synonyms: [], pictures: [] }]);
    expect(await first(namer, 'zorbo')).to.deep.equal([1, 0, 0]);
  });

  it('gives a word that two things share to the first, and each its own name', async () => {
    const namer = new SiteNamer(eyes(), [
      { name: 'rack', synonyms: ['zorbo'], pictures: [] },
      { name: 'torque wrench', synonyms: ['rack'], pictures: [PICTURE] },
    ]);
    expect(await first(namer, 'rack')).to.deep.equal([1, 0, 0]);
    expect(await first(namer, 'torque wrench')).to.deep.equal([0, 0.71, 0.71]);
  });

  it('fails as its classifier does, and is asked again', async () => {
    let isGone = true;
    const base = eyes();
    const namer = new SiteNamer(
      {
        embedPhrases: base.embedPhrases,
        classify: async () => (isGone ? fail('MODEL_TIMEOUT', 'late') : base.classify()),
      },
      [wrench([PICTURE])],
    );
    const late = await namer.embedPhrases(['zorbo']);
    expect(!late.ok && late.failure.code).to.equal('MODEL_TIMEOUT');
    isGone = false;
    expect(await first(namer, 'zorbo')).to.deep.equal([0.5, 0.5, 0.71]);
  });
});
