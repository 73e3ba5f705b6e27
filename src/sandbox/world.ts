// The state of the made-up world: people, their devices, registered clients, Twilio accounts, the clock.

import { type Device, makeDevice } from './devices';
import { defaultPeople, type SandboxPerson } from './people';
import { deriveDigits, deriveHex, deriveWord } from './seed';

export type Cloud = 'google' | 'fitbit';

export interface Person {
  key: string;
  name: string;
  zone: string;
  locale: string;
  number: string | null;
  healthUserId: string;
  fitbitId: string;
  devices: Device[];
}

export interface Client {
  vendor: Cloud;
  clientId: string;
  clientSecret: string;
  /** null: any address the vendor's rules allow. */
  redirectUris: string[] | null;
  /** Google's publishing status "Testing": consent ends after seven days. */
  testing: boolean;
  /** Google's client type "Desktop app": any http address of this computer, none registered. */
  desktop: boolean;
  /** The word with which Google's page ends before any consent, such as `access_denied`; null: it does not. */
  blocked: string | null;
}

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** API keys: SID to secret. */
  keys: Record<string, string>;
  numbers: string[];
  messagingServices: string[];
  /** Test credentials: only the magic numbers are usable as From. */
  test: boolean;
  suspended: boolean;
  /** null: may send to anybody; else a trial account's list. */
  verified: string[] | null;
  optedOut: string[];
  /** Prefixes such as `+44` that the geo-permissions do not allow. */
  blockedPrefixes: string[];
}

/** What can be wrong with an account or a project at Google, beyond tokens and scopes. */
export const CONDITIONS = [
  'accountNotLinked',
  'previewDenied',
  'serviceDisabled',
  'resourcePermissionDenied',
  'uberMint',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Mode {
  /** Every Fitbit address answers 410. */
  fitbitGone: boolean;
  /** Requests an hour for each user and client. */
  fitbitPerHour: number;
  /** Requests a minute for each user. */
  googlePerMinute: number;
  /** How long a new SMS is missing from Twilio's list. */
  smsListLagMs: number;
}

export interface World {
  seed: string;
  /** Epoch milliseconds on the sandbox's clock. */
  now(): number;
  /** Like now(), but never the same twice: an order of events even where a clock stands still. */
  tick(): number;
  advance(ms: number): void;
  people: Map<string, Person>;
  /** By `vendor clientId`; see `findClient`. */
  clients: Map<string, Client>;
  twilio: Map<string, TwilioAccount>;
  /** By person key or client id. */
  conditions: Map<string, Set<Condition>>;
  mode: Mode;
  drainPerRead: number;
}

export interface WorldOptions {
  seed: string;
  now: () => number;
  people?: SandboxPerson[] | undefined;
  drainPerRead: number;
}

export function makeWorld(options: WorldOptions): World {
  const { seed } = options;
  let offset = 0;
  let last = 0;
  const now = () => options.now() + offset;
  const world: World = {
    seed,
    now,
    tick: () => {
      last = Math.max(Math.floor(now()), last + 1);
      return last;
    },
    advance: (ms) => {
      offset += ms;
    },
    people: new Map(),
    clients: new Map(),
    twilio: new Map(),
    conditions: new Map(),
    mode: { fitbitGone: false, fitbitPerHour: 150, googlePerMinute: 300, smsListLagMs: 0 },
    drainPerRead: options.drainPerRead,
  };
  for (const person of options.people ?? defaultPeople(now())) addPerson(world, person);
  for (const client of defaultClients(seed)) putClient(world, client);
  for (const account of defaultAccounts(seed)) world.twilio.set(account.accountSid, account);
  return world;
}

/** Adds a person, or replaces the one with the same key. Throws if key or time zone cannot be used. */
export function addPerson(world: World, given: SandboxPerson): Person {
  const { key } = given;
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(key))
    throw new Error(`"${key}" cannot be a person's key: use small letters, digits and hyphens`);
  const zone = given.zone ?? 'Europe/Berlin';
  new Intl.DateTimeFormat('en', { timeZone: zone });
  const label = `person ${key}`;
  const person: Person = {
    key,
    name: given.name ?? key.charAt(0).toUpperCase() + key.slice(1),
    zone,
    locale: given.locale ?? 'en-US',
    number: given.number ?? null,
    healthUserId: given.healthUserId ?? deriveDigits(world.seed, `${label} google`, 19),
    fitbitId: given.fitbitId ?? deriveWord(world.seed, `${label} fitbit`, 6).toUpperCase(),
    devices: (given.devices ?? []).map((device, index) =>
      makeDevice(world.seed, key, index, device, world.now()),
    ),
  };
  world.people.set(key, person);
  return person;
}

export function putClient(world: World, client: Client): void {
  world.clients.set(`${client.vendor} ${client.clientId}`, client);
}

export function findClient(world: World, vendor: Cloud, clientId: string): Client | undefined {
  return world.clients.get(`${vendor} ${clientId}`);
}

/** The default client of a vendor; its id and secret depend on the seed only. */
export function defaultClients(seed: string): Client[] {
  const project = deriveDigits(seed, 'google project', 12);
  const word = deriveWord(seed, 'google client', 32);
  const rest = { redirectUris: null, testing: false, desktop: false, blocked: null };
  return [
    {
      vendor: 'google',
      clientId: `${project}-${word}.apps.googleusercontent.com`,
      clientSecret: `GOCSPX-${deriveWord(seed, 'google secret', 28)}`,
      ...rest,
    },
    {
      vendor: 'fitbit',
      clientId: `23${deriveWord(seed, 'fitbit client', 4).toUpperCase()}`,
      clientSecret: deriveHex(seed, 'fitbit secret', 32),
      ...rest,
    },
  ];
}

/** An ordinary Twilio account and, apart from it, a set of test credentials. */
export function defaultAccounts(seed: string): TwilioAccount[] {
  const account = (label: string): TwilioAccount => ({
    accountSid: `AC${deriveHex(seed, `${label} sid`, 32)}`,
    authToken: deriveHex(seed, `${label} token`, 32),
    keys: { [`SK${deriveHex(seed, `${label} key`, 32)}`]: deriveWord(seed, `${label} key secret`, 32) },
    numbers: ['+15005550006'],
    messagingServices: [`MG${deriveHex(seed, `${label} service`, 32)}`],
    test: false,
    suspended: false,
    verified: null,
    optedOut: [],
    blockedPrefixes: [],
  });
  return [
    { ...account('twilio'), numbers: ['+12025550199', '+15005550006'] },
    { ...account('twilio test'), test: true },
  ];
}

export function hasCondition(world: World, condition: Condition, person: string, clientId: string): boolean {
  return [person, clientId].some((name) => world.conditions.get(name)?.has(condition));
}

/** Milliseconds by which a zone is ahead of UTC at that moment. */
export function zoneOffset(zone: string, at: number): number {
  return Date.parse(`${zoneTime(zone, at)}Z`) - at;
}

/** Clock time in a zone, `yyyy-MM-ddTHH:mm:ss.SSS`, without any offset. */
export function zoneTime(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}`;
}
