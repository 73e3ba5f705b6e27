// Authorization codes: good for one exchange within ten minutes, tied to the redirect address and the PKCE challenge.
import { createHash } from 'node:crypto';
import { deriveWord, sameSecret } from './seed';
import type { Cloud, World } from './world';

const TEN_MINUTES = 600_000;

export interface Challenge {
  value: string;
  method: 'S256' | 'plain';
}

export interface Authorization {
  vendor: Cloud;
  clientId: string;
  /** As given at the consent page; null if it was left out there. */
  redirectUri: string | null;
  person: string;
  scopes: string[];
  offline: boolean;
  challenge: Challenge | null;
}

export interface Codes {
  /** A new code for this authorization. */
  put(authorization: Authorization): string;
  /** What a code stands for, without using it up. */
  peek(code: string): Authorization | undefined;
  /** What a live code stands for; the code is used up by asking. */
  take(code: string): Authorization | undefined;
}

export function makeCodes(world: World): Codes {
  const waiting = new Map<string, { authorization: Authorization; until: number }>();
  const peek = (code: string) => {
    const entry = waiting.get(code);
    return entry && world.now() < entry.until ? entry.authorization : undefined;
  };
  return {
    put(authorization) {
      for (const [code, entry] of waiting) if (entry.until <= world.now()) waiting.delete(code);
      const word = deriveWord(world.seed, `code ${world.tick()}`, 32);
      const code = authorization.vendor === 'google' ? `4/0${word}` : word;
      waiting.set(code, { authorization, until: world.now() + TEN_MINUTES });
      return code;
    },
    peek,
    take(code) {
      const authorization = peek(code);
      waiting.delete(code);
      return authorization;
    },
  };
}

/**
 * The PKCE challenge of an authorization request (RFC 7636), null if there is none, 'bad' if it cannot be used.
 * Without `code_challenge_method` it is `plain`: RFC 7636 section 4.3, and Fitbit says the same.
 */
export function readChallenge(query: URLSearchParams): Challenge | null | 'bad' {
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (value === null) return query.has('code_challenge_method') ? 'bad' : null;
  if (!/^[\w.~-]{43,128}$/.test(value) || (method !== 'S256' && method !== 'plain')) return 'bad';
  return { value, method };
}

export function provesChallenge(challenge: Challenge, verifier: string): boolean {
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false;
  const hashed = createHash('sha256').update(verifier).digest('base64url');
  return sameSecret(challenge.method === 'S256' ? hashed : verifier, challenge.value);
}
