import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { seededRandom } from '../../../support/random.ts';
import { COMMAND_SCENE, randomCommand, type SpokenCommand } from './randomCommand.ts';

const COMMANDS = 500;

const commands = (): readonly SpokenCommand[] => {
  const random = seededRandom(11);
  return Array.from({ length: COMMANDS }, () => randomCommand(random));
};

describe('commands of several steps, 500 of a seeded grammar, half of them as they are heard', function () {
  this.timeout(60_000);

  it("answers with the first step's thing in 95 of 100, and never with another step's", () => {
    const wrong: string[] = [];
    for (const { words, target, others } of commands()) {
      const { status, id } = resolve(COMMAND_SCENE, words);
      if (status === 'OK')
        expect(
          others.map((other) => other.id),
          words,
        ).to.not.include(id);
      if (id !== target) wrong.push(`${words}: ${status} ${id}, not ${target}`);
    }
    expect(wrong.length, wrong.join('\n')).to.be.at.most(0.05 * COMMANDS);
  });

  it('names the other things with their roles and marks in 95 of 100', () => {
    const wrong: string[] = [];
    for (const { words, others } of commands()) {
      const parts = (resolve(COMMAND_SCENE, words).steps ?? []).flatMap((step) => step.parts);
      for (const { role, id } of others)
        if (!parts.some((part) => part.role === role && part.id === id))
          wrong.push(`${words}: no ${role} ${id} in ${parts.map((p) => `${p.role} ${p.id}`).join(', ')}`);
    }
    expect(wrong.length, wrong.join('\n')).to.be.at.most(0.05 * COMMANDS);
  });
});
