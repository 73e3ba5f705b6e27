// The phones behind the stand-in for SMSGate: what they were given, what they handed to Android, and what comes in.
import { deriveHex, deriveWord } from './seed';
import type { GateWebhooks } from './sms-gate-webhooks';
import type { World } from './world';

const handedOverAfter = 1_000;
const sentAfter = 2_000;
const deliveredAfter = 4_000;
const failedAgainAfter = 8_000;
/** An app that Android ended is started again, and knows nothing of what it had handed over. */
const startedAgainAfter = 30_000;

export const GATE_FATES = ['delivered', 'sent', 'failed', 'delivered-then-failed', 'app-killed'] as const;
export type GateFate = (typeof GATE_FATES)[number];

export type GateState = 'Pending' | 'Processed' | 'Sent' | 'Delivered' | 'Failed' | 'Cancelled';

export interface GatePhone {
  id: string;
  name: string;
  /** Reached in the home network, with a database of its own; else a device of a server. */
  isLocal: boolean;
  isOn: boolean;
  /** Since when it is on, epoch ms; while it is off, when it was last heard of. */
  changedAt: number;
  /** Percent. */
  level: number;
  isCharging: boolean;
  /** An app of before July 2026: it sends what a server lists, also what is to be taken back. */
  isOld: boolean;
  /** With which it signs what it posts; the app shows it. */
  signingKey: string;
}

export interface GateMessage {
  id: string;
  phone: string;
  to: string;
  text: string;
  sim: number | null;
  at: number;
  validUntil: number;
  fate: GateFate;
  state: GateState;
  error: string | null;
  /** When it came to its state, epoch ms. */
  stateAt: number;
  /** The server has noted that it is to be taken back, and its phone has not been there since. */
  isCancelling: boolean;
}

/** An SMS that a phone handed to Android. `isDoubled`: once more, by an app that was killed before its own row. */
export interface HandedOver {
  id: string;
  phone: string;
  to: string;
  text: string;
  at: number;
  isDoubled: boolean;
}

export interface GateIncoming {
  id: string;
  phone: string;
  from: string;
  text: string;
  at: number;
}

export interface GateOutcome {
  to?: string | undefined;
  /** How many SMS it holds for; left out: all of them. */
  times?: number | undefined;
  fate: GateFate;
}

export interface GatePhones {
  user: string;
  password: string;
  phones: GatePhone[];
  /** What came in, oldest first. */
  incoming(): GateIncoming[];
  /** Somebody sends an SMS to a phone. */
  receive(phone: GatePhone, from: string, text: string): GateIncoming;
  /** Lets happen what is due by the world's clock. */
  advance(): void;
  messages(): GateMessage[];
  /** What left by which phone, oldest first. */
  handedOver(): HandedOver[];
  /** Null: a message with this id is there already. */
  add(
    given: Omit<GateMessage, 'fate' | 'state' | 'stateAt' | 'isCancelling' | 'error' | 'at'>,
  ): GateMessage | null;
  find(isLocal: boolean, id: string): GateMessage | undefined;
  /** Takes back what is pending, or notes that its phone is to do so. False where it is neither. */
  cancel(message: GateMessage): boolean;
  setOutcome(outcome: GateOutcome): void;
  clear(): void;
}

