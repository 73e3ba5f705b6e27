// Both clouds' adapters over real HTTP to a sandbox, on a clock that only the test moves.

import type { Cloud } from '../../src/clouds/cloud';
import { fitbit } from '../../src/clouds/fitbit';
import { googleHealth } from '../../src/clouds/google-health';
import { createHttp, type Http } from '../../src/net/http';
import type { Client } from '../../src/oauth/token-endpoint';
import { type Fault, type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox';
import { type FakeSystem, fakeSystem } from './fake-system';

export type Vendor = 'google' | 'fitbit';

export interface Clouds {
  system: FakeSystem;
  sandbox: Sandbox;
  http: Http;
  google: Cloud;
  fitbit: Cloud;
  /** The sandbox's client of a vendor, as a config node would have it. */
  client(vendor: Vendor): Client;
  /** The next answer to a call (or the next `times`; 0: every one) goes wrong like this. */
  spoil(vendor: Vendor, call: string, fault: Fault['fault'], times?: number): void;
  /** How often the sandbox was asked for this call. */
  asked(vendor: Vendor, call: string): number;
  close(): Promise<void>;
}

export async function startClouds(options: SandboxOptions = {}): Promise<Clouds> {
  const system = fakeSystem();
  const sandbox = await startSandbox({ now: system.now, ...options });
  const http = createHttp({ system, origins: sandbox.origins });
  const clouds = { google: googleHealth.open(http, system), fitbit: fitbit.open(http, system) };
  return {
    system,
    sandbox,
    http,
    ...clouds,
    client(vendor) {
      const client = sandbox.control.state().clients.find((one) => one.vendor === vendor);
      if (!client) throw new Error(`the sandbox has no client of ${vendor}`);
      return { cloud: clouds[vendor], clientId: client.clientId, clientSecret: client.clientSecret };
    },
    spoil(vendor, call, fault, times = 1) {
      sandbox.control.fault({ match: { vendor, call }, fault, ...(times === 0 ? {} : { times }) });
    },
    asked: (vendor, call) =>
      sandbox.control.requests().filter((one) => one.vendor === vendor && one.call === call).length,
    async close() {
      await http.close();
      await sandbox.close();
    },
  };
}
