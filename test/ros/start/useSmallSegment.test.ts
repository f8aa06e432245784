import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { inProject } from '../../../scripts/setup/paths.mjs';
import { useSmallSegment } from '../../../src/ros/start/useSmallSegment.ts';

const read = (name: string): string =>
  readFileSync(inProject(`config/${name}.xml`), 'utf8').replace(/<!--.*?-->/s, '');

describe('useSmallSegment', () => {
  const profileOf = (path: string | undefined): string | undefined => {
    const env = path === undefined ? {} : { FASTRTPS_DEFAULT_PROFILES_FILE: path };
    useSmallSegment(env);
    return env.FASTRTPS_DEFAULT_PROFILES_FILE;
  };

  for (const name of ['fastdds', 'fastdds-localhost'])
    it(`takes the profile beside config/${name}.xml, which differs by the size of its segment alone`, () => {
      expect(profileOf(inProject(`config/${name}.xml`))).to.equal(inProject(`config/${name}-small.xml`));
      const [big, small] = [read(name), read(`${name}-small`)];
      expect(big).to.match(/<segment_size>67108864</);
      expect(small).to.equal(big.replace('67108864', '16777216'));
    });

  it('leaves a profile of the user, one without shared memory and none at all', () => {
    for (const path of ['/home/me/fastdds.xml', inProject('config/fastdds-localhost-udp.xml'), undefined])
      expect(profileOf(path)).to.equal(path);
  });
});
