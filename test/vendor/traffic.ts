// Every request that the product can send to a cloud, to Twilio or to a phone, sent to the sandbox and read off there.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Cloud } from '../../src/clouds/cloud';
import { fitbit } from '../../src/clouds/fitbit';
import { googleHealth } from '../../src/clouds/google-health';
import { createHttp, type Http } from '../../src/net/http';
import type { System } from '../../src/net/system';
import { createAuthorizations } from '../../src/oauth/authorize';
import { createTokenEndpoint } from '../../src/oauth/token-endpoint';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import type { Inbox } from '../../src/sms/provider';
import { openSmsGate } from '../../src/sms/providers/sms-gate/api';
import { openTwilio } from '../../src/sms/providers/twilio/api';
import { openStore } from '../../src/store/sqlite/open';
import { smsOrder } from '../support/sending';
import { twilioSettings } from '../support/twilio-account';
import { phoneOrigin, type VendorRequest } from './documents';

export interface Sent extends VendorRequest {
  /** The sandbox's names, such as `google` and `token`. */
  vendor: string;
  call: string;
  status: number | null;
  /** What the consent before it was asked for. */
  scopes: readonly string[];
}

/** It stands still: nothing here waits for it. */
const system: System = {
  now: () => Date.UTC(2026, 10, 20, 10),
  steady: () => 0,
  after: () => () => undefined,
  bytes: (count) => randomBytes(count),
};
const redirectUri = 'http://localhost:1880/fitbit/callback';
/** The browser's own, which no adapter sends. */
const byBrowser = ['decision'];

