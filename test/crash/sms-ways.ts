// By what SMS leave: the accounts of each way, what goes wrong with it in a round, and the books of what left by it.
import type { GateBook } from '../../src/sandbox/control';
import type { SandboxState } from '../../src/sandbox/sandbox';
import type { Chance } from '../fuzz/chance';
import type { FlowNode } from '../support/node-red';
import type { Clouds } from './clouds';

export const smsWays = ['twilio', 'phone', 'chain'] as const;
export type SmsWay = (typeof smsWays)[number];

/** The account that the sending nodes have. */
export const accountId = 'cc00000000000001';
const gatewayId = 'cc00000000000003';
const twilioId = 'cc00000000000004';

/** Where the phone is: the sandbox answers in its place. */
export const phoneAddress = 'http://192.168.1.20:8080';
const serverAddress = 'https://api.sms-gate.app/3rdparty/v1';

/** For how long an SMS is tried, and what nobody knows of it is looked up. */
export const validityMinutes = 600;

/** How long each account of a chain has an SMS before the next one is due: less than a long cut. */
const nextAfterMinutes = 1;

/** An SMS that left by an account. */
export interface Left {
  account: string;
  to: string;
  body: string;
  /**
   * Who handed it over says that the network did not take it, or that it ran out or was taken back before, which an app that was killed over it
   * does not know better: it may have cost something all the same.
   */
  hasFailed: boolean;
}

/** The first account is the one that sends; the others are those that it names. */
export function accountsOf(way: SmsWay, state: SandboxState, gate: GateBook): FlowNode[] {
  const account = (id: string, fields: object): FlowNode => ({
    id,
    type: 'fitbit-sms-account',
    name: '',
    country: 'DE',
    validityMinutes,
    // One number gets dozens a day here: how caps hold is tried elsewhere.
    dailyPerNumber: 99_999,
    dailyAll: 99_999,
    configVersion: 1,
    ...fields,
  });
  if (way === 'twilio') return [account(accountId, byTwilio(state))];
  if (way === 'phone') return [account(accountId, byPhone(gate))];
  return [
    account(accountId, { ...byServer(gate), next: gatewayId, nextAfterMinutes }),
    account(gatewayId, { ...byGateway(gate), next: twilioId, nextAfterMinutes }),
    account(twilioId, byTwilio(state)),
  ];
}

function byTwilio({ twilio: [account] }: SandboxState): object {
  return {
    messagingServiceSid: '',
    apiKeySid: '',
    region: '',
    edge: '',
    credentials: {
      accountSid: account?.accountSid,
      authToken: account?.authToken,
      from: account?.numbers[0],
    },
  };
}

function byPhone({ user, password }: GateBook): object {
  return {
    provider: 'sms-gate',
    gateAddress: phoneAddress,
    gateDevice: '',
    gateSim: '',
    credentials: { gateUser: user, gatePassword: password },
  };
}

function byServer(gate: GateBook): object {
  return { ...byPhone(gate), gateAddress: serverAddress, gateDevice: serverPhone(gate) };
}

/** The phone at home once more, as a gateway that takes a key. */
function byGateway({ user, password }: GateBook): object {
  return {
    provider: 'http',
    httpAddress: `${phoneAddress}/messages`,
    httpMethod: 'POST',
    httpForm: 'json',
    httpBody: '{"id":"{key}","phoneNumbers":["{to}"],"textMessage":{"text":"{text}"}}',
    httpHeaders: '{"authorization":"Basic {secret}"}',
    httpKey: 'key',
    httpIdPath: 'id',
    httpStatePath: '',
    httpAcceptedWords: '',
    httpStatusAddress: `${phoneAddress}/messages/{id}`,
    httpStatusPath: 'state',
    httpDeliveredWords: 'Delivered',
    httpFailedWords: 'Failed',
    credentials: { httpSecret: `${user}:${password}` },
  };
}

