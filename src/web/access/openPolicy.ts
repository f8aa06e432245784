import { randomBytes } from 'node:crypto';
import type { DoorPolicy } from './admit.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const LEAST_TOKEN = 16;
const TOKEN_BYTES = 18;
/** What a WebSocket protocol's name may hold. */
const TOKEN = /^[\w.~-]+$/;

/**
 * Who is let in at an address: beyond loopback only who knows the token, which is made up where none is given; on this
 * machine everybody, unless one is given. Throws for a token that is none, without a word of it.
 */
export const openPolicy = (host: string, given: string | undefined): DoorPolicy => {
  const isLocal = LOOPBACK.test(host);
  if (given && (given.length < LEAST_TOKEN || !TOKEN.test(given)))
    throw new Error(
      `the token has to be of at least ${LEAST_TOKEN} letters, digits and "._~-"; it has ${given.length} characters`,
    );
  const made = isLocal ? undefined : randomBytes(TOKEN_BYTES).toString('base64url');
  return { isLocal, token: given || made };
};
