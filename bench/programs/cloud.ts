// The clouds and Twilio: the sandbox in a process of its own, with as many people as wanted, and what it was asked.
import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { answer } from '../children';
import type { CloudId } from '../posts';

export interface CloudWanted {
  cloud: CloudId;
  people: number;
  /** Milliseconds before every answer. */
  latency: number;
  /** How many of the people have a low battery. */
  low?: number;
  /** The level of all others, percent. */
  level?: number;
}

export interface CloudOpened {
  origins: Record<string, string>;
  clientId: string;
  clientSecret: string;
  account: { accountSid: string; authToken: string; number: string };
  people: {
    key: string;
    userId: string;
    accessToken: string;
    refreshToken: string;
    deviceId: string;
  }[];
}

export interface Asked {
  tokens: number;
  checks: number;
  sms: number;
  others: number;
  /** The most that were under way at the same time. */
  atOnce: number;
}

let sandbox: Sandbox | null = null;
let asked: Asked = none();
let inFlight = 0;

function none(): Asked {
  return { tokens: 0, checks: 0, sms: 0, others: 0, atOnce: 0 };
}

function kindOf({ url = '', method }: IncomingMessage): keyof Asked {
  if (url.includes('token')) return 'tokens';
  if (url.includes('pairedDevices') || url.includes('devices.json')) return 'checks';
  return method === 'POST' && url.includes('/Messages') ? 'sms' : 'others';
}

channel('http.server.request.start').subscribe((message) => {
  const { request } = message as { request: IncomingMessage };
  asked[kindOf(request)] += 1;
  inFlight += 1;
  asked.atOnce = Math.max(asked.atOnce, inFlight);
});
channel('http.server.response.finish').subscribe(() => {
  inFlight -= 1;
});

answer({
  async open({ cloud, people, latency, low = 0, level = 62 }: CloudWanted): Promise<CloudOpened> {
    const vendor = cloud === 'fitbit' ? 'fitbit' : 'google';
    const keys = Array.from({ length: people }, (_, at) => `person${at}`);
    const made = keys.map((key, at) => ({
      key,
      devices: [{ name: 'Charge 6', level: at < low ? 9 : level, syncedAt: 'now' }],
    }));
    sandbox = await startSandbox({ people: made });
    const { control } = sandbox;
    control.mode({ googlePerMinute: 1e9, fitbitPerHour: 1e9 });
    if (latency > 0) control.fault({ match: { vendor }, fault: { delayMs: latency } });
    const { clients, twilio, people: known } = control.state();
    const client = clients.find((one) => one.vendor === vendor);
    const [account] = twilio;
    if (!client || !account) throw new Error('the sandbox has no client');
    const scopes =
      cloud === 'fitbit'
        ? ['settings', 'profile']
        : ['https://www.googleapis.com/auth/googlehealth.settings.readonly'];
    const { origins, issueGrant } = sandbox;
    return {
      origins,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      account: {
        accountSid: account.accountSid,
        authToken: account.authToken,
        number: account.numbers[0] ?? '',
      },
      people: known.map(({ key, healthUserId, fitbitId, devices: [device] }) => {
        const { accessToken, refreshToken } = issueGrant(vendor, key, client.clientId, scopes);
        const userId = cloud === 'fitbit' ? fitbitId : healthUserId;
        return { key, userId, accessToken, refreshToken, deviceId: device?.id ?? '' };
      }),
    };
  },
  /** What was asked since the last time. */
  asked(): Asked {
    const before = asked;
    asked = none();
    return before;
  },
  /** Every tracker synced at this time, with so many percent less; one that would be below `charged` was charged. */
  sync({ percent, at, charged = 25 }: { percent: number; at: number; charged?: number }) {
    const control = sandbox?.control;
    for (const { key, devices } of control?.state().people ?? []) {
      const level = (devices[0]?.level ?? 0) - percent;
      const now = level < charged ? 95 : level;
      control?.device({ person: key, level: now, syncedAt: new Date(at).toISOString() });
    }
  },
  advance(ms: number) {
    sandbox?.control.clock({ advanceMs: ms });
  },
});
