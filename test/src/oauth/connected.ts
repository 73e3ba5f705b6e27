// Somebody whose account is connected: a grant of the sandbox in a store on disk, and the tokens made from it.

import { createTokenEndpoint, type TokenEndpoint } from '../../../src/oauth/token-endpoint';
import { createAccessTokens } from '../../../src/oauth/tokens';
import type { Grant, Person } from '../../../src/store/records';
import type { Store } from '../../../src/store/store';
import { type Clouds, startClouds, type Vendor } from '../../support/clouds';
import { somebody } from '../../support/people';
import { skippingPauses } from '../../support/skipping-pauses';
import { type TempStore, tempStore } from '../../support/temp-store';

const scopes = {
  google: ['https://www.googleapis.com/auth/googlehealth.settings.readonly'],
  fitbit: ['settings', 'profile'],
};

export interface Connected {
  clouds: Clouds;
  temp: TempStore;
  person: Person;
  /** A new consent of the person, as a grant that ends in `leftMs`. */
  consented(leftMs: number): Grant;
  /** The same, kept in the store as the person's. */
  connect(leftMs: number): Promise<Grant>;
  /** Access tokens as the engine makes them; parts may be put in the place of the real ones. */
  tokens(parts?: {
    store?: Partial<Store>;
    endpoint?: Partial<TokenEndpoint>;
    isDeployed?: boolean;
  }): ReturnType<typeof createAccessTokens>;
  endpoint: TokenEndpoint;
  /** A check of the person's devices with a token: a real request. */
  devices(accessToken: string): ReturnType<Clouds['google']['devices']>;
  /** The access tokens that the API was asked with, in order. */
  used(): string[];
  /** Lets pauses between tries pass. */
  soon<T>(work: Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export async function startConnected(vendor: Vendor, key = 'anna'): Promise<Connected> {
  const clouds = await startClouds();
  const { system, sandbox } = clouds;
  const temp = await tempStore(system);
  const client = clouds.client(vendor);
  const person = somebody(key, { cloud: client.cloud.id, clientId: client.clientId });
  const endpoint = createTokenEndpoint(clouds.http, system);
  // A busy house asks more often in a minute than one person may.
  sandbox.control.mode({ googlePerMinute: 1_000_000, fitbitPerHour: 1_000_000 });

  const consented = (leftMs: number): Grant => {
    const issued = sandbox.issueGrant(vendor, key, client.clientId, scopes[vendor]);
    return {
      accessToken: issued.accessToken,
      refreshToken: issued.refreshToken,
      scopes: scopes[vendor],
      expiresAt: system.now() + leftMs,
    };
  };
  return {
    clouds,
    temp,
    person,
    endpoint,
    consented,
    async connect(leftMs) {
      const grant = consented(leftMs);
      await temp.store.savePersonAndGrant(person, grant);
      return grant;
    },
    tokens: (parts = {}) =>
      createAccessTokens({
        store: { ...temp.store, ...parts.store },
        system,
        tokenEndpoint: { ...endpoint, ...parts.endpoint },
        clientOf: () => (parts.isDeployed === false ? null : client),
      }),
    devices: (accessToken) => client.cloud.devices(accessToken, null),
    used: () =>
      sandbox.control
        .requests()
        .filter(({ call }) => call === 'devices')
        .map(({ headers }) => headers.authorization?.replace('Bearer ', '') ?? ''),
    soon: (work) => skippingPauses(system, work),
    async end() {
      await temp.remove();
      await clouds.close();
    },
  };
}
