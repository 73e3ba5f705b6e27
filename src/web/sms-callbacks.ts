// What a provider of SMS posts to us: how an SMS fares, and that somebody answered. Each proves it in its own way.
import type { IncomingMessage } from 'node:http';
import type { System } from '../net/system';
import type { SmsAccounts } from '../sms/accounts';
import type { Incoming } from '../sms/incoming';
import type { AccountProvider, CallbackPost, ProviderCallback } from '../sms/provider';
import { accountProviders } from '../sms/providers/registry';
import type { Registrations } from '../sms/registrations';
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

/** The address of a callback, about all SMS or about one, below the first public address that the provider takes; null for none. */
export function callbacksBelow(
  bases: () => readonly string[],
): (callback: ProviderCallback, smsId?: string) => string | null {
  return ({ path, isCallable }, smsId) => {
    const base = bases().find((one) => isCallable(new URL(one)));
    if (base === undefined) return null;
    return smsId === undefined ? base + path : `${base}${path}?k=${smsId}`;
  };
}

interface SmsCallbacksParts {
  incoming: Pick<Incoming, 'take'>;
  system: System;
  accounts: Pick<SmsAccounts, 'ofProvider' | 'takeStatus'>;
  registrations: Pick<Registrations, 'noteProven'>;
  /** The configured public addresses, with Node-RED's root: a signature is over the exact address. */
  bases(): readonly string[];
}

export function createSmsCallbacks(parts: SmsCallbacksParts): SmsCallbacks {
  const { incoming, system, accounts, registrations, bases } = parts;
  return {
    async answer(path, parameters, request) {
      const provider = providerAt(path);
      if (!provider) return bare(404);
      const { id, callback } = provider;
      const body = await readBody(request, system, callback.mostBytes);
      if (!(body instanceof Uint8Array)) return bare(bodyStatus[body]);
      const query = (request.url ?? '').split('?')[1];
      const addresses = bases().map((base) => `${base}${path}${query === undefined ? '' : `?${query}`}`);
      const { headers } = request;
      const post: CallbackPost = { at: system.now(), headers, query: parameters, body, addresses };
      const proven = accounts.ofProvider(id).filter(({ settings }) => callback.verify(post, settings));
      if (proven.length === 0) return bare(403);
      registrations.noteProven(proven.map((one) => one.id));

      // What one of them does not ask for, another one may.
      const asking = proven.flatMap(({ id: account, settings, country }) => {
        const news = callback.read(post, settings);
        return news.kind === 'nothing' ? [] : [{ account, country, news }];
      });
      const [first] = asking;
      if (!first) return bare(204);
      const ids = asking.map(({ account }) => account);
      const { country, news } = first;
      if (news.kind === 'status') return bare((await accounts.takeStatus(news.id, news, ids)) ? 204 : 503);
      await incoming.take({ provider: id, accounts: ids, country }, [news.sms]);
      return callback.incomingAnswer ? { status: 200, ...callback.incomingAnswer } : bare(204);
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
