import { expect } from 'chai';
import { parseEvalArgs } from '../../../src/cli/eval/parseEvalArgs.ts';
import { isUsageError } from '../../../src/cli/usage.ts';

const complaint = (...argv: string[]): string => {
  const args = parseEvalArgs(argv);
  if (!args || !isUsageError(args)) throw new Error('expected a complaint');
  return args.usageError;
};

describe('eval: command line', () => {
  it('takes a kind, a path and a count of errors', () => {
    expect(parseEvalArgs(['frames', 'dir', '--json', '--errors', '20'])).to.deep.include({
      kind: 'frames',
      paths: ['dir'],
      json: true,
      errors: 20,
      isDetectorNamed: false,
    });
  });

  it('tells a named detector from the default one: segments are scored on depth alone without', () => {
    expect(parseEvalArgs(['segments', 'dir', '--detector', 'centernet'])).to.include({
      isDetectorNamed: true,
    });
  });

  it('names what is missing or wrong', () => {
    expect(complaint()).to.contain('frames, names, marks, segments, grounding, statements');
    expect(complaint('poses', 'dir')).to.contain('poses');
    expect(complaint('frames')).to.contain('one or more paths');
    expect(complaint('names')).to.contain('one or more paths');
    expect(complaint('segments', 'a', 'b')).to.contain('one path');
    expect(complaint('frames', 'a', '--oracle', 'all')).to.contain('masks, names, both');
    expect(complaint('frames', 'dir', '--errors', 'many')).to.contain('--errors');
    expect(complaint('frames', 'dir', '--backend', 'magic')).to.contain('geometric');
  });
});
