import { expect } from 'chai';
import { DEFAULT_PARAMETERS } from '../../../src/core/parameters/parameters.ts';
import { fail } from '../../../src/core/result.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';
import { type AskDeps, ask } from '../../../src/pipeline/dialogue/ask.ts';
import { locateOptions } from '../../../src/pipeline/locateOptions.ts';
import { testCamera } from '../../support/raycast.ts';

const size = testCamera.width * testCamera.height;
const frame: RgbdFrame = {
  stampNs: 1n,
  frameId: 'camera_optical',
  color: { width: testCamera.width, height: testCamera.height, data: new Uint8Array(size * 3) },
  depth: { width: testCamera.width, height: testCamera.height, data: new Float32Array(size) },
  camera: testCamera,
};

describe('a question about one frame', () => {
  it('that no camera can answer is refused before anything is looked at', async () => {
    let looked = 0;
    const deps: AskDeps = {
      perceive: async () => {
        looked++;
        return fail('NO_FRAME', 'nothing was seen');
      },
      engine: { ask: async () => fail('INTERNAL', 'not asked') },
      transforms: { lookup: async () => fail('EXTRAPOLATION', 'none') },
      now: () => 0,
    };
    const asked = (question: string) =>
      ask(deps, locateOptions(DEFAULT_PARAMETERS), { question, targetFrame: '', viewerFrame: '' }, frame);
    for (const question of [
      'why is the mug red?',
      'who put the mug there',
      'how many legs does the table have',
    ]) {
      const { result } = await asked(question);
      expect(result.ok ? 'OK' : result.failure.code, question).to.equal('NOT_UNDERSTOOD');
    }
    expect(looked).to.equal(0);
    const { result } = await asked('is the mug red?');
    expect(result.ok ? 'OK' : result.failure.code).to.equal('NO_FRAME');
    expect(looked).to.equal(1);
  });
});
