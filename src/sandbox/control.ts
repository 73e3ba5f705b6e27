// The control surface: how a test or a demo looks into the sandbox and changes it. The same commands exist as
// functions (`Sandbox.control`) and as JSON over HTTP; wrong input is 400 `{error}`.
//
//   GET    /sandbox/state                  seed, clock, clients and Twilio accounts with secrets, people, devices
//   POST   /sandbox/devices                {person, device?, level?, status?, syncedAt?, type?, name?, omit?, remove?}
//                                          device: index or id, default the first; an unknown id with a name adds one
//   POST   /sandbox/drain                  {person, device?, percentPerSecond}; 0 ends it
//   POST   /sandbox/people                 a SandboxPerson; the same key replaces
//   POST   /sandbox/clients                {vendor, clientId, clientSecret?, redirectUris?, testing?, desktop?, blocked?, conditions?}
//   POST   /sandbox/twilio                 {accountSid?, ...}; default: the first account
//   POST   /sandbox/conditions             {person | clientId, accountNotLinked?: boolean, ...}
//   POST   /sandbox/tokens                 {person, vendor, action: expire-access | expire-refresh | revoke, clientId?}
//   GET    /sandbox/grants                 live consents, with counters
//   POST   /sandbox/clock                  {advanceMs}
//   POST   /sandbox/mode                   {fitbitGone?, fitbitPerHour?, googlePerMinute?, smsListLagMs?, drainPerRead?}
//   GET    /sandbox/sms   DELETE           every SMS, newest first
//   POST   /sandbox/sms/{sid}              {status, errorCode?}; calls its StatusCallback
//   POST   /sandbox/sms-outcome            {to?, times?, status | 'refused', errorCode?}: what the next SMS meet
//   POST   /sandbox/faults   GET   DELETE  see faults.ts
//   GET    /sandbox/requests DELETE        what the vendors' addresses were asked
//   POST   /sandbox/notify                 a notification to a webhook, see notify.ts
//   POST   /sandbox/verify                 a handshake with a webhook
//   GET    /sandbox/deliveries             what became of the notifications
//   POST   /sandbox/keyset                 {}: a new signing key for Google's notifications
import { BadInput, defined } from './checks';
import type { Input } from './control-input';
import { type Device, drainDevice, makeDevice, readDevice, settle, syncTime } from './devices';
import type { Fault, Faults } from './faults';
import type { Delivery, Notifier } from './notify';
import type { Outgoing } from './outgoing';
import type { RequestLog, Seen } from './request-log';
import type { Sms, SmsBook } from './sms';
import { sendStatusCallback } from './status-callback';
import type { Grant, Tokens } from './tokens';
import {
  addPerson,
  type Client,
  CONDITIONS,
  findClient,
  type Mode,
  type Person,
  putClient,
  type TwilioAccount,
  type World,
} from './world';

/** The parts that the control surface reaches into. */
export interface Parts {
  world: World;
  tokens: Tokens;
  book: SmsBook;
  faults: Faults;
  log: RequestLog;
  notifier: Notifier;
  outgoing: Outgoing;
}

export interface DeviceState {
  id: string;
  name: string;
  type: 'TRACKER' | 'SCALE';
  level: number | null;
  status: string | null;
  /** ISO 8601, UTC. */
  syncedAt: string | null;
  omit: string[];
}

export interface PersonState extends Omit<Person, 'devices'> {
  devices: DeviceState[];
}

export interface SandboxState {
  seed: string;
  /** ISO 8601, UTC. */
  now: string;
  mode: Mode & { drainPerRead: number };
  clients: Client[];
  twilio: TwilioAccount[];
  people: PersonState[];
}

/** The commands. Each throws BadInput, with a sentence, for a person, client or SMS that does not exist. */
export interface Control {
  state(): SandboxState;
  device(input: Input<'device'>): PersonState;
  drain(input: Input<'drain'>): PersonState;
  person(input: Input<'person'>): PersonState;
  client(input: Input<'client'>): Client;
  twilio(input: Input<'twilio'>): TwilioAccount;
  conditions(input: Input<'conditions'>): string[];
  tokens(input: Input<'tokens'>): void;
  grants(): Grant[];
  clock(input: Input<'clock'>): { now: string };
  mode(input: Input<'mode'>): SandboxState['mode'];
  sms(): Sms[];
  clearSms(): void;
  smsStatus(
    sid: string,
    input: Input<'smsStatus'>,
  ): Promise<Sms & { callback: { status: number | null; error: string | null } | null }>;
  smsOutcome(input: Input<'smsOutcome'>): void;
  fault(input: Input<'fault'>): void;
  faults(): Fault[];
  clearFaults(): void;
  requests(): Seen[];
  clearRequests(): void;
  notify(input: Input<'notify'>): Promise<Delivery>;
  verify(input: Input<'verify'>): Promise<{ ok: boolean; statuses: (number | null)[] }>;
  deliveries(): Delivery[];
  rotateKey(): void;
}

