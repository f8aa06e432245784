import { expect } from 'chai';
import { Transitions } from '../../src/engine/Transitions.ts';

/** An engine that can only be up once, and that takes its turns of the event loop to come and go. */
function engine() {
  const log: string[] = [];
  let isUp = false;
  const turns = async () => {
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    log,
    up: (name: string) => async () => {
      await turns();
      expect(isUp, `${name} while another is up`).to.equal(false);
      isUp = true;
      log.push(`up ${name}`);
      return name;
    },
    down: async () => {
      if (!isUp) return;
      await turns();
      isUp = false;
      log.push('down');
    },
  };
}

describe('Transitions', () => {
  it('does what was asked for in order, one at a time', async () => {
    const { log, up, down } = engine();
    const transitions = new Transitions();
    expect(await transitions.start(up('first'), 'overtaken')).to.equal('first');
    void transitions.stop(down);
    expect(await transitions.start(up('second'), 'overtaken')).to.equal('second');
    expect(log).to.deep.equal(['up first', 'down', 'up second']);
  });

  it('brings up only the last of a thousand starts that were stopped before their turn', async () => {
    const { log, up, down } = engine();
    const transitions = new Transitions();
    const started: Promise<string>[] = [];
    for (let i = 0; i < 1000; i++) {
      started.push(transitions.start(up(`${i}`), 'overtaken'));
      if (i < 999) void transitions.stop(down);
    }
    const names = await Promise.all(started);
    expect(log).to.deep.equal(['up 999']);
    expect(names.filter((name) => name !== 'overtaken')).to.deep.equal(['999']);
  });

  it('goes on after a start that failed', async () => {
    const { up } = engine();
    const transitions = new Transitions();
    const failed = transitions.start(() => Promise.reject(new Error('no')), 'overtaken');
    const next = transitions.start(up('next'), 'overtaken');
    expect(await failed.catch((error: Error) => error.message)).to.equal('overtaken');
    expect(await next).to.equal('next');
    const broken = transitions.start(() => Promise.reject(new Error('no')), 'overtaken');
    expect(await broken.catch((error: Error) => error.message)).to.equal('no');
    void transitions.stop(async () => undefined);
    expect(await transitions.start(async () => 'again', 'overtaken')).to.equal('again');
  });
});
