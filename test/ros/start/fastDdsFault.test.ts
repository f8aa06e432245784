import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { fastDdsFault, faultOfFastDds } from '../../../src/ros/start/fastDdsFault.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('a Fast DDS with known faults is warned about', () => {
  for (const [version, mended] of [
    ['2.6.10', '2.6.11'],
    ['2.10.4', '2.14.1'],
    ['2.14.0', '2.14.1'],
    ['3.2.2', '3.3.1'],
    ['3.3.0', '3.3.1'],
    ['2.1.1', '2.6.11'],
  ] as const)
    it(`${version}: ${mended} is the one to have`, () => {
      expect(faultOfFastDds(version)).to.match(new RegExp(`Fast DDS ${version} is older than ${mended}`));
    });

  it('and no other: mended ones, later ones, what is no version', () => {
    for (const version of ['2.6.11', '2.6.12', '2.14.1', '2.14.4', '3.3.1', '3.4.0', '4.0.0', '', 'unknown'])
      expect(faultOfFastDds(version), version).to.equal(undefined);
  });

  it('is read where ROS is installed, unless another middleware is used', () => {
    const folder = tempFolder();
    mkdirSync(join(folder.path, 'share', 'fastrtps'), { recursive: true });
    writeFileSync(
      join(folder.path, 'share', 'fastrtps', 'package.xml'),
      '<package><version>2.6.4</version></package>',
    );
    const env = { AMENT_PREFIX_PATH: `/nowhere:${folder.path}` };
    expect(fastDdsFault(env)).to.include('2.6.4');
    expect(fastDdsFault({ ...env, RMW_IMPLEMENTATION: 'rmw_fastrtps_cpp' })).to.include('2.6.4');
    expect(fastDdsFault({ ...env, RMW_IMPLEMENTATION: 'rmw_cyclonedds_cpp' })).to.equal(undefined);
    expect(fastDdsFault({})).to.equal(undefined);
    folder.remove();
  });
});
