import { readFileSync } from 'node:fs';
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
});
