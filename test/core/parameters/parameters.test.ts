import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applyChanges } from '../../../src/core/parameters/applyChanges.ts';
import { checkParameter } from '../../../src/core/parameters/checkParameter.ts';
import {
  DEFAULT_PARAMETERS,
  PARAMETER_NAMES,
  type Parameters,
  specOf,
} from '../../../src/core/parameters/parameters.ts';
import { parameterTable } from '../../../src/core/parameters/parameterTable.ts';
import { parameterYaml } from '../../../src/core/parameters/parameterYaml.ts';

const options = { unconfigured: false, foreign: (name: string) => name === 'use_sim_time' };
const YAML = new URL('../../../config/spatial_llava.yaml', import.meta.url);

describe('parameter table', () => {
  it('holds defaults that pass its own check', () => {
    for (const name of PARAMETER_NAMES) {
      const checked = checkParameter(name, DEFAULT_PARAMETERS[name]);
      expect(checked.ok, `${name}: ${checked.ok ? '' : checked.reason}`).to.equal(true);
    }
  });

  it('is what config/spatial_llava.yaml says, word for word', () => {
    expect(readFileSync(YAML, 'utf8'), 'run `npm run config`').to.equal(parameterYaml());
  });

  it('yields a YAML file that reads back to the same names and values', () => {
    const flat: Record<string, unknown> = {};
    const walk = (prefix: string, node: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === 'object' && value !== null)
          walk(`${prefix}${key}.`, value as Record<string, unknown>);
        else flat[prefix + key] = value;
      }
    };
    walk('', parse(parameterYaml())['/**'].ros__parameters);
    expect(flat).to.deep.equal(DEFAULT_PARAMETERS);
  });

  it('writes doubles with a point, for rcl takes 1 for an integer', () => {
    for (const name of PARAMETER_NAMES)
      if (specOf(name).type === 'double')
        expect(parameterYaml()).to.match(new RegExp(`^ +${name.split('.').at(-1)}: -?\\d+\\.\\d+$`, 'm'));
  });

  it('gives the README one row a parameter', () => {
    for (const name of PARAMETER_NAMES) expect(parameterTable()).to.include(`| \`${name}\` |`);
  });
});

