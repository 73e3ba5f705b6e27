// Which SMS is sent at all: one that was sent before under its key is given again, any other is on disk before it is posted.
import { hashOf } from '../net/secrets';
import { newId, type System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import { onceBack } from '../store/away';
import { isLate } from '../store/late';
import type { SmsCaps, StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { type CapTroubles, capsFor, decideAnswer, decideSms, kindOf } from './caps';
import type { Content } from './content';
import { joiningMsOf } from './joining';
import { jointTopic } from './joint-text';

import type { ReadySms } from './message';
import { plainFields } from './plain';
import type { Provider } from './provider';
import { uncertainTrouble } from './refusals';
import { type IsOutdated, outdatedTrouble } from './rows';
import type { Timers } from './timers';

/** What a node asks its outbox to send. */
export interface AskedSms {
  nodeId: string;
  sms: ReadySms;
  key: string | null;
  msg: Readonly<Record<string, unknown>>;
  /** The key is an alert's id, which is never another's: it counts for as long as SMS are remembered, a week. */
  isAlert?: boolean;
  /** The same text may go to a number again within ten minutes. */
  mayRepeat?: boolean;
  /** Without a cap: it costs nothing. */
  isFree?: boolean;
  /** It answers a reply: with caps of its own, beyond which it is left out. */
  isAnswer?: boolean;
  /** Of an answer: a forged reply may have asked for what it says, so its caps are wider. */
  mustBeSeen?: boolean;
  /** It is on disk. */
  onWritten?(): void;
}

export interface Admission {
  /** The row that an SMS would have: posted, as that is what follows. Its key has account and number in it. */
  rowOf(asked: AskedSms): StoredSms;
  /**
   * Finds or writes the row of an SMS; null for an answer that is left out, and where another instance has it. The SMS of an alert waits
   * while the database is away. Rejects with a Trouble for one that is not to be sent.
   */
  admit(row: StoredSms, asked: AskedSms): Promise<StoredSms | null>;
}

interface AdmissionParts {
  store: Pick<SmsStore, 'addSms' | 'addJoiningSms' | 'smsOfKey'>;
  system: System;
  account: string;
  provider: Pick<Provider, 'id' | 'label'>;
  caps: SmsCaps;
  capTroubles: CapTroubles;
  isOutdated: IsOutdated;
  timers: Pick<Timers, 'wait'>;
}

const day = 24 * 3_600_000;

export function createAdmission(parts: AdmissionParts): Admission {
  const { store, system, account, provider, caps, capTroubles, isOutdated, timers } = parts;

  async function admitNow(row: StoredSms, asked: AskedSms): Promise<StoredSms | null> {
    // A row that lies further ahead was stamped by a wrong clock, and its key would count for as long as that was ahead.
    const [since, until] = asked.isAlert
      ? [0, Number.MAX_SAFE_INTEGER]
      : [row.createdAt - day, row.createdAt + day];
    const earlier = row.key === null ? null : await store.smsOfKey(row.key, since, until);
    // Its own: the database had kept it, and was away before it could say so.
    if (earlier?.id === row.id) return earlier;
    if (earlier && isTakenUp(earlier)) return earlier;
    if (earlier) throw uncertainTrouble(provider);
    const { sms, key, mayRepeat = false, isFree = false, isAnswer = false, mustBeSeen = false } = asked;
    const { to, body } = sms;
    // Not even written down: it would lie there for a week with somebody's number in it.
    if (await isOutdated(asked.msg, to, row.createdAt)) throw outdatedTrouble();
    const kind = kindOf(asked);
    const policy = { hasKey: key !== null, mayRepeat, caps: isFree ? null : capsFor(caps, kind) };
    const [taken, add] = joins(asked)
      ? [waitingToJoin(row, asked), store.addJoiningSms]
      : [row, store.addSms];
    const verdict = await add(taken, { to, body, key, isAnswer }, (counts) =>
      isAnswer
        ? decideAnswer({ caps, mustBeSeen }, counts, row.createdAt)
        : decideSms(policy, counts, row.createdAt),
    );
    if (verdict === 'silent') return null;
    if (verdict === 'repeated') throw new Trouble('sms-repeated', 'sms.repeated');
    if (verdict === 'gone') throw outdatedTrouble();
    if (verdict !== 'added') throw capTroubles.reached(verdict, to, kind);
    capTroubles.kept(to, kind);
    return taken;
  }

  return {
    rowOf({ nodeId, sms, msg, key, isAlert = false, isAnswer = false }) {
      return {
        id: newId(system, 'sms'),
        nodeId,
        account,
        personId: personOf(msg),
        key: key === null ? null : keyOf(account, sms.to, key),
        content: JSON.stringify({
          sms,
          msg: plainFields(msg),
          provider: provider.id,
          ...(isAnswer ? { isAnswer } : {}),
        } satisfies Content),
        state: 'posting',
        sid: null,
        status: null,
        errorCode: null,
        createdAt: system.now(),
        nextLookAt: null,
        looks: 0,
        chain: null,
        conversation: conversationOf(msg) ?? (isAlert ? '' : null),
        joint: null,
        heldUntil: null,
      };
    },
    async admit(row, asked) {
      const ask = () => admitNow(row, asked);
      try {
        // An alert has left its node by now, and is told once.
        return await (asked.isAlert ? onceBack(system, timers.wait, ask) : ask());
      } catch (error) {
        // One that another instance has just written down is told of there.
        if (isLate(error)) return null;
        throw error;
      }
    },
  };
}

/** Whether it goes on where it stands: it waits, or has its end. What may have been sent has none yet. */
function isTakenUp({ state }: StoredSms): boolean {
  return state === 'accepted' || state === 'waiting' || state === 'joining';
}

/** Whether an SMS goes together with others: an alert does; what costs nothing is shown at once. */
function joins({ isAlert = false, isFree = false, msg }: AskedSms): boolean {
  return isAlert && !isFree && jointTopic(msg) !== null;
}

function waitingToJoin(row: StoredSms, { msg }: AskedSms): StoredSms {
  return { ...row, state: 'joining', nextLookAt: row.createdAt + joiningMsOf(msg) };
}

/** One alert may go to several numbers, and each is an SMS of its own. A fingerprint: the row shows no number. */
function keyOf(account: string, to: string, key: string): string {
  return hashOf(JSON.stringify([account, to, key]));
}

/** A person id of ours looks like this. A msg could hold any other text. */
const ourIds = /^\w{1,64}$/;

/** The conversation that an alert is of, as a flow has left it. */
function conversationOf({ alert }: Readonly<Record<string, unknown>>): string | null {
  if (typeof alert !== 'object' || alert === null || !('conversation' in alert)) return null;
  const { conversation } = alert;
  return typeof conversation === 'string' && ourConversations.test(conversation) ? conversation : null;
}

/** Ids of ours look like this. A msg could hold any other text. */
const ourConversations = /^talk_[0-9a-f]{1,64}$/;

/** Whom a msg is about, if it says so the way an alert does. */
function personOf({ person }: Readonly<Record<string, unknown>>): string | null {
  if (typeof person !== 'object' || person === null || !('id' in person)) return null;
  return typeof person.id === 'string' && ourIds.test(person.id) ? person.id : null;
}
