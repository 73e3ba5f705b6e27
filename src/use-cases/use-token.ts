// Asking a cloud on somebody's behalf: with their access token, in the name of a client that lacks nothing.
import { failed } from '../clouds/cloud';
import type { Clients } from '../oauth/clients';
import type { AccessTokens } from '../oauth/tokens';

/** See `AccessTokens.use`. A client without its secret is said before anything is sent: the vendor would name another cause. */
export function createUseToken(
  tokens: Pick<AccessTokens, 'use'>,
  clients: Pick<Clients, 'lackOf'>,
): AccessTokens['use'] {
  return async (person, call, configId) =>
    clients.lackOf({ ...person, configId }) === 'no-client-secret'
      ? failed('no-client-secret')
      : tokens.use(person, call, configId);
}
