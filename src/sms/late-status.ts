// How an SMS fares after it was accepted: the provider calls back, or is polled. Never backwards, and a final status once.
// One that failed, or that a server still has when the next account is due, goes on there.

import { serialByKey } from '../net/concurrency';
import type { System } from '../net/system';
import type { Trouble } from '../sentences/trouble';
import type { SmsFateBefore, StoredSms } from '../store/records';
import type { InstanceStore, SmsStore } from '../store/store';
import { goesOn, viaOf, type Way, type Ways } from './chain';
import { endingOf } from './endings';
import { type HandOver, troubleOf } from './hand-over';
import type { Listeners } from './listeners';
import type { CallbackNews, PollOutcome } from './provider';
import { createQueued } from './queued';
import { firstPollMs } from './reconcile';
import { meaningOf } from './refusals';
import { type IsOutdated, isBelieved } from './rows';
import { isFurther, readStatus } from './statuses';
import { longestTimerMs, type Timers } from './timers';
import { validSince } from './validity';

export type StatusNews = Omit<Extract<CallbackNews, { kind: 'status' }>, 'kind' | 'id'>;

export interface LateStatus {
  /** Polls an accepted SMS when its row says. */
  pollLater(row: StoredSms): void;
  /**
   * What the provider tells by callback. False if there is no such SMS of this account. `proven`: the accounts for which the
   * post is proven; what one says that had the SMS before changes nothing.
   */
  take(id: string, news: StatusNews, proven?: readonly string[]): Promise<boolean>;
}

interface LateStatusParts {
  store: Pick<SmsStore, 'changeSms' | 'claimSms' | 'sms'> & Pick<InstanceStore, 'ownsSms'>;
  system: System;
  account: string;
  ways: Ways;
  handOver: HandOver['handOver'];
  validitySeconds: number;
  isOutdated: IsOutdated;
  timers: Pick<Timers, 'later' | 'isClosed'>;
  listeners: Pick<Listeners, 'tell'>;
  /** Another account has an SMS now, and is to deliver it. */
  deliverLate(row: StoredSms): Promise<void>;
  /** Keeps the outbox from being idle while something is written down: a next one would not see what comes of it. */
  watch<T>(work: Promise<T>): Promise<T>;
}

const minute = 60_000;
/**
 * How long is waited before an accepted SMS is polled: 10 s, 1 and 10 minutes after it was taken. Most Pis have no public address
 * for callbacks.
 */
const pollAfterMs = [firstPollMs, 50_000, 9 * minute] as const;
/** With another account to go to it is polled for as long as it is valid: a failure that nobody hears of goes nowhere. */
const chainPollMs = 5 * minute;
/** After so long a server that did not say whether it has taken a message back is asked again. */
const cancelAgainMs = minute;

