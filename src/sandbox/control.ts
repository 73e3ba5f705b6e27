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
//   GET    /sandbox/sms-gate               phones, messages, what was handed over; user and password
//   POST   /sandbox/sms-gate/phone         {phone?, isOn?, level?, isCharging?}; default: the one in the home network
//   POST   /sandbox/sms-gate/outcome       {to?, times?, fate}: what the next SMS meet
//   POST   /sandbox/sms-gate/incoming      {phone?, from, text}
//   POST   /sandbox/sms-gate/webhooks      {held}: true keeps what phones post, false lets it go, the last first
//   POST   /sandbox/incoming-sms           {from, body, to?, accountSid?, messagingServiceSid?}: somebody sends one to an account
//   POST   /sandbox/faults   GET   DELETE  see faults.ts
//   GET    /sandbox/requests DELETE        what the vendors' addresses were asked
//   POST   /sandbox/notify                 a notification to a webhook, see notify.ts
//   POST   /sandbox/verify                 a handshake with a webhook
//   GET    /sandbox/deliveries             what became of the notifications
//   POST   /sandbox/keyset                 {}: a new signing key for Google's notifications
import { BadInput, defined } from './checks';
import { setAccount, setClient, setConditions } from './control-accounts';
import {
  addDevice,
  changeDevice,
  findDevice,
  findPerson,
  type PersonState,
  reject,
  showPerson,
} from './control-devices';
import type { Input } from './control-input';
import { drainDevice } from './devices';
import type { Fault, Faults } from './faults';
import { type IncomingBook, type IncomingSms, receiveSms } from './incoming-sms';
import type { Delivery, Notifier } from './notify';
import type { Outgoing } from './outgoing';
import type { RequestLog, Seen } from './request-log';
import type { Sms, SmsBook } from './sms';
import type { GateIncoming, GateMessage, GatePhone, GatePhones, HandedOver } from './sms-gate-phones';
import type { GatePost, GateWebhook, GateWebhooks } from './sms-gate-webhooks';
import { sendStatusCallback } from './status-callback';
import type { Grant, Tokens } from './tokens';
import { addPerson, type Client, type Mode, type TwilioAccount, type World } from './world';

/** The parts that the control surface reaches into. */
export interface Parts {
  world: World;
  tokens: Tokens;
  book: SmsBook;
  gate: GatePhones;
  webhooks: GateWebhooks;
  incoming: IncomingBook;
  faults: Faults;
  log: RequestLog;
  notifier: Notifier;
  outgoing: Outgoing;
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

/** What the phones of the SMSGate stand-in know. */
export interface GateBook {
  user: string;
  password: string;
  phones: GatePhone[];
  messages: GateMessage[];
  handedOver: HandedOver[];
  webhooks: GateWebhook[];
  /** What the phones have posted to them. */
  posts: GatePost[];
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
  gate(): GateBook;
  gatePhone(input: Input<'gatePhone'>): GatePhone;
  gateOutcome(input: Input<'gateOutcome'>): void;
  gateIncoming(input: Input<'gateIncoming'>): GateIncoming;
  gateWebhooks(input: Input<'gateWebhooks'>): void;
  incomingSms(input: Input<'incomingSms'>): IncomingSms;
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
  const { world, tokens, book, gate, webhooks, incoming, faults, log, notifier, outgoing } = parts;

  const mode = () => ({ ...world.mode, drainPerRead: world.drainPerRead });

  return {
    state: () => ({
      seed: world.seed,
      now: new Date(world.now()).toISOString(),
      mode: mode(),
      clients: [...world.clients.values()],
      twilio: [...world.twilio.values()],
      people: [...world.people.values()].map((person) => showPerson(world, person)),
    }),

    device(input) {
      const person = findPerson(world, input.person);
      const device = findDevice(person, input.device) ?? addDevice(world, person, input);
      if (input.remove) person.devices = person.devices.filter((one) => one !== device);
      else changeDevice(device, input, world.now());
      return showPerson(world, person);
    },

    drain(input) {
      const person = findPerson(world, input.person);
      const device = findDevice(person, input.device);
      if (!device) throw new BadInput(`${person.key} has no device ${input.device ?? 0}`);
      drainDevice(device, input.percentPerSecond, world.now());
      return showPerson(world, person);
    },

    person: (input) =>
      showPerson(
        world,
        reject(() => addPerson(world, input)),
      ),

    client: (input) => setClient(world, input),
    twilio: (input) => setAccount(world, input),
    conditions: (input) => setConditions(world, input),

    tokens(input) {
      tokens.end(input.action, input.vendor, findPerson(world, input.person).key, input.clientId);
    },

    grants: () => tokens.grants(),

    clock({ advanceMs }) {
      world.advance(advanceMs);
      gate.advance();
      return { now: new Date(world.now()).toISOString() };
    },

    mode({ drainPerRead, ...changes }) {
      Object.assign(world.mode, defined(changes));
      world.drainPerRead = drainPerRead ?? world.drainPerRead;
      return mode();
    },

    sms: () => book.list(),
    clearSms() {
      book.clear();
      gate.clear();
      webhooks.clear();
      incoming.clear();
    },
    ...gateControl(world, gate, webhooks),

    async smsStatus(sid, input) {
      const sms = book.force(sid, input.status, input.errorCode ?? null);
      if (!sms) throw new BadInput(`there is no SMS ${sid}`);
      return { ...sms, callback: await sendStatusCallback(world, outgoing, sms) };
    },

    smsOutcome: (input) => book.setOutcome(input),

    incomingSms: (input) => receiveSms(world, incoming, input),

    fault: (input) => faults.add(input),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),

    requests: () => log.list(),
    clearRequests: () => log.clear(),

    notify(input) {
      for (const person of input.people) findPerson(world, person);
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

function gateControl(
  world: World,
  gate: GatePhones,
  webhooks: GateWebhooks,
): Pick<Control, 'gate' | 'gatePhone' | 'gateOutcome' | 'gateIncoming' | 'gateWebhooks'> {
  const phoneOf = (id: string | undefined) => {
    const phone = id === undefined ? gate.phones[0] : gate.phones.find((one) => one.id === id);
    if (!phone) throw new BadInput(`there is no phone ${id}`);
    return phone;
  };
  return {
    gate() {
      gate.advance();
      const { user, password, phones } = gate;
      return {
        user,
        password,
        phones,
        messages: gate.messages(),
        handedOver: gate.handedOver(),
        webhooks: webhooks.list(),
        posts: webhooks.posts(),
      };
    },
    gatePhone({ phone: id, ...changes }) {
      gate.advance();
      const phone = phoneOf(id);
      if (changes.isOn !== undefined && changes.isOn !== phone.isOn) phone.changedAt = world.now();
      Object.assign(phone, defined(changes));
      webhooks.flush();
      return phone;
    },
    gateOutcome: (input) => gate.setOutcome(input),
    gateIncoming: ({ phone, from, text }) => gate.receive(phoneOf(phone), from, text),
    gateWebhooks: ({ held }) => webhooks.hold(held),
  };
}

function checkAddress(url: string) {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new BadInput(`${url} is not an http(s) address`);
}
