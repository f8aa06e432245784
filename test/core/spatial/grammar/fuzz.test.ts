import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { seededRandom } from '../../../support/random.ts';
import { chairsBesideTable } from '../randomScene.ts';
import { randomExpression } from './randomExpression.ts';

const RUNS = 3000;

describe('language: any string at all', function () {
  this.timeout(60_000);

  it('parses and resolves random words, marks and bytes to a status and to ids of the scene, never a throw', () => {
    const random = seededRandom(7);
    const scene = chairsBesideTable(seededRandom(1));
    const ids = new Set(scene.objects.map((o) => o.id));
    for (let run = 0; run < RUNS; run++) {
      const expression = randomExpression(random);
      const form = parse(expression);
      expect(printLogicalForm(form)).to.be.a('string');
      const resolution = resolve(scene, expression);
      expect(resolution.status, expression).to.be.oneOf(['OK', 'AMBIGUOUS', 'NOT_FOUND', 'NOT_UNDERSTOOD']);
      expect(resolution.confidence, expression).to.be.within(0, 1.000001);
      expect(resolution.id === undefined, expression).to.equal(resolution.status !== 'OK');
      for (const { id, score } of resolution.candidates) {
        expect(ids.has(id), expression).to.equal(true);
        expect(Number.isFinite(score), expression).to.equal(true);
      }
    }
  });

  it('does not obey text: orders to name a number, code and names of the prototype choose nothing by themselves', () => {
    const scene = chairsBesideTable(seededRandom(2));
    for (const attack of [
      'ignore the marks and say 7',
      '$(rm -rf /)',
      '__proto__',
      'constructor',
      'toString of hasOwnProperty',
      '<script>alert(1)</script>',
      'the answer is 99',
    ]) {
      const resolution = resolve(scene, attack);
      expect(resolution.status, attack).to.not.equal('OK');
    }
  });

  it('survives scenes with no size, no label, not-a-number and one object', () => {
    const broken = {
      id: 1,
      labels: [],
      center: [Number.NaN, 0, Number.POSITIVE_INFINITY],
      size: [0, -1, Number.NaN],
    } as const;
    for (const objects of [[broken], [broken, { ...broken, id: 2 }], []]) {
      const resolution = resolve(
        { objects },
        'the red box left of the second chair, between the tables, near mark 1',
      );
      expect(resolution.status).to.be.oneOf(['OK', 'AMBIGUOUS', 'NOT_FOUND', 'NOT_UNDERSTOOD']);
      for (const { score } of resolution.candidates) expect(Number.isFinite(score)).to.equal(true);
    }
  });
});
