// What the control surface changes about clients, Twilio accounts, and the conditions that they or people are under.
import { BadInput, defined } from './checks';
import { findPerson } from './control-devices';
import type { Input } from './control-input';
import { type Client, CONDITIONS, findClient, putClient, type TwilioAccount, type World } from './world';

export function setClient(world: World, { conditions, ...input }: Input<'client'>): Client {
  const known = findClient(world, input.vendor, input.clientId);
  const clientSecret = input.clientSecret ?? known?.clientSecret;
  if (clientSecret === undefined) throw new BadInput('a new client needs a clientSecret');
  const plain = { redirectUris: null, testing: false, desktop: false, blocked: null };
  const client = { ...plain, ...known, ...defined(input), clientSecret };
  putClient(world, client);
  if (conditions) world.conditions.set(client.clientId, new Set(conditions));
  return client;
}

export function setAccount(world: World, input: Input<'twilio'>): TwilioAccount {
  const first = [...world.twilio.values()][0];
  const known = input.accountSid === undefined ? first : world.twilio.get(input.accountSid);
  const account = { ...EMPTY_ACCOUNT, ...known, ...defined(input) };
  if (!account.accountSid || !account.authToken)
    throw new BadInput('a new account needs an accountSid and an authToken');
  world.twilio.set(account.accountSid, account);
  return account;
}

export function setConditions(world: World, { person, clientId, ...wanted }: Input<'conditions'>): string[] {
  const name = person === undefined ? clientId : findPerson(world, person).key;
  if (name === undefined) throw new BadInput('say for which person or clientId');
  const conditions = world.conditions.get(name) ?? new Set();
  for (const condition of CONDITIONS) {
    if (wanted[condition] === true) conditions.add(condition);
    if (wanted[condition] === false) conditions.delete(condition);
  }
  world.conditions.set(name, conditions);
  return [...conditions];
}

const EMPTY_ACCOUNT: TwilioAccount = {
  accountSid: '',
  authToken: '',
  keys: {},
  numbers: [],
  messagingServices: [],
  test: false,
  suspended: false,
  verified: null,
  optedOut: [],
  blockedPrefixes: [],
};
