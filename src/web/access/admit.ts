import { timingSafeEqual } from 'node:crypto';

/** Whom the page is served to. */
export interface DoorPolicy {
  /** Whether only this machine reaches the port. */
  readonly isLocal: boolean;
  /** What whoever connects has to know; undefined: nothing. */
  readonly token: string | undefined;
}

/** What a request says of itself. */
export interface Knock {
  readonly host: string | undefined;
  /** Browsers always send it with a WebSocket. */
  readonly origin: string | undefined;
  /** Sec-WebSocket-Protocol. */
  readonly protocols: string | undefined;
}

export interface Refusal {
  readonly status: 401 | 403 | 421;
  readonly reason: string;
}

/** The one protocol of the page's connection. */
export const PAGE_PROTOCOL = 'spatial-llava';
const TOKEN_PREFIX = 'token.';

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A name that somebody else's DNS gives to this machine makes their page ours (rebinding): reached by loopback, only
 * loopback's own names are served. Where the port is open wider, names are not known, and the token stands in.
 */
export const refuseHost = ({ isLocal }: DoorPolicy, host: string | undefined): Refusal | undefined => {
  const name = nameOf(host);
  if (name === undefined) return { status: 421, reason: 'the request names no host' };
  return isLocal && !LOCAL_NAMES.has(name)
    ? { status: 421, reason: 'only localhost, 127.0.0.1 and [::1] are served here' }
    : undefined;
};

/** What another site's page sends is refused: browsers say whose page it is. */
export const refuseOrigin = ({
  host,
  origin,
}: {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}): Refusal | undefined =>
  origin === undefined || originHost(origin) !== host?.toLowerCase()
    ? { status: 403, reason: 'only the page that is served here may connect' }
    : undefined;

/** Why a WebSocket is not opened; undefined where it is. */
export const refuseConnection = (policy: DoorPolicy, knock: Knock): Refusal | undefined => {
  const refused = refuseHost(policy, knock.host);
  if (refused) return refused;
  const foreign = refuseOrigin(knock);
  if (foreign) return foreign;
  const offered = (knock.protocols ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(PAGE_PROTOCOL)) return { status: 403, reason: `the protocol is ${PAGE_PROTOCOL}` };
  if (policy.token === undefined) return undefined;
  const given = offered.find((name) => name.startsWith(TOKEN_PREFIX))?.slice(TOKEN_PREFIX.length);
  return given !== undefined && isSame(given, policy.token)
    ? undefined
    : {
        status: 401,
        reason: 'the token is missing or wrong: open the address that was printed at the start',
      };
};

const nameOf = (host: string | undefined): string | undefined =>
  /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();

const originHost = (origin: string): string | undefined =>
  /^https?:\/\/([^/@\s]+)$/i.exec(origin)?.[1]?.toLowerCase();

/** Takes as long whatever differs. */
const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};