export function createLateStatus(parts: LateStatusParts): LateStatus {
  const { store, system, account, ways, handOver, validitySeconds, timers, listeners, deliverLate } = parts;
  const validityMs = validitySeconds * 1000;
  // Counted in polls, as a clock may jump; while nothing of ours runs an SMS that waits grows older, and ends by itself.
  const pollsWhileQueued = pollAfterMs.length + Math.ceil(validityMs / longestTimerMs);
  const pollsOfChain = pollAfterMs.length + Math.ceil(validityMs / chainPollMs);
  // Callbacks and polls come at the same time: each has to see what the one before it wrote.
  const serial = serialByKey();
  const inTurn = <T>(id: string, task: () => Promise<T>) => parts.watch(serial(id, task));
  const queued = createQueued({ ...parts, goOn, tell });
  const hasNext = (row: StoredSms, way: Way) => Number.isFinite(queued.dueInMs(row, way));

  const pollLater = (row: StoredSms) =>
    timers.later(Math.min(longestTimerMs, (row.nextLookAt ?? 0) - system.now()), () => poll(row));

  /** Asks how an accepted SMS fares; the node hears of every change, and of a failure as one. */
  async function poll(row: StoredSms): Promise<void> {
    const way = ways.of(row);
    // A callback may have settled it since.
    if (!way || !isWaitedFor(await store.sms(row.id), row)) return;
    // Another instance has it by now, and tells of it.
    if (!(await store.ownsSms(row.id))) return;
    const outcome = await way.sender.poll(row.sid ?? '');
    await inTurn(row.id, async () => {
      // Closed meanwhile: the store may be gone, and the next start polls again.
      if (timers.isClosed()) return;
      // A callback may have come while this was asked, and know more.
      const now = await store.sms(row.id);
      if (now && isWaitedFor(now, row)) await take(now, way, outcome);
    });
  }

  /** Whether a poll of `row` still is about what the account has, and nothing has settled it. */
  const isWaitedFor = (now: StoredSms | null, row: StoredSms) =>
    now !== null && now.nextLookAt !== null && now.state === 'accepted' && now.sid === row.sid;

  /** What a poll has told. `stored`: as it stands on disk. */
  async function take(stored: StoredSms, way: Way, outcome: PollOutcome): Promise<void> {
    const isNews = outcome.kind === 'known' && isFurther(way.provider, outcome.status, stored.status);
    const { status } = isNews ? outcome : stored;
    // Why it failed may be known only now: an answer to a post does not say it.
    const isSame = outcome.kind === 'known' && outcome.status === status;
    const errorCode = (isSame ? outcome.errorCode : null) ?? stored.errorCode;
    const { trouble, isFinal, isUnsent } = readStatus(way.provider, status ?? '', errorCode);
    const row = { ...stored, status, errorCode };
    // A failure may be known by a callback already, which is no news then.
    if (trouble && (await goOn(stored, isUnsent ? 'unsent' : 'failed', trouble))) return;
    if (trouble && isUnsent) return queued.endTakenBack(row, way, trouble);
    const looks = stored.looks + 1;
    const isOfChain = hasNext(row, way);
    const pollsLeft = isOfChain && isOver(row) ? 0 : Math.max(0, pollsWhileQueued - looks);
    const settled = trouble || isFinal ? 'stays' : await queued.settle(row, way, pollsLeft);
    if (settled === 'ended') return;
    const isAskedAgain = settled === 'ask-again' && pollsLeft > 0;
    const delayMs = isAskedAgain ? cancelAgainMs : nextPollMs({ ...row, looks }, way, isOfChain);
    const isEnd = trouble !== null || (isNews && isFinal) || delayMs === null;
    const polled = {
      ...row,
      looks: isAskedAgain ? stored.looks : looks,
      nextLookAt: isEnd ? null : system.now() + (delayMs ?? 0),
    };
    const ending = trouble ? { ending: endingOf(row, trouble, status ?? '') } : {};
    const { nextLookAt } = polled;
    await store.changeSms(row.id, { status, errorCode, looks: polled.looks, nextLookAt, ...ending });
    if (isNews || trouble) tell(polled, trouble);
    if (polled.nextLookAt !== null) pollLater(polled);
  }

  function nextPollMs(row: StoredSms, way: Way, isOfChain: boolean): number | null {
    const usual = pollAfterMs[row.looks] ?? (queued.isWaiting(row, way) ? longestTimerMs : null);
    if (!isOfChain) return usual;
    if (isOver(row) || row.looks >= pollsOfChain) return usual;
    const due = queued.dueInMs(row, way);
    const delayMs = Math.min(usual ?? chainPollMs, chainPollMs);
    return due > 0 ? Math.min(delayMs, due) : delayMs;
  }

  function tell(row: StoredSms, trouble: Trouble | null): void {
    listeners.tell(row, row.status ?? '', { trouble: trouble && troubleOf(row, trouble) });
  }

  const isOver = (row: StoredSms) =>
    isBelieved(row, system.now()) && system.now() - validSince(row) > validityMs;

  /** Whether it goes on by the next account. `trouble`: why it failed, where it did. */
  async function goOn(row: StoredSms, fate: SmsFateBefore, trouble?: Trouble): Promise<boolean> {
    const way = ways.of(row);
    if (isOver(row) || (trouble && !(way && goesOn(meaningOf(way.provider, trouble.code))))) return false;
    const over = await handOver(row, fate, trouble);
    // Closed meanwhile: the next start takes it up.
    if (over && !timers.isClosed()) void deliverLate(over).catch(() => undefined);
    return over !== null;
  }

  return {
    pollLater,
    take: (id, { sid, status, errorCode }, proven = [account]) =>
      inTurn(id, async () => {
        const row = await store.sms(id);
        if (row?.account !== account) return false;
        const way = ways.of(row);
        // Of an account that had it before, whatever that says now.
        const isEarlier = row.sid !== sid && (row.chain?.earlier.some((one) => one.sid === sid) ?? false);
        if (!way || isEarlier || !proven.includes(viaOf(row))) return true;
        const { provider } = way;
        const { isFinal, isUnsent, trouble } = readStatus(provider, status, errorCode);
        const told = { ...row, sid, status, errorCode, state: 'accepted' as const };
        const ending = trouble ? { ending: endingOf(told, trouble, status) } : {};
        if (row.state !== 'accepted') {
          // Somebody may be waiting to try it again: the poll is where it goes on.
          const isToGoOn = trouble !== null && hasNext(row, way);
          const nextLookAt = isFinal && !isToGoOn ? null : system.now() + firstPollMs;
          // Of two equal SMS the other may have taken this message for its own: then this one is still to be sent.
          const message = { sid, status, errorCode, ...(isToGoOn ? {} : ending) };
          if (!(await store.claimSms(id, [message], nextLookAt))) return true;
          if (nextLookAt !== null) pollLater({ ...told, nextLookAt });
          if (isToGoOn) return true;
        } else {
          const isSettled = row.status !== null && readStatus(provider, row.status, null).isFinal;
          if (row.sid !== sid || isSettled || !isFurther(provider, status, row.status)) return true;
          if (trouble && (await goOn(row, isUnsent ? 'unsent' : 'failed', trouble))) return true;
          const nextLookAt = isFinal ? null : row.nextLookAt;
          await store.changeSms(id, { status, errorCode, nextLookAt, ...ending });
        }
        tell(told, trouble);
        return true;
      }),
  };
}
