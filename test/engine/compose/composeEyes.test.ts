import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DEFAULT_PARAMETERS, type Parameters } from '../../../src/core/parameters/parameters.ts';
import type { Composition } from '../../../src/engine/compose/Composition.ts';
import { compose } from '../../../src/engine/compose/compose.ts';
import { readSceneFrame } from '../../support/sceneFrames.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { tinyModelFolder } from '../../support/tinyModel.ts';

const LOAD_MS = 60_000;

const withComposition = async <T>(
  parameters: Partial<Parameters>,
  use: (composition: Composition, said: readonly string[]) => Promise<T>,
): Promise<T> => {
  const said: string[] = [];
  const opened = await compose(
    { ...DEFAULT_PARAMETERS, classifier: 'none', model_timeout: 60, ...parameters },
    {
      log: () => undefined,
      onMissing: (part, { code, message }) => said.push(`${part}: ${code}: ${message}`),
    },
  );
  if (!opened.ok) throw new Error(opened.failure.message);
  opened.value.start();
  await opened.value.ready(LOAD_MS);
  try {
    return await use(opened.value, said);
  } finally {
    await opened.value.stop();
  }
};

const perceive = async ({ perception }: Composition) => {
  const { frame } = await readSceneFrame('living_room');
  const marked = await perception.perceive(frame);
  if (!marked.ok) throw new Error(marked.failure.message);
  return marked.value;
};

describe("the user's own eyes", function () {
  this.timeout(2 * LOAD_MS);

  it('look for the words of the site and a base list in every frame, and for a question’s nouns when it comes', async () => {
    const { path, remove } = tempFolder();
    const names = join(path, 'names.yaml');
    writeFileSync(names, 'names:\n  - name: hub puller\n');
    await withComposition(
      { detector: tinyModelFolder('owlvit'), 'vocabulary.names': names, detector_min_score: 0.8 },
      async (composition, said) => {
        expect(said).to.deep.equal([]);
        const marked = await perceive(composition);
        expect(marked.lacking?.map(({ part }) => part)).to.deep.equal(['classifier']);
        expect(marked.scene.detectorVocabulary).to.include.members(['hub puller', 'cup', 'table', 'couch']);
        const labels = marked.landmarks.flatMap((landmark) => landmark.labels.map(({ label }) => label));
        expect(labels.length, 'boxes of random weights name something').to.be.greaterThan(0);
        expect(marked.scene.detectorVocabulary).to.include.members(labels);
        const answer = await composition.resolver.resolve({ expression: 'the astrolabe', marked });
        expect(answer.ok && (answer.value.lacking ?? [])).to.deep.equal([]);
      },
    );
    remove();
  });

  it('cut the masks again, and mark about as many things', async () => {
    const without = await withComposition({}, perceive);
    const marked = await withComposition({ 'segmenter.model': tinyModelFolder('sam2') }, perceive);
    expect(marked.unrefined).to.equal(undefined);
    expect(marked.stages.map(({ stage }) => stage)).to.include('refine');
    expect(marked.landmarks.length).to.be.within(without.landmarks.length - 5, without.landmarks.length + 5);
    const masks = (of: typeof marked) => of.landmarks.map(({ mask }) => mask.pixelCount);
    expect(masks(marked)).to.not.deep.equal(masks(without));
  });

  it('are gone on without where their files are broken, and each frame says what is missing', async () => {
    const { path, remove } = tempFolder(tinyModelFolder('owlv2'));
    rmSync(join(path, 'card.yaml'));
    truncateSync(join(path, 'onnx/model.onnx'), 4000);
    const cutter = tempFolder(tinyModelFolder('sam'));
    rmSync(join(cutter.path, 'card.yaml'));
    rmSync(join(cutter.path, 'onnx/vision_encoder.onnx'));
    await withComposition({ detector: path, 'segmenter.model': cutter.path }, async (composition) => {
      const marked = await perceive(composition);
      expect(marked.landmarks.length).to.be.greaterThan(5);
      const gone = marked.lacking?.find(({ part }) => part === 'detector');
      expect(gone?.message).to.match(/model\.onnx is damaged/);
      expect(marked.unrefined?.message).to.match(/vision_encoder\.onnx is missing/);
    });
    cutter.remove();
    remove();
  });

  it('are refused by name where they are of another kind, and the rest goes on', async () => {
    const wrong = { detector: tinyModelFolder('sam'), 'segmenter.model': tinyModelFolder('clip') };
    await withComposition(wrong, async (composition, said) => {
      expect(said).to.deep.equal([
        'detector: MODEL_UNAVAILABLE: detector tiny-sam is of the kind sam; supported are owlvit, owlv2, grounding-dino',
        'segmenter: MODEL_UNAVAILABLE: segmenter.model tiny-clip is of the kind clip; supported are sam, sam2',
      ]);
      expect((await perceive(composition)).landmarks.length).to.be.greaterThan(5);
    });
  });
});
