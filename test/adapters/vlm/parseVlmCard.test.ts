import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseVlmCard } from '../../../src/adapters/vlm/parseVlmCard.ts';

const BASE = 'family: smolvlm\nname: x\nlicence: MIT\n';
const SHA = 'a'.repeat(64);
const refusal = (text: string): string => {
  const card = parseVlmCard(text, 'x.yaml');
  if (card.ok) throw new Error('it was taken');
  expect(card.failure.code).to.equal('MODEL_UNAVAILABLE');
  return card.failure.message;
};

describe('parseVlmCard', () => {
  it('reads everything that a card can say', () => {
    const card = parseVlmCard(
      `${BASE}source: {hub: a/b, revision: v1}
dtype: {embed_tokens: fp16, vision_encoder: q4, decoder_model_merged: q8}
memory_mb: 900
prompt: {images: marked, mark_style: both, crops: yes, scene_graph: no, labels: hidden}
calibration: {temperature: 1.5, prior_weight: 0.5}
notes: small
files: {config.json: ${SHA}, onnx/x.onnx: ${SHA}}`,
      'x.yaml',
    );
    expect(card.ok && card.value).to.deep.equal({
      family: 'smolvlm',
      name: 'x',
      licence: 'MIT',
      source: { hub: 'a/b', revision: 'v1' },
      dtype: { embed_tokens: 'fp16', vision_encoder: 'q4', decoder_model_merged: 'q8' },
      memoryMb: 900,
      prompt: { images: 'marked', markStyle: 'both', crops: true, sceneGraph: false, labels: 'hidden' },
      calibration: { temperature: 1.5, priorWeight: 0.5 },
      notes: 'small',
      files: { 'config.json': SHA, 'onnx/x.onnx': SHA },
    });
  });

  for (const [why, line] of Object.entries({
    'a key that it does not know': 'famly: llava',
    'an unknown number format': 'dtype: fp7',
    'a part left out': 'dtype: {embed_tokens: fp16}',
    'a file that leaves the folder': `files: {../x: ${SHA}}`,
    'an absolute file': `files: {/etc/passwd: ${SHA}}`,
    'a file by URL': `files: {"http://x/y": ${SHA}}`,
    'a hidden file': `files: {onnx/.x: ${SHA}}`,
    'a hash that is none': 'files: {config.json: abc}',
    'a hub that is a URL': 'source: {hub: "https://x/y", revision: main}',
    'a hub that climbs': 'source: {hub: "../x", revision: main}',
    'a revision that climbs': 'source: {hub: a/b, revision: "../x"}',
    'a temperature of 0': 'calibration: {temperature: 0}',
    'a list': '- a',
    nonsense: '{{{',
  })) {
    it(`refuses ${why}`, () => {
      expect(refusal(BASE + line)).to.contain('x.yaml');
    });
  }

  it('refuses YAML that grows without end', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n${BASE}`;
    expect(refusal(bomb)).to.be.a('string');
    expect(refusal(BASE + ' '.repeat(100_000))).to.contain('too many');
  });

  it('takes every card that comes with the package', () => {
    const folder = new URL('../../../config/models/vlm/', import.meta.url);
    const cards = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    expect(cards).to.not.have.length(0);
    for (const file of cards) {
      const card = parseVlmCard(readFileSync(new URL(file, folder), 'utf8'), file);
      expect(card.ok, card.ok ? '' : card.failure.message).to.equal(true);
      expect(card.ok && card.value.source, `${file} names no source`).to.not.equal(undefined);
    }
  });
});
