import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { basePrefixes, findDistribution, hasPackage } from '../../scripts/setup/distribution.mjs';
import {
  freeDomainId,
  isolatedRosEnvironment,
  localProfile,
  rosEnvironment,
} from '../../scripts/setup/environment.mjs';
import { inProject, rosFolder } from '../../scripts/setup/paths.mjs';
import { elementsOf, parseXml } from '../support/parseXml.ts';

const PROFILES = ['FASTRTPS_DEFAULT_PROFILES_FILE', 'FASTDDS_DEFAULT_PROFILES_FILE'] as const;

describe('set-up: which ROS 2', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spatial-llava-ros-'));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/ros2'), '#!/bin/sh\n', { mode: 0o755 });
    mkdirSync(join(folder, 'share/ament_index/resource_index/packages'), { recursive: true });
    writeFileSync(join(folder, 'share/ament_index/resource_index/packages/tf2_msgs'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const sourced = (): NodeJS.ProcessEnv => ({
    PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
    ROS_DISTRO: 'kilted',
    AMENT_PREFIX_PATH: folder,
  });

  it('uses a sourced distribution and installs none', () => {
    expect(findDistribution(sourced())).to.include({ kind: 'sourced', distro: 'kilted', prefix: folder });
  });

  it('falls back to the embedded one when ros2 or ROS_DISTRO is missing', () => {
    expect(findDistribution({ ...sourced(), PATH: '/nonexistent' }).kind).to.equal('embedded');
    expect(findDistribution({ ...sourced(), ROS_DISTRO: undefined }).kind).to.equal('embedded');
  });

  it('does not take the stub of its own embedded prefix for a sourced distribution', () => {
    const inside = rosEnvironment({ PATH: '/usr/bin:/bin' });
    expect(findDistribution(inside)).to.include({ kind: 'embedded', distro: 'jazzy' });
  });

  it('finds the interface packages that a distribution has', () => {
    const prefixes = basePrefixes(findDistribution(sourced()), sourced());
    expect(prefixes).to.deep.equal([folder]);
    expect(hasPackage('tf2_msgs', prefixes)).to.equal(true);
    expect(hasPackage('vision_msgs', prefixes)).to.equal(false);
  });

  it('leaves the sourced prefix in place under the overlay', () => {
    const env = rosEnvironment(sourced());
    expect(env.AMENT_PREFIX_PATH!.split(':')).to.deep.equal([
      join(rosFolder, 'kilted-sourced/overlay/install'),
      folder,
    ]);
    expect(env.PATH).to.equal(sourced().PATH);
    expect(env.ROS_DISTRO).to.equal('kilted');
  });
});

describe('set-up: environment', () => {
  const plain = { PATH: '/usr/bin:/bin', HOME: '/home/someone' };

  it('adds nothing when it is applied to its own result', () => {
    const once = rosEnvironment(plain);
    expect(rosEnvironment(once)).to.deep.equal(once);
    const isolated = isolatedRosEnvironment(once);
    expect(isolatedRosEnvironment(isolated)).to.deep.equal(isolated);
  });

  it('keeps what is not about ROS, and puts the embedded interpreter first', () => {
    const env = rosEnvironment(plain);
    expect(env.HOME).to.equal('/home/someone');
    expect(env.PATH!.split(':')[0]).to.equal(join(rosFolder, 'jazzy/prefix/bin'));
  });

  it('gives Fast DDS the image profile, the one without a network when isolated, and keeps a profile of the user', () => {
    for (const name of PROFILES) {
      expect(rosEnvironment(plain)[name]).to.equal(inProject('config/fastdds.xml'));
      expect(isolatedRosEnvironment(plain)[name]).to.equal(localProfile());
      expect(isolatedRosEnvironment({ ...plain, [name]: '/my.xml' })[name]).to.equal('/my.xml');
    }
  });

  it('does without shared memory where there is none, and shuts out the network in either case', () => {
    expect(localProfile('/nonexistent')).to.equal(inProject('config/fastdds-localhost-udp.xml'));
    for (const file of ['config/fastdds-localhost.xml', 'config/fastdds-localhost-udp.xml']) {
      const profile = parseXml(readFileSync(inProject(file), 'utf8'));
      const transports = elementsOf(profile, 'transport_descriptor');
      const networks = transports.filter((one) => elementsOf(one, 'type')[0]!.text !== 'SHM');
      expect(networks).to.have.length(1);
      expect(elementsOf(networks[0]!, 'address').map(({ text }) => text)).to.deep.equal(['127.0.0.1']);
      expect(elementsOf(profile, 'useBuiltinTransports')[0]!.text).to.equal('false');
    }
  });

  it('isolates other middleware by the discovery range of its distribution', () => {
    const env = isolatedRosEnvironment({ ...plain, RMW_IMPLEMENTATION: 'rmw_cyclonedds_cpp' });
    expect(env.ROS_AUTOMATIC_DISCOVERY_RANGE).to.equal('LOCALHOST');
  });

  it('never asks Fast DDS for the LOCALHOST range, which cuts images into pieces', () => {
    expect(isolatedRosEnvironment(plain).ROS_AUTOMATIC_DISCOVERY_RANGE).to.equal(undefined);
  });

  it('takes a domain from 1 to 100, or the one that is asked for', () => {
    for (const random of [0, 0.37, 0.999999]) expect(freeDomainId(() => random)).to.be.within(1, 100);
    expect(isolatedRosEnvironment({ ...plain, ROS_DOMAIN_ID: '7' }).ROS_DOMAIN_ID).to.equal('7');
  });
});
