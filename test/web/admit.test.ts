import { expect } from 'chai';
import { type DoorPolicy, refuseConnection, refuseHost } from '../../src/web/access/admit.ts';
import { openPolicy } from '../../src/web/access/openPolicy.ts';

const LOCAL: DoorPolicy = { isLocal: true, token: undefined };
const WIDE: DoorPolicy = { isLocal: false, token: 'a-token-of-some-length' };
const knock = (host: string, origin: string | undefined, protocols = 'spatial-llava') => ({
  host,
  origin,
  protocols,
});

describe('who may connect to the page', () => {
  it('is the page itself, by any name of this machine and through a forwarded port', () => {
    for (const host of ['localhost:8420', '127.0.0.1:8420', '[::1]:8420', 'LOCALHOST:9000', 'localhost'])
      expect(refuseConnection(LOCAL, knock(host, `http://${host}`)), host).to.equal(undefined);
  });

  it('is no page of another origin, of another port, of a file, and no program that names none', () => {
    for (const origin of [
      'http://evil.example',
      'http://localhost:9999',
      'http://localhost:8420.evil.example',
      'http://localhost:8420@evil.example',
      'null',
      'file://',
      '',
      undefined,
    ])
      expect(refuseConnection(LOCAL, knock('localhost:8420', origin))?.status, origin).to.equal(403);
  });

  it("is nobody whose name for this machine is not its own: another's DNS may point here", () => {
    for (const host of ['evil.example:8420', 'localhost.evil.example', '192.168.1.7:8420', 'local host', ''])
      expect(refuseConnection(LOCAL, knock(host, `http://${host}`))?.status, host).to.equal(421);
    expect(refuseHost(LOCAL, undefined)?.status).to.equal(421);
    expect(refuseHost(WIDE, 'robot.example:8420')).to.equal(undefined);
  });

  it('is beyond this machine only who knows the token', () => {
    const come = (protocols: string) =>
      refuseConnection(WIDE, knock('robot:8420', 'http://robot:8420', protocols))?.status;
    expect(come('spatial-llava')).to.equal(401);
    expect(come('spatial-llava, token.a-token-of-some-lengtH')).to.equal(401);
    expect(come('spatial-llava, token.')).to.equal(401);
    expect(come('token.a-token-of-some-length')).to.equal(403);
    expect(come('spatial-llava, token.a-token-of-some-length')).to.equal(undefined);
  });

  it('needs a token wherever others reach the port, which is made up where none is given', () => {
    expect(openPolicy('127.0.0.1', undefined)).to.deep.equal(LOCAL);
    expect(openPolicy('::1', undefined)).to.deep.equal(LOCAL);
    expect(openPolicy('127.0.0.1', 'of-my-own-choosing').token).to.equal('of-my-own-choosing');
    for (const host of ['0.0.0.0', '::', '192.168.1.7', 'robot.local', '127.0.0.1.evil.example']) {
      const { isLocal, token } = openPolicy(host, undefined);
      expect(isLocal, host).to.equal(false);
      expect(token, host).to.have.length.at.least(20);
      expect(openPolicy(host, undefined).token).to.not.equal(token);
    }
    expect(() => openPolicy('0.0.0.0', 'short'))
      .to.throw(/at least 16/)
      .and.not.match(/short/);
    expect(() => openPolicy('0.0.0.0', 'a token, with what no token has')).to.throw(/letters/);
  });
});