/** One phone of the household's own, and two that a server knows. `onSms` hears of each SMS that leaves, `emit` posts to webhooks. */
export function makeGatePhones(
  world: World,
  onSms: (sms: HandedOver) => void,
  emit: GateWebhooks['emit'],
): GatePhones {
  const messages: GateMessage[] = [];
  const handedOver: HandedOver[] = [];
  const incoming: GateIncoming[] = [];
  let outcomes: GateOutcome[] = [];
  const phone = (label: string, isLocal: boolean): GatePhone => ({
    id: deriveWord(world.seed, `sms-gate ${label}`, 21),
    name: label,
    isLocal,
    isOn: true,
    changedAt: 0,
    level: 80,
    isCharging: true,
    isOld: false,
    signingKey: deriveWord(world.seed, `sms-gate signing key of ${label}`, 8),
  });
  const phones = [phone('drawer', true), phone('kitchen', false), phone('cellar', false)];
  const phoneOf = ({ phone: id }: GateMessage) => phones.find((one) => one.id === id);

  function takeFate(to: string): GateFate {
    const found = outcomes.find((one) => (one.to ?? to) === to);
    if (found?.times !== undefined) {
      found.times -= 1;
      if (found.times <= 0) outcomes = outcomes.filter((one) => one !== found);
    }
    return found?.fate ?? 'delivered';
  }

  function move(message: GateMessage, state: GateState, at: number, error: string | null = null): void {
    Object.assign(message, { state, stateAt: at, error });
    const by = phoneOf(message);
    const event = eventOf(state, new Date(at).toISOString(), error);
    if (!by || !event) return;
    const { id: messageId, to } = message;
    const common = { messageId, phoneNumber: to, sender: null, recipient: to, simNumber: message.sim };
    emit(by, event.name, { ...common, ...event.more });
  }

  function handOver(message: GateMessage, at: number): void {
    const { id, phone: by, to, text } = message;
    const isDoubled = handedOver.some((one) => one.id === id && one.phone === by);
    const sms = { id, phone: by, to, text, at, isDoubled };
    handedOver.push(sms);
    onSms(sms);
    if (message.fate !== 'app-killed' || isDoubled) move(message, 'Processed', at);
    else message.stateAt = at + startedAgainAfter;
  }

  function advanceOne(message: GateMessage, now: number): void {
    const by = phoneOf(message);
    const fetchedAt = Math.max(message.stateAt, by?.changedAt ?? 0) + handedOverAfter;
    if (message.state === 'Pending' && by?.isOn && now >= fetchedAt) {
      if (message.isCancelling && !by.isOld) move(message, 'Cancelled', fetchedAt);
      else if (fetchedAt > message.validUntil) move(message, 'Failed', fetchedAt, 'TTL expired');
      else handOver(message, fetchedAt);
    }
    const steps: [GateState, number, GateState, string | null][] = [
      ['Processed', sentAfter - handedOverAfter, 'Sent', null],
      ['Sent', deliveredAfter - sentAfter, 'Delivered', null],
      ['Delivered', failedAgainAfter - deliveredAfter, 'Failed', 'RESULT_ERROR_GENERIC_FAILURE'],
    ];
    for (const [from, after, to, error] of steps) {
      const due = message.stateAt + after;
      if (message.state !== from || now < due) continue;
      if (from === 'Processed' && message.fate === 'failed')
        move(message, 'Failed', due, 'RESULT_ERROR_NO_SERVICE');
      else if (from === 'Sent' && message.fate === 'sent') continue;
      else if (from === 'Delivered' && message.fate !== 'delivered-then-failed') continue;
      else move(message, to, due, error);
    }
  }

  const advance = () => {
    for (const message of messages) advanceOne(message, world.now());
  };

  return {
    user: 'sms',
    password: deriveWord(world.seed, 'sms-gate password', 14),
    phones,
    incoming: () => incoming,
    receive(phone, from, text) {
      const at = world.tick();
      // As the app makes it of the SMS: 32 bits, signed in its list and unsigned in what it posts.
      const hash = Number.parseInt(deriveHex(world.seed, `incoming ${at} ${from} ${text}`, 8), 16);
      const message = { id: `text:${hash | 0}`, phone: phone.id, from, text, at };
      incoming.push(message);
      emit(phone, 'sms:received', {
        messageId: hash.toString(16),
        message: text,
        phoneNumber: from,
        sender: from,
        recipient: null,
        simNumber: 1,
        receivedAt: new Date(at).toISOString(),
      });
      return message;
    },
    advance,
    messages: () => messages,
    handedOver: () => handedOver,
    add(given) {
      if (messages.some(({ id, phone: by }) => id === given.id && by === given.phone)) return null;
      const now = world.now();
      const message: GateMessage = {
        ...given,
        at: now,
        fate: takeFate(given.to),
        state: 'Pending',
        stateAt: now,
        isCancelling: false,
        error: null,
      };
      messages.push(message);
      return message;
    },
    find: (isLocal, id) => messages.find((one) => one.id === id && phoneOf(one)?.isLocal === isLocal),
    cancel(message) {
      if (message.state !== 'Pending' || message.isCancelling) return false;
      if (phoneOf(message)?.isLocal) move(message, 'Cancelled', world.now());
      else message.isCancelling = true;
      return true;
    },
    setOutcome(outcome) {
      outcomes.push({ ...outcome });
    },
    clear() {
      messages.length = 0;
      handedOver.length = 0;
      outcomes = [];
    },
  };
}

/** What the app calls it when an SMS comes to a state, and what it says beside the message. */
function eventOf(state: GateState, at: string, error: string | null): { name: string; more: object } | null {
  if (state === 'Sent') return { name: 'sms:sent', more: { partsCount: 1, sentAt: at } };
  if (state === 'Delivered') return { name: 'sms:delivered', more: { deliveredAt: at } };
  if (state === 'Failed') return { name: 'sms:failed', more: { reason: error ?? 'Unknown', failedAt: at } };
  return null;
}
