import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { NODE_LAUNCH } from '../src/nodeLaunch.ts';

describe('how the node and the page are launched', () => {
  for (const name of ['spatial_llava_node', 'spatial_llava_web'])
    it(`is the same from npm start and from ros2 launch: ${name}`, () => {
      const script = readFileSync(new URL(`../scripts/colcon/${name}`, import.meta.url), 'utf8');
      const exported = [...script.matchAll(/^export (\w+)="\$\{\1:-(.*)\}"$/gm)].map(([, name, value]) => [
        name,
        value,
      ]);
      expect(Object.fromEntries(exported)).to.deep.equal(NODE_LAUNCH.env);
      const flags = /^exec node (.*?) "/m.exec(script)?.[1]?.split(' ');
      expect(flags).to.deep.equal(NODE_LAUNCH.flags);
    });

  it('says to V8 at the start what it is to do, and never to one that runs: one start in fifty ended by SIGSEGV', () => {
    const folder = fileURLToPath(new URL('../src', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.m?[jt]s$/.test(name),
    );
    expect(files.length).to.be.greaterThan(500);
    const telling = files.filter((name) =>
      /setFlagsFromString/.test(readFileSync(join(folder, name), 'utf8')),
    );
    expect(telling).to.deep.equal([]);
  });

  it('is by settings that this Node knows', () => {
    const { status, stderr } = spawnSync(process.execPath, [...NODE_LAUNCH.flags, '-e', '/a+/.test("aa")'], {
      encoding: 'utf8',
    });
    expect(status, stderr).to.equal(0);
  });
});
