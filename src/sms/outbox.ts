// The outbox of an account: an SMS is on disk before it is posted, is not posted twice, and is looked after until it is settled.

import { inFlight, serialByKey, singleFlight } from '../net/concurrency';
import type { System } from '../net/system';
import { asTrouble, type Trouble } from '../sentences/trouble';
import type { SmsCaps, StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { type AskedSms, createAdmission } from './admission';
import { defaultCaps } from './caps';
import { createWays, type NextAccount, type Way, type Ways } from './chain';
import { contentOf, type SentSms } from './content';
import { createDelivery } from './delivery';
import { endingOf, readEnding } from './endings';
import { createHandOver } from './hand-over';
import { createLateStatus, type LateStatus } from './late-status';
import { createListeners, type Listeners } from './listeners';
import type { Provider, Sender } from './provider';
import { providerOf } from './providers/registry';
import { uncertainTrouble } from './refusals';
import { createTimers, longestTimerMs } from './timers';
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

export interface OutboxParts {
  store: SmsStore;
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
  /** Whether what a msg says is no longer so, or no longer for this number (E.164): it is not sent then. */
  isOutdated?(msg: Readonly<Record<string, unknown>>, to: string, now: number): Promise<boolean>;
  /** Shared by outboxes that may send from one account of the provider. */
  inTurn?: ReturnType<typeof serialByKey>;
}

/** Opens the outbox of an account and resumes what the last run left open. */
export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { store, system, account, provider } = parts;
  const { caps = defaultCaps, inTurn = serialByKey(), isOutdated = async () => false } = parts;
  const flights = singleFlight<SentSms | null>();
  const posting = inFlight();
  const timers = createTimers(system);
  const listeners = createListeners(system, store);
  const waiting = createWaiting();
  /** Under these keys msgs wait: what becomes of their SMS they tell themselves. */
  const awaited = new Set<string>();

  const ways = waysOf(parts, caps);
  const { handOver } = createHandOver({ noteRefused: () => undefined, ...parts, ways });
  const shared = { ...parts, ways, handOver, isOutdated, timers };
  const lateStatus = createLateStatus({ ...shared, listeners, deliverLate, watch: posting.watch });
  const admission = createAdmission({ store, system, account, provider, caps, isOutdated });
  const { pollLater } = lateStatus;
  const { deliver } = createDelivery({ ...shared, inTurn, waiting, pollLater });

  /** What the last run left: posts cut off half-way are reconciled, waiting ones wait on, accepted ones are polled. */
  async function resume(): Promise<void> {
    const due = system.now();
    for (const { sms, ending } of await store.smsWithEnding(account)) {
      const { status, trouble } = readEnding(ending);
      listeners.tell(sms, status, { trouble });
    }
    await store.doubtInterruptedSms(account, due);
    const rows = await store.openSms(account);
    // In the order in which they came: of two equal ones the first takes what is found first.
    for (const row of rows.sort((one, other) => one.createdAt - other.createdAt)) {
      if (row.state !== 'waiting' && contentOf(row).provider !== ways.of(row)?.provider.id) await giveUp(row);
      else if (row.state === 'accepted') lateStatus.pollLater(row);
      else if (row.state === 'uncertain') void deliverLate(row).catch(() => undefined);
      else timers.later(Math.min(longestTimerMs, (row.nextLookAt ?? 0) - due), () => retryLate(row));
    }
  }

  /** Another provider had it, which this account does not ask any more: this one would not find it, and send it again. */
  async function giveUp(row: StoredSms): Promise<void> {
    const trouble = uncertainTrouble(providerOf(contentOf(row).provider));
    const isToTell = row.state === 'uncertain';
    const ending = isToTell ? { ending: endingOf(row, trouble) } : {};
    await store.changeSms(row.id, { state: row.state, nextLookAt: null, ...ending });
    if (isToTell) listeners.tell(row, 'failed', { trouble });
  }

  async function retryLate({ id }: StoredSms): Promise<void> {
    const row = await store.sms(id);
    // The same alert may have come again meanwhile, and taken this SMS up itself.
    if (row?.state === 'waiting' && !awaited.has(row.key ?? row.id)) await deliverLate(row);
  }

  /** An SMS whose msg ended with the last run: the node hears how it went, unless the same alert came again. */
  async function deliverLate(row: StoredSms): Promise<void> {
    const flight = row.key ?? row.id;
    try {
      const sent = await flights.run(flight, () => posting.watch(deliver(row)));
      // A msg leaves once: of one that an earlier account had taken it has left.
      const isNews = row.chain?.earlier.every(({ sid }) => sid === null) ?? true;
      const isAccepted = isNews && !contentOf(row).isAnswer;
      if (sent && !awaited.has(flight))
        listeners.tell(row, sent.status, { trouble: null, isAccepted, sms: sent });
    } catch (error) {
      if (awaited.has(flight)) await store.removeEndings([row.id]);
      else listeners.tell(row, 'failed', { trouble: asTrouble(error) });
    }
  }

  async function admitAndDeliver(row: StoredSms, asked: AskedSms): Promise<SentSms | null> {
    const admitted = await admission.admit(row, asked);
    if (!admitted) return null;
    asked.onWritten?.();
    return deliverNow(admitted);
  }

  /** Delivers an SMS whose msg waits: it ends with what becomes of it, and nothing is left to tell. */
  async function deliverNow(row: StoredSms): Promise<SentSms | null> {
    try {
      return await deliver(row);
    } catch (error) {
      await store.removeEndings([row.id]);
      throw error;
    }
  }

  await resume();

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
      timers.close();
      void posting.watch(listeners.close());
    },
  };
}

function waysOf(parts: OutboxParts, caps: SmsCaps): Ways {
  const { account, provider, sender, next = null, callbackFor = () => null, findWay = () => null } = parts;
  const { isStopped = async () => false } = parts;
  return createWays({ account, provider, sender, caps, next, callbackFor, isStopped }, findWay);
}
