import { expect } from 'chai';
import { askFrame } from '../../src/cli/ask/askFrame.ts';
import { readTruth } from '../../src/cli/demo/readTruth.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import { readRecordingViews } from '../support/readRecordingViews.ts';
import { RECORDING } from '../support/recording.ts';

/** Frames of each recorded second: each is looked at for the first time, by a node that has just started. */
const RATE_HZ = 1.5;

describe('questions about frames of the recording, each seen for the first time', function () {
  this.timeout(300_000);
  let composition: Composition;
  let asked = 0;
  const wrong: { readonly placed: boolean; readonly said: string }[] = [];

  before(async () => {
    const opened = await openComposition(DEFAULT_PARAMETERS, (message) =>
      process.stderr.write(`${message}\n`),
    );
    if (!opened.ok) throw new Error(opened.failure.message);
    composition = opened.value;
    const { questions, things } = await readTruth(RECORDING);
    for (const [k, { frame, fixedFromCamera }] of (await readRecordingViews(RATE_HZ)).entries()) {
      composition.perception.clear();
      for (const { expression, target } of questions) {
        const view = { ...frame, worldFromCamera: fixedFromCamera };
        const { answer } = await askFrame(composition, DEFAULT_PARAMETERS, view, expression, {
          targetFrame: 'world',
        });
        asked++;
        const at = answer.result.ok ? answer.result.value.pose.position : undefined;
        const thing = target === null ? undefined : things.get(target);
        const right = thing
          ? at && Math.hypot(...at.map((metres, axis) => metres - thing.center[axis]!)) < thing.reach
          : !at;
        if (!right)
          wrong.push({
            placed: at !== undefined,
            said: `frame ${k}, ${expression}: ${answer.rationale}`,
          });
      }
    }
  });
  after(() => composition?.stop());

  it('are answered as meant, nine of ten at least', () => {
    expect(wrong.length / asked, wrong.map(({ said }) => said).join('\n')).to.be.at.most(0.1);
  });

  it('get a wrong place once in twenty at most', () => {
    const placed = wrong.filter((row) => row.placed);
    expect(placed.length / asked, placed.map(({ said }) => said).join('\n')).to.be.at.most(0.05);
  });
});