describe('checkParameter', () => {
  it('refuses the wrong type, NaN, infinities, out of range and unknown choices, saying what is allowed', () => {
    const said = (name: string, value: unknown) => {
      const checked = checkParameter(name, value);
      return checked.ok ? 'accepted' : checked.reason;
    };
    expect(said('sync_slop', Number.NaN)).to.equal('sync_slop must be from 0 to 1 s, not NaN');
    expect(said('sync_slop', Number.POSITIVE_INFINITY)).to.match(/from 0 to 1 s/);
    expect(said('sync_slop', 1.5)).to.match(/from 0 to 1 s, not 1.5/);
    expect(said('sync_slop', '0.1')).to.match(/must be a number/);
    expect(said('max_marks', 2.5)).to.match(/whole number from 1 to 40/);
    expect(said('max_marks', 41n)).to.match(/not 41/);
    expect(said('backend', 'gpt')).to.match(/one of geometric, vlm, hybrid, not 'gpt'/);
    expect(said('navigate', 1)).to.match(/true or false/);
    expect(said('target_frame', 'x'.repeat(5000))).to.match(/must be a text/);
    expect(said('no_such', 1)).to.equal("there is no parameter 'no_such'");
    expect(said('__proto__', 1)).to.match(/no parameter/);
  });

  it('takes the integers that ROS hands over as BigInt', () => {
    expect(checkParameter('max_marks', 7n)).to.deep.include({ ok: true, value: 7 });
  });

  it('never throws and never accepts what is out of range, whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARAMETER_NAMES), fc.anything(), (name, value) => {
        const checked = checkParameter(name, value);
        const spec = specOf(name);
        if (!checked.ok || (spec.type !== 'double' && spec.type !== 'integer')) return true;
        return (checked.value as number) >= spec.min && (checked.value as number) <= spec.max;
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});

describe('applyChanges', () => {
  it('applies all changes of one request or none', () => {
    const bad = applyChanges(DEFAULT_PARAMETERS, [['standoff', 2], ['jpeg_quality', 0]], options); // biome-ignore format: one line
    expect(bad.ok).to.equal(false);
    const good = applyChanges(DEFAULT_PARAMETERS, [['standoff', 2], ['jpeg_quality', 5]], options); // biome-ignore format: one line
    expect(good.ok && good.parameters).to.include({ standoff: 2, jpeg_quality: 5 });
    expect(DEFAULT_PARAMETERS.standoff).to.equal(1);
  });

  it('refuses what is fixed at configure while the node is configured, and allows it before', () => {
    const change = [['backend', 'vlm']] as const;
    const refused = applyChanges(DEFAULT_PARAMETERS, change, options);
    expect(refused.ok ? '' : refused.reason).to.equal(
      'backend can be changed only while the node is unconfigured',
    );
    expect(applyChanges(DEFAULT_PARAMETERS, change, { ...options, unconfigured: true }).ok).to.equal(true);
    expect(applyChanges(DEFAULT_PARAMETERS, [['backend', 'geometric']], options).ok, 'no change').to.equal(
      true,
    );
  });

  describe('where a model server is', () => {
    const began = (given: Partial<Parameters>) => {
      const start = { ...DEFAULT_PARAMETERS, ...given };
      return (name: string, value: unknown) => {
        const changed = applyChanges(start, [[name, value]], { ...options, unconfigured: true, start });
        return changed.ok ? 'taken' : changed.reason;
      };
    };
    const own = { 'vlm.base_url': 'https://models.example/v1' };

    it('is said at start: later only the path may change, or the place to one that is listed', () => {
      const set = began({ ...own, 'vlm.allowed_hosts': 'http://gpu-a:8000, http://gpu-b:8000/' });
      for (const url of ['', 'https://models.example:443/v2', 'http://gpu-a:8000/v1', 'http://gpu-b:8000'])
        expect(set('vlm.base_url', url), url).to.equal('taken');
      for (const url of [
        'http://models.example/v1',
        'https://models.example:8443/v1',
        'https://models.example.evil/v1',
        'https://models.example@evil/v1',
        'http://gpu-a:8001/v1',
        'http://evil/?https://models.example',
        'file:///etc/passwd',
        'nonsense',
      ])
        expect(set('vlm.base_url', url), url).to.match(
          /may name only https:\/\/models\.example, http:\/\/gpu-a:8000, /,
        );
    });

    it('cannot be given later where there was none, and the list is closed after the start', () => {
      expect(began({})('vlm.base_url', 'http://evil/v1')).to.match(/may name no server at all/);
      expect(began(own)('vlm.allowed_hosts', 'http://evil')).to.equal(
        'vlm.allowed_hosts can be set only when the node is started',
      );
      expect(began({})('vlm.allow_download', true)).to.match(/only when the node is started/);
    });

    it('takes a list of places alone, and shows no credentials', () => {
      const given = (hosts: string) =>
        applyChanges(DEFAULT_PARAMETERS, [['vlm.allowed_hosts', hosts]], options);
      expect(given('https://a.example http://b:8000').ok).to.equal(true);
      for (const hosts of ['gpu', 'http://a/v1', 'ftp://a', 'http://me:secret@a']) {
        const refused = given(hosts);
        expect(refused.ok ? '' : refused.reason, hosts).to.match(/is no place like/);
        expect(refused.ok ? '' : refused.reason).to.not.include('secret');
      }
    });
  });

  it("leaves other libraries' parameters alone and refuses names that nobody declared", () => {
    expect(applyChanges(DEFAULT_PARAMETERS, [['use_sim_time', true]], options).ok).to.equal(true);
    expect(applyChanges(DEFAULT_PARAMETERS, [['typo', true]], options).ok).to.equal(false);
  });
});
