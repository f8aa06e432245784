import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { refuseForeignFolders } from '../../scripts/setup/ownFolders.mjs';
import { tempFolder } from '../support/tempFolder.ts';

describe('set-up in a checkout whose folders are links', () => {
  const folder = tempFolder();
  after(() => folder.remove());
  const [own, other, disk] = ['own', 'other', 'disk'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  beforeEach(() => {
    for (const path of [own, other, disk]) {
      rmSync(path, { recursive: true, force: true });
      mkdirSync(join(path, '.ros', 'jazzy'), { recursive: true });
      mkdirSync(join(path, 'node_modules', 'rclnodejs'), { recursive: true });
    }
    for (const path of [own, other]) writeFileSync(join(path, 'package.json'), '{"name": "spatial_llava"}');
  });
  const link = (name: string, to: string) => {
    rmSync(join(own, name), { recursive: true });
    symlinkSync(join(to, name), join(own, name));
  };

  for (const name of ['.ros', 'node_modules', '.ros/jazzy', 'node_modules/rclnodejs'])
    it(`refuses ${name} that leads into another checkout, and says how to go on`, () => {
      link(name, other);
      expect(() => refuseForeignFolders(own)).to.throw(
        `${name} is a symbolic link into another checkout (${other}), which the set-up would change; remove the link`,
      );
    });

  it('goes on with folders of its own, links within, links to another disk, and links to nothing', () => {
    refuseForeignFolders(own);
    symlinkSync('jazzy', join(own, '.ros', 'current'));
    symlinkSync(join(folder.path, 'gone'), join(own, '.models'));
    link('node_modules', disk);
    refuseForeignFolders(own);
  });
});
