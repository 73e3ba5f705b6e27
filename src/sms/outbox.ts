// The outbox of an account: an SMS is on disk before it is posted, is not posted twice, and is looked after until it is settled.

import { inFlight, serialByKey, singleFlight } from '../net/concurrency';
import type { System } from '../net/system';
import { asTrouble, type Trouble } from '../sentences/trouble';
import { isAway } from '../store/away';
import { isLate } from '../store/late';
import type { SmsCaps, StoredSms } from '../store/records';
import type { InstanceStore, Instances, SmsStore } from '../store/store';
import { type AskedSms, createAdmission } from './admission';
import { createCapTroubles, defaultCaps } from './caps';
import { createWays, type NextAccount, type Way, type Ways } from './chain';
import type { SentSms } from './content';
import { createDelivery } from './delivery';
import { createHandOver } from './hand-over';
import { createJoining, type LanguageOf } from './joining';
import { createLateDelivery } from './late-delivery';
import { createLateStatus, type LateStatus } from './late-status';
import { createListeners, type Listeners } from './listeners';
import type { Provider, Sender } from './provider';
import type { HeldUntil, IsOutdated } from './rows';
import { createTimers, type Timers } from './timers';
import { createWaiting, type Waiting } from './waiting';

export interface Outbox {
  /** Whose words the statuses and the codes of its SMS are. */
  readonly provider: Provider;
  /**
   * Posts an SMS and resolves when the provider has accepted it; rejects with a Trouble when it never will. One that
   * was not sent is tried again until its validity has passed; one that may have been is looked up first. The same
   * key is not sent twice to a number within a day: the first one's result is given. Null when the outbox is closed
   * before that: it goes on after the next start, and the node hears how it went; and for an answer that is left out.
   */
  send(asked: AskedSms): Promise<SentSms | null>;
  /**
   * What the provider tells by callback of the SMS with this id. Never backwards, and a final status once; what was
   * uncertain is then known.
   */
  takeStatus: LateStatus['take'];
  attach: Listeners['attach'];
  /** The SMS that no try has sent yet: what their nodes hear of them, and the sidebar tab. */
  waiting: Pick<Waiting, 'attach' | 'last'>;
  /** Resolves when nothing is being posted or written down. */
  idle(): Promise<void>;
  /** Stops waiting and polling; both go on after the next start. */
  close(): void;
}

/** What an outbox uses of the store. */
export type OutboxStore = SmsStore &
  Pick<InstanceStore, 'ownsSms' | 'takeSms' | 'leaveUnposted' | 'mayPostAgain'> &
  Pick<Instances, 'epoch' | 'mayAct' | 'onFree'>;

export interface OutboxParts {
  store: OutboxStore;
  system: System;
  /** The id of the account's node: keys, caps and open SMS belong to it. */
  account: string;
  provider: Provider;
  sender: Sender;
  validitySeconds: number;
  caps?: SmsCaps;
  /** Where the provider may tell how an SMS fares, or null. */
  callbackFor?(id: string): string | null;
  /** The account after this one, if it names one. */
  next?: NextAccount | null;
  /** Whether this account is to send nothing to a number. */
  isStopped?: Way['isStopped'];
  /** Another account that is there, by the id of its node. */
  findWay?(account: string): Way | null;
  /** An account has refused an SMS that went on by another. */
  noteRefused?(account: string, trouble: Trouble): void;
  /** What is outdated is not sent. */
  isOutdated?: IsOutdated;
  /** What is held waits. */
  heldUntil?: HeldUntil;
  languageOf?: LanguageOf;
  /** Shared by outboxes that may send from one account of the provider. */
  inTurn?: ReturnType<typeof serialByKey>;
}

