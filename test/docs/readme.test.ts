import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { DOOR_FAILURES } from '../../src/agents/doorFailures.ts';
import { toolbox } from '../../src/agents/tools/toolbox.ts';
import { FAILURES } from '../../src/core/failures.ts';
import { PARAMETER_NAMES } from '../../src/core/parameters/parameters.ts';
import { parameterTable } from '../../src/core/parameters/parameterTable.ts';
import { SERVICES, TOPICS } from '../../src/ros/topics.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('README', () => {
  it('lists exactly the status codes of the catalogue', () => {
    const rows = [...readme.matchAll(/^\| (\d+) \| `(\w+)` \| (.+) \|$/gm)].map(
      ([, status, name, meaning]) => ({
        status: Number(status),
        name,
        meaning,
      }),
    );
    const catalogue = Object.entries(FAILURES).map(([name, { status, meaning }]) => ({
      status,
      name,
      meaning,
    }));
    expect(rows.filter(({ name }) => name !== 'OK')).to.deep.equal(catalogue);
  });

  it('lists exactly the parameters of the table', () => {
    expect(readme).to.include(parameterTable().trim());
    const rows = [...readme.matchAll(/^\| `([\w.]+)` \| (?:string|bool|double|integer) \|/gm)].map(
      (m) => m[1],
    );
    expect(rows).to.deep.equal(PARAMETER_NAMES);
  });

  it('names every topic and service of the node', () => {
    for (const name of [...Object.values(TOPICS), ...Object.values(SERVICES)])
      expect(readme).to.include(name);
  });
});

describe('docs/agents.md', () => {
  const agents = readFileSync(new URL('../../docs/agents.md', import.meta.url), 'utf8');

  it("lists exactly the codes of the agents' door, and its tools", () => {
    const rows = [...agents.matchAll(/^\| (\d+) \| `(\w+)` \| (.+) \|$/gm)].map(
      ([, status, name, meaning]) => [name, { status: Number(status), meaning }],
    );
    expect(Object.fromEntries(rows)).to.deep.equal(DOOR_FAILURES);
    for (const { name } of toolbox(true, () => 0))
      expect(agents).to.match(new RegExp(`^\\| ${name} \\| ~/`, 'm'));
  });
});