/** Connects, checks, renews and disconnects at both clouds, with and without webhooks, and sends SMS both ways. */
export async function allTraffic(): Promise<Sent[]> {
  // One more than a page takes.
  const devices = Array.from({ length: 101 }, (_, index) => ({ name: `Charge ${index}` }));
  const sandbox = await startSandbox({
    now: system.now,
    people: [{ key: 'anna', number: '+4915228817386', devices }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'fitbit-vendor-'));
  const real = createHttp({ system, origins: { ...sandbox.origins, [phoneOrigin]: sandbox.url } });
  const origins: string[] = [];
  const http: Http = {
    ...real,
    send(asked) {
      origins.push(new URL(asked.url).origin);
      return real.send(asked);
    },
  };
  const sent: Sent[] = [];
  const collect = (scopes: readonly string[]) => {
    const seen = sandbox.control.requests().filter(({ call }) => !byBrowser.includes(call));
    if (seen.length !== origins.length)
      throw new Error(`${origins.length} requests were sent and ${seen.length} arrived`);
    seen.forEach((one, index) => {
      sent.push({ ...one, origin: origins[index] ?? '', scopes });
    });
    sandbox.control.clearRequests();
    origins.length = 0;
  };
  try {
    for (const cloud of [googleHealth.open(http, system), fitbit.open(http, system)]) {
      for (const webhooks of [false, true]) {
        await connectAndCheck(cloud, webhooks, { http, sandbox, folder, origins });
        collect(cloud.oauth.scopes(webhooks));
      }
    }
    await sendSms(http, sandbox);
    await sendByPhone(http, sandbox);
    collect([]);
  } finally {
    await real.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return sent;
}

async function connectAndCheck(
  cloud: Cloud,
  webhooks: boolean,
  { http, sandbox, folder, origins }: { http: Http; sandbox: Sandbox; folder: string; origins: string[] },
): Promise<void> {
  const vendor = cloud.id === 'fitbit' ? 'fitbit' : 'google';
  const registered = sandbox.control.state().clients.find((one) => one.vendor === vendor);
  if (!registered) throw new Error('no client');
  const { clientId, clientSecret } = registered;
  const client = { cloud, clientId, clientSecret };
  const tokenEndpoint = createTokenEndpoint(http, system);
  const store = await openStore(join(folder, `${cloud.id}-${webhooks}`), system);
  try {
    const authorizations = createAuthorizations<null>({
      store,
      http,
      system,
      tokenEndpoint,
      cloudOf: () => cloud,
    });
    const { url } = await authorizations.start({ client, redirectUri, webhooks, purpose: null });
    origins.push(new URL(cloud.oauth.authorizationEndpoint).origin);
    const back = await consent(url);
    const { grant } = await authorizations.finish(await authorizations.take(back));
    const fresh = must(await tokenEndpoint.refresh(client, grant.refreshToken));
    const listed = must(await cloud.devices(fresh.accessToken, 'Europe/Berlin'));
    if (listed.length !== 101) throw new Error(`${listed.length} devices came in place of 101`);
    must(await cloud.identity(fresh.accessToken));
    must(await tokenEndpoint.revoke(client, fresh.refreshToken ?? grant.refreshToken));
  } finally {
    await store.close();
  }
}

/** What a browser does: opens the page, presses Allow, follows the way back. */
async function consent(authorizeUrl: string): Promise<URLSearchParams> {
  await (await fetch(authorizeUrl)).text();
  const { origin, pathname, searchParams: fields } = new URL(authorizeUrl);
  fields.set('person', 'anna');
  fields.set('decision', 'allow');
  const answer = await fetch(`${origin}${pathname}/decision`, {
    method: 'POST',
    body: fields,
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? redirectUri).searchParams;
}

/** With a number and with a Messaging Service, by auth token and by API key; and how one of them fares. */
async function sendSms(http: Http, sandbox: Sandbox): Promise<void> {
  const [registered] = sandbox.control.state().twilio;
  if (!registered) throw new Error('no account');
  const { accountSid, authToken, numbers, messagingServices, keys } = registered;
  const [apiKeySid = '', apiKeySecret = ''] = Object.entries(keys)[0] ?? [];
  const plain = twilioSettings({ accountSid, authToken, from: numbers[0] ?? '' });
  const byService = {
    ...plain,
    apiKeySid,
    apiKeySecret,
    from: '',
    messagingServiceSid: messagingServices[0] ?? '',
  };
  for (const account of [plain, byService]) {
    const sender = openTwilio(http, account, system);
    const sms = smsOrder({
      body: 'Charge 6 is at 12 %',
      callback: 'https://fitbit.example.org/fitbit/sms?k=sms_1',
    });
    const outcome = await sender.send(sms);
    if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`);
    const news = await sender.poll(outcome.sid);
    if (news.kind !== 'known') throw new Error('nothing is known of it');
    const listed = await sender.find(sms, system.now() - 60_000);
    if (listed.kind !== 'list' || listed.found.length === 0) throw new Error('it is not in the list');
    sandbox.control.incomingSms({ from: sms.to, body: 'It is on its charger', accountSid });
    await hear(sender.inbox);
  }
}

/** What somebody answered is read. */
async function hear(inbox: Inbox | undefined): Promise<void> {
  const outcome = await inbox?.list(system.now() - 60_000);
  if (outcome?.kind !== 'list' || outcome.received.length === 0) throw new Error('no answer was read');
}

/** By a phone in the home network, and by one that a server knows and that is off. */
async function sendByPhone(http: Http, sandbox: Sandbox): Promise<void> {
  const { user, password, phones } = sandbox.control.gate();
  const away = phones.find(({ isLocal }) => !isLocal);
  if (!away) throw new Error('no device');
  sandbox.control.gatePhone({ phone: away.id, isOn: false });
  const login = { gateUser: user, gatePassword: password, gateSigningKey: 'key' };
  const sms = smsOrder({ body: 'Charge 6 is at 12 %' });
  const atHome = { ...login, gateAddress: phoneOrigin, gateDevice: '', gateSim: '2', gateInbox: 'true' };
  const own = openSmsGate(http, atHome, system);
  const atServer = { gateAddress: 'https://api.sms-gate.app/3rdparty/v1', gateDevice: away.id, gateSim: '' };
  const server = openSmsGate(http, { ...atHome, ...atServer }, system);
  for (const { id } of phones)
    sandbox.control.gateIncoming({ phone: id, from: sms.to, text: 'It is on its charger' });
  for (const sender of [own, server]) {
    const outcome = await sender.send(sms);
    if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`);
    if ((await sender.poll(outcome.sid)).kind !== 'known') throw new Error('nothing is known of it');
    if ((await sender.health?.())?.kind !== 'reached') throw new Error('it was not reached');
    await hear(sender.inbox);
    const registration = sender.registration;
    if (!(await registration?.reconcile('account', 'https://pi.example.org/fitbit/sms-gate')))
      throw new Error('it was not told where to call');
    await registration?.remove('account');
    // The server notes it; that it is certain is known only later.
    if (sender === server && (await sender.cancel?.(outcome.sid)) !== 'unknown')
      throw new Error('nobody was asked to take it back');
  }
}

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.code} ${answer.problem.detail ?? ''}`);
  return answer.value;
}
