import { expect } from 'chai';
import { parseReplayArgs, type ReplayArgs } from '../../../src/cli/replay/parseReplayArgs.ts';

describe('replay: command line', () => {
  it('takes a file alone: real time, decoded, once, best effort, with a clock', () => {
    expect(parseReplayArgs(['a.mcap'])).to.deep.equal({
      file: 'a.mcap',
      rate: 1,
      loop: false,
      stored: false,
      reliability: 'best_effort',
      clock: true,
      delaySeconds: 1,
      quiet: false,
      rosArgs: [],
    });
  });

  it('leaves everything from --ros-args on to rcl', () => {
    const args = parseReplayArgs(['a.mcap', '--loop', '--ros-args', '-r', '/tf:=/b/tf']) as ReplayArgs;
    expect(args.loop).to.equal(true);
    expect(args.rosArgs).to.deep.equal(['--ros-args', '-r', '/tf:=/b/tf']);
  });

  it('tells events instead of publishing, of one thing or of everything', () => {
    const argv = [
      'a.mcap',
      '--events',
      '--ask',
      'the mug',
      '--json',
      '-',
      '--look-rate',
      '5',
      '--depth',
      '/d',
    ];
    expect((parseReplayArgs(argv) as ReplayArgs).events).to.deep.equal({
      ask: 'the mug',
      json: '-',
      frame: 'map',
      lookRateHz: 5,
      topics: { depth: '/d' },
    });
    expect((parseReplayArgs(['a.mcap', '--events']) as ReplayArgs).events?.ask).to.equal('');
  });

  it('refuses what it cannot do and says which option, its value and what was expected', () => {
    for (const [argv, reason] of [
      [[], /BAG is missing/],
      [['a', 'b'], /found also b/],
      [['a', '--rate', '0'], /--rate is 0, expected 0.01 to 100/],
      [['a', '--rate', 'NaN'], /--rate is NaN/],
      [['a', '--delay=-1'], /--delay is -1/],
      [['a', '--reliability', 'perfect'], /--reliability is perfect/],
      [['a', '--fast'], /--fast/],
      [['a', '--ask', 'the mug'], /--ask belongs to --events/],
      [['a', '--events', '--look-rate', '99'], /--look-rate is 99, expected 0.01 to 30/],
    ] as const) {
      const args = parseReplayArgs(argv);
      expect(args).to.have.property('usageError').that.matches(reason);
    }
  });

  it('answers --help with no arguments to run', () => {
    expect(parseReplayArgs(['--help'])).to.equal(undefined);
  });
});