export function makeControl(parts: Parts): Control {
  const { world, tokens, book, faults, log, notifier, outgoing } = parts;

  function findPerson(key: string): Person {
    const person = world.people.get(key);
    if (!person)
      throw new BadInput(`there is no person "${key}": there are ${[...world.people.keys()].join(', ')}`);
    return person;
  }

  function findDevice(person: Person, wanted: number | string = 0): Device | undefined {
    return typeof wanted === 'number'
      ? person.devices[wanted]
      : person.devices.find((device) => device.id === wanted);
  }

  function showPerson(person: Person): PersonState {
    return { ...person, devices: person.devices.map((device) => showDevice(device, world.now())) };
  }

  const mode = () => ({ ...world.mode, drainPerRead: world.drainPerRead });

  return {
    state: () => ({
      seed: world.seed,
      now: new Date(world.now()).toISOString(),
      mode: mode(),
      clients: [...world.clients.values()],
      twilio: [...world.twilio.values()],
      people: [...world.people.values()].map(showPerson),
    }),

    device(input) {
      const person = findPerson(input.person);
      const device = findDevice(person, input.device) ?? addDevice(world, person, input);
      if (input.remove) person.devices = person.devices.filter((one) => one !== device);
      else changeDevice(device, input, world.now());
      return showPerson(person);
    },

    drain(input) {
      const person = findPerson(input.person);
      const device = findDevice(person, input.device);
      if (!device) throw new BadInput(`${person.key} has no device ${input.device ?? 0}`);
      drainDevice(device, input.percentPerSecond, world.now());
      return showPerson(person);
    },

    person: (input) => showPerson(reject(() => addPerson(world, input))),

    client({ conditions, ...input }) {
      const known = findClient(world, input.vendor, input.clientId);
      const clientSecret = input.clientSecret ?? known?.clientSecret;
      if (clientSecret === undefined) throw new BadInput('a new client needs a clientSecret');
      const plain = { redirectUris: null, testing: false, desktop: false, blocked: null };
      const client = { ...plain, ...known, ...defined(input), clientSecret };
      putClient(world, client);
      if (conditions) world.conditions.set(client.clientId, new Set(conditions));
      return client;
    },

    twilio(input) {
      const first = [...world.twilio.values()][0];
      const known = input.accountSid === undefined ? first : world.twilio.get(input.accountSid);
      const account = { ...EMPTY_ACCOUNT, ...known, ...defined(input) };
      if (!account.accountSid || !account.authToken)
        throw new BadInput('a new account needs an accountSid and an authToken');
      world.twilio.set(account.accountSid, account);
      return account;
    },

    conditions({ person, clientId, ...wanted }) {
      const name = person === undefined ? clientId : findPerson(person).key;
      if (name === undefined) throw new BadInput('say for which person or clientId');
      const conditions = world.conditions.get(name) ?? new Set();
      for (const condition of CONDITIONS) {
        if (wanted[condition] === true) conditions.add(condition);
        if (wanted[condition] === false) conditions.delete(condition);
      }
      world.conditions.set(name, conditions);
      return [...conditions];
    },

    tokens(input) {
      tokens.end(input.action, input.vendor, findPerson(input.person).key, input.clientId);
    },

    grants: () => tokens.grants(),

    clock({ advanceMs }) {
      world.advance(advanceMs);
      return { now: new Date(world.now()).toISOString() };
    },

    mode({ drainPerRead, ...changes }) {
      Object.assign(world.mode, defined(changes));
      world.drainPerRead = drainPerRead ?? world.drainPerRead;
      return mode();
    },

    sms: () => book.list(),
    clearSms: () => book.clear(),

    async smsStatus(sid, input) {
      const sms = book.force(sid, input.status, input.errorCode ?? null);
      if (!sms) throw new BadInput(`there is no SMS ${sid}`);
      return { ...sms, callback: await sendStatusCallback(world, outgoing, sms) };
    },

    smsOutcome: (input) => book.setOutcome(input),

    fault: (input) => faults.add(input),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),

    requests: () => log.list(),
    clearRequests: () => log.clear(),

    notify(input) {
      for (const person of input.people) findPerson(person);
      checkAddress(input.url);
      return notifier.notify(input);
    },
    verify(input) {
      checkAddress(input.url);
      return notifier.verify(input);
    },
    deliveries: () => notifier.deliveries(),
    rotateKey: () => notifier.rotateKey(),
  };
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

function addDevice(world: World, person: Person, input: Input<'device'>): Device {
  const { device: wanted = 0, name, remove } = input;
  if (name === undefined || remove)
    throw new BadInput(`${person.key} has no device ${wanted}; a name would add one`);
  const id = typeof wanted === 'string' ? wanted : undefined;
  const device = makeDevice(world.seed, person.key, person.devices.length, { name, id }, world.now());
  person.devices.push(device);
  return device;
}

function changeDevice(device: Device, input: Input<'device'>, now: number) {
  const syncedAt =
    input.syncedAt === undefined ? undefined : reject(() => syncTime(input.syncedAt ?? null, now));
  // What was set by hand stays: a drain goes on only if none of what it moves was touched.
  if (input.level !== undefined || syncedAt !== undefined) settle(device, now);
  if (input.level !== undefined) device.level = input.level;
  if (syncedAt !== undefined) device.syncedAt = syncedAt;
  if (input.status !== undefined) device.status = input.status;
  device.type = input.type ?? device.type;
  device.name = input.name ?? device.name;
  device.omit = input.omit ?? device.omit;
}

function showDevice(device: Device, now: number): DeviceState {
  const { level, status, syncedAt } = readDevice(device, now);
  const { id, name, type, omit } = device;
  return {
    id,
    name,
    type,
    level,
    status,
    syncedAt: syncedAt === null ? null : new Date(syncedAt).toISOString(),
    omit,
  };
}

function checkAddress(url: string) {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new BadInput(`${url} is not an http(s) address`);
}

/** Whatever a deeper layer finds wrong with its input is the caller's mistake. */
function reject<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : String(error));
  }
}
