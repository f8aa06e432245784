import { expect } from 'chai';
import fc from 'fast-check';
import { parseChoice } from '../../../src/core/prompt/parseChoice.ts';

const prompt = { marks: [1, 2, 7], none: true };

describe('parseChoice: only a drawn mark or none is an answer', () => {
  it('takes a drawn mark and null', () => {
    expect(parseChoice('{"mark": 7, "reason": "it is red"}', prompt)).to.deep.equal({
      ok: true,
      value: { chosen: 7, reason: 'it is red' },
    });
    expect(parseChoice(' {"mark": null} ', prompt)).to.deep.equal({
      ok: true,
      value: { chosen: null, reason: '' },
    });
  });

  const hostile: Record<string, string> = {
    'a mark that was not drawn': '{"mark": 999, "reason": ""}',
    'a negative mark': '{"mark": -1}',
    'a fraction': '{"mark": 1.5}',
    'two marks in words': '2 or 3',
    'two marks in a string': '{"mark": "2 or 3"}',
    'a drawn mark as a string': '{"mark": "2"}',
    'a list': '[1]',
    'a list of marks': '{"mark": [1]}',
    'a bare number': '1',
    'bare null': 'null',
    nothing: '',
    'white space': ' \n',
    NaN: '{"mark": NaN}',
    'a number beyond doubles': '{"mark": 1e999}',
    'a mark in a prototype': '{"__proto__": {"mark": 1}}',
    'control characters': '\u0000\u0007\u001b[2J',
    'prose around JSON': 'Sure! {"mark": 1, "reason": ""}',
    'two objects': '{"mark": 1}{"mark": 2}',
    'an absent mark': '{"reason": "1"}',
    'a reason that is no text': '{"mark": 1, "reason": {"a": 1}}',
    'ten megabytes': `{"mark": 1, "reason": "${'x'.repeat(10_000_000)}"}`,
    'deep nesting': '['.repeat(16_000),
  };
  for (const [name, answer] of Object.entries(hostile)) {
    it(`refuses ${name} with MODEL_BAD_ANSWER`, () => {
      const result = parseChoice(answer, prompt);
      expect(result.ok).to.equal(false);
      if (!result.ok) {
        expect(result.failure.code).to.equal('MODEL_BAD_ANSWER');
        expect(result.failure.message.length).to.be.below(300);
        expect(result.failure.message).to.not.match(/\p{Cc}/u);
      }
    });
  }

  it('refuses null when none is no choice', () => {
    expect(parseChoice('{"mark": null}', { marks: [1], none: false }).ok).to.equal(false);
  });

  it('cleans and caps the reason', () => {
    const result = parseChoice(
      JSON.stringify({ mark: 1, reason: `a\u0000\u202eb\n${'c'.repeat(5000)}` }),
      prompt,
    );
    expect(result.ok && result.value.reason)
      .to.match(/^a b c+$/)
      .and.have.length.at.most(300);
  });

  it('never throws and never leaves the drawn marks, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.anything().map((v) => JSON.stringify({ mark: v }) ?? ''),
        ),
        (text) => {
          const result = parseChoice(text, prompt);
          if (result.ok) expect([1, 2, 7, null]).to.include(result.value.chosen);
          else expect(result.failure.code).to.equal('MODEL_BAD_ANSWER');
        },
      ),
      { seed: 11, numRuns: 2000 },
    );
  });
});
