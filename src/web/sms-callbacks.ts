// What a provider of SMS posts to us: how an SMS fares, and that somebody answered. Each proves it in its own way.
import type { IncomingMessage } from 'node:http';
import type { System } from '../net/system';
import type { SmsAccounts } from '../sms/accounts';
import type { Incoming } from '../sms/incoming';
import type { AccountProvider, CallbackPost, ProviderCallback } from '../sms/provider';
import { accountProviders } from '../sms/providers/registry';
import { bodyStatus } from '../webhooks/posted';
import { readBody } from './body';

export interface SmsCallbackAnswer {
  status: number;
  /** The type of the body; null where there is none. */
  type: string | null;
  body: string;
}

export interface SmsCallbacks {
  /** Answers a request to the callback path of a provider. */
  answer(path: string, parameters: URLSearchParams, request: IncomingMessage): Promise<SmsCallbackAnswer>;
}

/** Whether a path is the callback of a provider. */
export function isSmsPath(path: string): boolean {
  return providerAt(path) !== null;
}

/** The headers with which providers prove a post. */
export const smsProofs: readonly string[] = accountProviders.flatMap(
  ({ callback }) => callback?.proofs ?? [],
);

/** The address of a callback about one SMS, below the first public address that the provider takes; null for none. */
export function callbacksBelow(
  bases: () => readonly string[],
): (callback: ProviderCallback, smsId: string) => string | null {
  return ({ path, isCallable }, smsId) => {
    const base = bases().find((one) => isCallable(new URL(one)));
    return base === undefined ? null : `${base}${path}?k=${smsId}`;
  };
}

interface SmsCallbacksParts {
  incoming: Pick<Incoming, 'take'>;
  system: System;
  accounts: Pick<SmsAccounts, 'ofProvider' | 'takeStatus'>;
  /** The configured public addresses, with Node-RED's root: a signature is over the exact address. */
  bases(): readonly string[];
}

export function createSmsCallbacks({ incoming, system, accounts, bases }: SmsCallbacksParts): SmsCallbacks {
  return {
    async answer(path, parameters, request) {
      const provider = providerAt(path);
      if (!provider) return bare(404);
      const { id, callback } = provider;
      const body = await readBody(request, system, callback.mostBytes);
      if (!(body instanceof Uint8Array)) return bare(bodyStatus[body]);
      const query = (request.url ?? '').split('?')[1];
      const addresses = bases().map((base) => `${base}${path}${query === undefined ? '' : `?${query}`}`);
      const post: CallbackPost = { headers: request.headers, query: parameters, body, addresses };
      const news = callback.read(post);
      if (!news) return bare(413);
      const proven = accounts.ofProvider(id).filter(({ settings }) => callback.verify(post, settings));
      if (proven.length === 0) return bare(403);

      if (news.kind === 'status') {
        const ids = proven.map((one) => one.id);
        return bare((await accounts.takeStatus(news.id, news, ids)) ? 204 : 503);
      }
      await incoming.take({ provider: id, accounts: proven.map((one) => one.id), country: '' }, [news.sms]);
      return { status: 200, ...callback.incomingAnswer };
    },
  };
}

const bare = (status: number): SmsCallbackAnswer => ({ status, type: null, body: '' });

function providerAt(path: string): (AccountProvider & { callback: ProviderCallback }) | null {
  for (const provider of accountProviders) {
    const { callback } = provider;
    if (callback?.path === path) return { ...provider, callback };
  }
  return null;
}
