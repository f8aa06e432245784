import { expect } from 'chai';
import { checkStartArguments } from '../../scripts/setup/checkStartArguments.mjs';

describe('what npm start takes', () => {
  it('is nothing, --serve, or --serve with a port, as the bench of the page starts it', () => {
    for (const args of [[], ['--serve'], ['--serve', '--port', '0'], ['--serve', '--port', '8420']])
      expect(() => checkStartArguments(args), args.join(' ')).not.to.throw();
  });

  it('is nothing else, and what was found is said', () => {
    for (const args of [
      ['--sevre'],
      ['--port', '0'],
      ['--serve', '--port'],
      ['--serve', '--port', 'x'],
      ['--serve', 'x'],
    ])
      expect(() => checkStartArguments(args), args.join(' ')).to.throw(new RegExp(`found ${args.join(' ')}`));
  });
});
