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
    'two objects': '{"mark": 1}{"mark": 2}',
    'two answers with words between':
      'Either {"mark": 1, "reason": ""} or perhaps {"mark": 2, "reason": ""}.',
    'a key that is given twice': '{"mark": 1, "mark": 2}',
    'a drawn mark and one that was not drawn': '{"mark": 1} {"mark": 99}',
    'marks in words after thinking': '<think>{"mark": 1}? {"mark": 2}?</think> 2 or 7',
    'thinking that was cut while it weighed two': '<think>{"mark": 1}? or {"mark": 2}',
    'the schema of an answer': '{"properties": {"mark": {"enum": [1, 2, 7, null]}}}',
    'an answer that was cut': '{"mark": 1, "reason": "it is the',
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

  // Each is a form in which servers and models that take no schema wrap the one answer that they give.
  const enveloped: Record<string, string> = {
    'a code fence': '```json\n{"mark": 2, "reason": "so"}\n```',
    'a code fence without a language': '```\n{"mark": 2, "reason": "so"}\n```',
    'words around it': 'Sure! The answer is {"mark": 2, "reason": "so"}. Anything else?',
    'a mark as a string': '{"mark": "2", "reason": "so"}',
    'thinking before it': '<think>\nIt may be 1: {"mark": 1}.\n</think>\n\n{"mark": 2, "reason": "so"}',
    'thinking that the template opened': 'Hmm, {"mark": 1}?</think>{"mark": 2, "reason": "so"}',
    'thinking in brackets': '[THINK]1 or 2?[/THINK]{"mark": 2, "reason": "so"}',
    channels:
      '<|channel|>analysis<|message|>{"mark": 1}?<|end|><|channel|>final<|message|>{"mark": 2, "reason": "so"}',
    'nothing but thinking': '<think>{"mark": 2, "reason": "so"}</think>',
    'the same twice': '{"mark": 2, "reason": "so"}\n{"mark": "2", "reason": "again"}',
    'a list': '[{"mark": 2, "reason": "so"}]',
    'another object': '{"answer": {"mark": 2, "reason": "so"}}',
    'a call that is written out':
      '<tool_call>{"name": "choose", "arguments": {"mark": 2, "reason": "so"}}</tool_call>',
    'a call whose arguments are text': JSON.stringify({
      name: 'f',
      arguments: '{"mark": 2, "reason": "so"}',
    }),
    'braces in words before it': 'In the set {1, 2, 7} I take {"mark": 2, "reason": "so"}',
    'its own schema before it': '{"properties": {"mark": {"enum": [1, 2]}}}\n{"mark": 2, "reason": "so"}',
  };
  for (const [name, answer] of Object.entries(enveloped)) {
    it(`takes exactly one valid answer in ${name}`, () => {
      const result = parseChoice(answer, prompt);
      expect(result).to.deep.equal({ ok: true, value: { chosen: 2, reason: 'so' } });
    });
  }

  it('reads what is kept aside only where the answer names nothing', () => {
    const aside = 'I think {"mark": 1, "reason": ""}';
    expect(parseChoice('', prompt, aside)).to.deep.include({ ok: true });
    expect(parseChoice('{"mark": 7}', prompt, aside)).to.deep.equal({
      ok: true,
      value: { chosen: 7, reason: '' },
    });
  });

  it('is not kept busy by a text of nothing but openings', () => {
    const started = performance.now();
    for (const piece of ['<think>', '{', '{"', '[THINK]', '{"mark": ', '</think'])
      parseChoice(piece.repeat(60_000 / piece.length), prompt);
    expect(performance.now() - started).to.be.below(2000);
  });

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
