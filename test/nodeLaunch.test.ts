import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { NODE_LAUNCH } from '../src/nodeLaunch.ts';

describe('how the node is launched', () => {
  it('is the same from npm start and from ros2 launch', () => {
    const script = readFileSync(new URL('../scripts/colcon/spatial_llava_node', import.meta.url), 'utf8');
    const exported = [...script.matchAll(/^export (\w+)="\$\{\1:-(.*)\}"$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(Object.fromEntries(exported)).to.deep.equal(NODE_LAUNCH.env);
    const flags = /^exec node (.*?) "/m.exec(script)?.[1]?.split(' ');
    expect(flags).to.deep.equal(NODE_LAUNCH.flags);
  });
});
