import { expect } from 'chai';
import { inkFor, printable } from '../../../src/cli/ansi.ts';
import { printAnswer } from '../../../src/cli/ask/printAnswer.ts';
import { refusedAskAnswer, toAskAnswer } from '../../../src/cli/ask/toAskAnswer.ts';
import { answered, boxLandmark, refused } from '../fixtures.ts';

const cup = boxLandmark(3, [100, 80, 140, 120], [{ label: 'cup', score: 0.6 }]);
const bowl = boxLandmark(4, [200, 80, 240, 120], [{ label: 'bowl', score: 0.5 }]);
const noInk = inkFor({ isTTY: false });

describe('ask: answers', () => {
  it('has exactly the promised fields for a located mark', () => {
    const json = toAskAnswer(answered(cup), 0.1);
    expect(json).to.include({
      status: 0,
      message: 'OK',
      mark: 3,
      label: 'cup',
      rationale: 'because',
      seconds: 0.1,
    });
    expect(json.box).to.deep.equal([100, 80, 140, 120]);
    expect(json.pixel).to.deep.equal(cup.anchor);
    expect(json.position).to.deep.equal([0.1, 0.2, 1.5]);
    expect(json.size).to.deep.equal([0.08, 0.1, 0.07]);
    expect(json.candidates).to.have.length(1);
  });

  it('gives no position with anything but OK, and all candidates of an ambiguous answer', () => {
    const json = toAskAnswer(refused('AMBIGUOUS', [cup, bowl]), 0.1);
    expect(json).to.include({
      status: 302,
      code: 'AMBIGUOUS',
      message: 'two fit',
      mark: null,
      position: null,
      box: null,
    });
    expect(json.candidates.map(({ mark, label }) => `${mark} ${label}`)).to.deep.equal(['3 cup', '4 bowl']);
  });

  it('codes a frame that could not be read', () => {
    expect(refusedAskAnswer({ code: 'BAD_IMAGE', message: 'colour image: empty' })).to.include({
      status: 104,
      code: 'BAD_IMAGE',
    });
  });

  it('survives a round trip through JSON', () => {
    const json = toAskAnswer(answered(cup), 0.1);
    expect(JSON.parse(JSON.stringify(json))).to.deep.equal(json);
  });

  it('prints mark, place and reason for a person, without colours off a terminal', () => {
    const text = printAnswer(toAskAnswer(answered(cup), 0.082), noInk);
    expect(text).to.contain('mark 3  cup').and.to.contain('0.10, 0.20, 1.50 m').and.to.contain('because');
    expect(text).to.contain('82 ms (perceive 80, resolve 2)');
    expect(text).to.not.contain('\u001b');
    expect(printAnswer(toAskAnswer(refused('NOT_FOUND'), 0.1), noInk)).to.contain('NOT_FOUND  (301)');
  });

  it('prints a relation to nothing, such as a place in a row, without a mark', () => {
    const json = toAskAnswer(answered(cup), 0.1);
    const subject = json.mark!;
    const place = { relation: '3. most left', subject, anchors: [], measured: 'by its place among its kind' };
    const pair = { relation: 'between', subject, anchors: [5, 7], measured: '0.07 m and 0.08 m' };
    const text = printAnswer({ ...json, relations: [place, pair] }, noInk);
    expect(text).to.contain('  3. most left: by its place among its kind');
    expect(text).to.contain('  between mark 5 and 7: 0.07 m and 0.08 m');
  });

  it('says of which mark a relation is told, where it is another than the answer', () => {
    const json = toAskAnswer(answered(cup), 0.1);
    const without = { relation: 'not on', subject: 9, anchors: [json.mark!], measured: '0.50 m lower' };
    expect(printAnswer({ ...json, relations: [without] }, noInk)).to.contain(
      `  mark 9 not on mark ${json.mark}: 0.50 m lower`,
    );
  });

  it('prints the marks of a list, and "nothing" where there are none', () => {
    const list = (marks: readonly number[]) => ({
      ...refusedAskAnswer({ code: 'NOT_FOUND', message: '' }),
      status: 0,
      code: 'OK',
      answer: { kind: 'list', value: null, unit: '', verdict: null, text: '', marks } as const,
    });
    expect(printAnswer(list([3, 5]), noInk)).to.match(/^● mark 3, 5\n?/);
    expect(printAnswer(list([]), noInk)).to.match(/^● nothing\n?/);
  });

  it('uses colours on a terminal', () => {
    const ink = inkFor({ isTTY: true });
    const before = process.env.NO_COLOR;
    delete process.env.NO_COLOR;
    try {
      expect(inkFor({ isTTY: true }).good('x')).to.contain('\u001b[32m');
      process.env.NO_COLOR = '1';
      expect(inkFor({ isTTY: true }).good('x')).to.equal('x');
    } finally {
      if (before === undefined) delete process.env.NO_COLOR;
      else process.env.NO_COLOR = before;
    }
    expect(ink.bold).to.be.a('function');
  });

  it('does not let words from outside move the cursor', () => {
    expect(printable('a\u001b[2Jb\u202ec')).to.equal('a\\u{1b}[2Jb\\u{202e}c');
  });
});