/** Opens the outbox of an account and resumes what the last run left open. */
export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { store, system, provider } = parts;
  const rules = rulesOf(parts);
  const flights = singleFlight<SentSms | null>();
  const posting = inFlight();
  const timers = createTimers(system);
  const listeners = createListeners(system, store);
  const waiting = createWaiting();
  /** Under these keys msgs wait: what becomes of their SMS they tell themselves. */
  const awaited = new Set<string>();

  const ways = waysOf(parts, rules.caps);
  const { handOver } = createHandOver({ noteRefused: () => undefined, ...parts, ways });
  const shared = { ...parts, ...rules, ways, handOver, timers };
  const deliverLate = (row: StoredSms) => late.deliver(row);
  const lateStatus = createLateStatus({ ...shared, listeners, deliverLate, watch: posting.watch });
  const admission = createAdmission(shared);
  const { pollLater } = lateStatus;
  const delivery = createDelivery({ ...shared, waiting, pollLater });
  const deliverOne = sharedDelivery(flights, posting, timers, delivery.deliver);
  const joining = createJoining({ ...shared, deliver: deliverOne });
  const deliver = (row: StoredSms) =>
    row.state === 'joining' ? joining.join(row) : row.joint ? joining.follow(row) : delivery.deliver(row);

  const late = createLateDelivery({
    ...shared,
    listeners,
    flights,
    posting,
    awaited,
    joining,
    deliver,
    deliverOne,
    pollLater,
  });

  async function admitAndDeliver(row: StoredSms, asked: AskedSms): Promise<SentSms | null> {
    const admitted = await admission.admit(row, asked);
    if (!admitted) return null;
    asked.onWritten?.();
    return deliverNow(admitted);
  }

  /** Delivers an SMS whose msg waits: it ends with what becomes of it. */
  async function deliverNow(row: StoredSms): Promise<SentSms | null> {
    try {
      return await deliver(row);
    } catch (error) {
      if (isLate(error) || isAway(error)) {
        late.goOnLater(row);
        return null;
      }
      await late.endMsg(row, asTrouble(error));
      throw error;
    }
  }

  await late.resume();
  const stop = store.onFree(() => void posting.watch(late.takeOver()).catch(() => undefined));

  return {
    provider,
    async send(asked) {
      const row = admission.rowOf(asked);
      const flight = row.key ?? row.id;
      awaited.add(flight);
      try {
        return await flights.run(flight, () => posting.watch(admitAndDeliver(row, asked)));
      } finally {
        awaited.delete(flight);
      }
    },
    takeStatus: lateStatus.take,
    attach: listeners.attach,
    waiting,
    idle: posting.idle,
    close() {
      stop();
      timers.close();
      void posting.watch(listeners.close());
    },
  };
}

/** Of one SMS that several ask for, as each member of a joint one does. `delayMs`: until its next try. */
function sharedDelivery(
  flights: ReturnType<typeof singleFlight<SentSms | null>>,
  posting: ReturnType<typeof inFlight>,
  timers: Pick<Timers, 'wait'>,
  deliver: (row: StoredSms) => Promise<SentSms | null>,
) {
  const later = async (row: StoredSms, delayMs: number) =>
    delayMs <= 0 || (await timers.wait(delayMs)) ? deliver(row) : null;
  return (row: StoredSms, delayMs = 0) => flights.run(row.id, () => posting.watch(later(row, delayMs)));
}

function rulesOf(parts: OutboxParts) {
  const { caps = defaultCaps, inTurn = serialByKey(), isOutdated = async () => false } = parts;
  const { languageOf = async () => 'en', heldUntil = async () => null } = parts;
  return { caps, capTroubles: createCapTroubles(caps), inTurn, isOutdated, heldUntil, languageOf };
}

function waysOf(parts: OutboxParts, caps: SmsCaps): Ways {
  const { account, provider, sender, next = null, callbackFor = () => null, findWay = () => null } = parts;
  const { isStopped = async () => false } = parts;
  return createWays({ account, provider, sender, caps, next, callbackFor, isStopped }, findWay);
}