/** The phone that a server is told to take. */
function serverPhone({ phones }: GateBook): string {
  const found = phones.find(({ isLocal }) => !isLocal);
  if (!found) throw new Error('the server of the sandbox knows no phone');
  return found.id;
}

/** What can go wrong with the way for one round; what did is counted. */
export async function trouble(
  way: SmsWay,
  clouds: Clouds,
  kills: Chance,
  happened: (what: string) => void,
): Promise<void> {
  if (way === 'twilio') return;
  await clouds.clearFaults();
  if (way === 'phone') {
    await switchPhone(kills.oneIn(5));
  } else {
    const server = serverPhone(await clouds.gate());
    await switchPhone(kills.oneIn(6));
    await switchPhone(!kills.oneIn(3), server);
    const status = kills.pick([null, null, 429, 503, 401]);
    if (status !== null) {
      happened(`rounds with status ${status}`);
      await clouds.fault('sms-gate', kills.pick(['messages.create', 'messages.get']), { status });
    }
    for (const [vendor, call] of [
      ['twilio', 'messages.create'],
      ['sms-gate', 'messages.cancel'],
    ] as const) {
      if (kills.oneIn(3)) await loseAnswer(vendor, call);
    }
    if (kills.oneIn(3)) {
      happened('SMS that fail late');
      await clouds.failLate();
    }
  }
  if (kills.oneIn(2)) await loseAnswer('sms-gate', 'messages.create');
  if (kills.oneIn(6)) await clouds.killApp();

  async function switchPhone(isOff: boolean, phone?: string) {
    if (isOff) happened(phone ? "rounds with the server's phone off" : 'rounds with the phone off');
    await clouds.phone(!isOff, phone);
  }
  async function loseAnswer(vendor: string, call: string) {
    happened('answers lost');
    await clouds.fault(vendor, call, { drop: 'headers', after: true }, 1);
  }
}

/** Nothing goes wrong any more. What waits at a server whose phone is off has to go on by the next account. */
export async function settle(way: SmsWay, clouds: Clouds): Promise<void> {
  if (way === 'twilio') return;
  await clouds.clearFaults();
  await clouds.phone(true);
  if (way === 'chain') await clouds.phone(false, serverPhone(await clouds.gate()));
}

/** Everything that left, whichever way. `isDoubled`: once more, by an app that was killed. */
export async function everythingLeft(
  way: SmsWay,
  clouds: Clouds,
): Promise<{ left: Left[]; doubled: number }> {
  const byTwilio = (await clouds.sms()).map(({ to, body }) => ({ to, body, hasFailed: false }));
  const twilio = byTwilio.map((one) => ({ ...one, account: way === 'chain' ? twilioId : accountId }));
  if (way === 'twilio') return { left: twilio, doubled: 0 };
  const { handedOver, messages, phones } = await clouds.gate();
  const isLocal = (phone: string) => phones.find(({ id }) => id === phone)?.isLocal === true;
  const once = handedOver.filter(({ isDoubled }) => !isDoubled);
  const isOf = (one: { id: string; phone: string }) => (other: typeof one) =>
    other.id === one.id && other.phone === one.phone;
  const ranOut = messages.filter((one) => one.state === 'Failed' && !once.some(isOf(one)));
  const gate = [...once, ...ranOut].map((one) => ({
    account: way === 'chain' && isLocal(one.phone) ? gatewayId : accountId,
    to: one.to,
    body: one.text,
    hasFailed: ['Failed', 'Cancelled'].includes(messages.find(isOf(one))?.state ?? ''),
  }));
  return { left: [...twilio, ...gate], doubled: handedOver.length - once.length };
}

/** The accounts of a way, by what the log calls them. */
export const accountNames: Readonly<Record<SmsWay, Readonly<Record<string, string>>>> = {
  twilio: { [accountId]: 'Twilio' },
  phone: { [accountId]: 'the phone' },
  chain: { [accountId]: 'the server', [gatewayId]: 'the gateway', [twilioId]: 'Twilio' },
};
