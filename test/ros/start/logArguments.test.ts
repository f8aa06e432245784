import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { logArguments } from '../../../src/ros/start/logArguments.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('logArguments', () => {
  const folder = tempFolder();
  const before = process.env.ROS_LOG_DIR;
  after(() => {
    if (before === undefined) delete process.env.ROS_LOG_DIR;
    else process.env.ROS_LOG_DIR = before;
    folder.remove();
  });
  const given = (path: string) => {
    process.env.ROS_LOG_DIR = path;
    const said: string[] = [];
    return { argv: logArguments(['node', 'main'], (text) => said.push(text)), said };
  };

  it('leaves the log file where it can be written, and makes its folder', () => {
    expect(given(join(folder.path, 'a', 'b'))).to.deep.equal({ argv: ['node', 'main'], said: [] });
  });

  it('does without where the folder cannot be made or written, and says why', () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    const cases: [string, RegExp][] = [
      [join(file, 'log'), /ENOTDIR/],
      ['/proc/none/log', /ENOENT/],
    ];
    chmodSync(folder.path, 0o500);
    if (process.getuid?.() !== 0) cases.push([join(folder.path, 'new'), /EACCES/]);
    for (const [path, why] of cases) {
      const { argv, said } = given(path);
      expect(argv.slice(-1), path).to.deep.equal(['--disable-external-lib-logs']);
      expect(said.join('\n')).to.match(why);
    }
    chmodSync(folder.path, 0o700);
  });
});
