import { expect } from 'chai';
import { DEFAULT_MARK_STYLE } from '../../../src/core/marks/draw/MarkStyle.ts';
import type { Landmark } from '../../../src/core/types/landmarks.ts';
import type { LocateAnswer } from '../../../src/pipeline/LocateAnswer.ts';
import { Spotlight } from '../../../src/ros/outputs/Spotlight.ts';

const landmark = (mark: number, trackId: number) => ({ mark, trackId }) as Landmark;
const found = (trackId: number) =>
  ({
    result: { ok: true, value: { landmark: landmark(1, trackId) } },
    candidates: [],
  }) as unknown as LocateAnswer;
const refused = (code: string, tracks: number[]) =>
  ({
    result: { ok: false, failure: { code, message: '' } },
    candidates: tracks.map((t) => ({ landmark: landmark(9, t), score: 1 })),
  }) as unknown as LocateAnswer;

describe('Spotlight', () => {
  it('lets the target stand out under the number that its track has now, for a while', () => {
    let now = 0;
    const spotlight = new Spotlight(() => now);
    expect(spotlight.style([landmark(1, 7)])).to.equal(DEFAULT_MARK_STYLE);
    spotlight.show(found(7));
    expect(spotlight.style([landmark(1, 3), landmark(2, 7)]).target).to.equal(2);
    expect(spotlight.style([landmark(1, 3)]).target, 'gone from view').to.equal(undefined);
    now = 6000;
    expect(spotlight.style([landmark(2, 7)])).to.equal(DEFAULT_MARK_STYLE);
  });

  it('lets what was found without a pose stand out, too', () => {
    const spotlight = new Spotlight(() => 0);
    const answer = { ...refused('NO_DEPTH', []), unplaced: { landmark: landmark(1, 7), score: 0.8 } };
    spotlight.show(answer);
    expect(spotlight.style([landmark(2, 7)]).target).to.equal(2);
  });

  it('lets the candidates of an ambiguous answer stand out, and nothing for other refusals', () => {
    const spotlight = new Spotlight(() => 0);
    spotlight.show(refused('NOT_FOUND', [7]));
    expect(spotlight.style([landmark(1, 7)])).to.equal(DEFAULT_MARK_STYLE);
    spotlight.show(refused('AMBIGUOUS', [7, 8]));
    const style = spotlight.style([landmark(1, 7), landmark(2, 3), landmark(3, 8)]);
    expect(style.candidates).to.deep.equal([1, 3]);
    expect(style.target).to.equal(undefined);
  });
});
