import { expect } from 'chai';
import { parseWebArgs } from '../../../src/cli/web/parseWebArgs.ts';

describe('the command line of web', () => {
  it('serves this machine alone unless it says otherwise', () => {
    expect(parseWebArgs([])).to.include({
      node: '/spatial_llava',
      host: '127.0.0.1',
      port: 8420,
      navigate: false,
    });
  });

  it('leaves to ROS what ros2 launch puts behind', () => {
    expect(parseWebArgs(['--port', '1', '--ros-args', '-r', '__ns:=/robot'])).to.include({ port: 1 });
  });

  it('refuses what is no port, no node and no name, without a word of a token in the wrong place', () => {
    for (const args of [
      ['--port', '70000'],
      ['--port', 'http'],
      ['--node', 'spatial llava'],
      ['--timeout', '0'],
      ['--nonsense'],
    ])
      expect(parseWebArgs(args), args.join(' ')).to.have.property('usageError');
    const { usageError } = parseWebArgs(['--token-env', 's3cret-token!']) as { usageError: string };
    expect(usageError).to.not.include('s3cret');
  });
});
