// How an SMS fares after it was accepted: the provider calls back, or is polled. Never backwards, and a final status once.

import { serialByKey } from '../net/concurrency';
import type { System } from '../net/system';
import type { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { contentOf } from './content';
import type { Listeners } from './listeners';
import type { CallbackNews, Provider, Sender } from './provider';
import { firstPollMs } from './reconcile';
import { uncertainTrouble } from './refusals';
import { isBelieved, outdatedTrouble, tooOldTrouble } from './rows';
import { isFurther, readStatus } from './statuses';
import { longestTimerMs, type Timers } from './timers';

export type StatusNews = Omit<Extract<CallbackNews, { kind: 'status' }>, 'kind' | 'id'>;

export interface LateStatus {
  /** Polls an accepted SMS when its row says. */
  pollLater(row: StoredSms): void;
  /** What the provider tells by callback. False if there is no such SMS of this account. */
  take(id: string, news: StatusNews): Promise<boolean>;
}

interface LateStatusParts {
  store: Pick<SmsStore, 'changeSms' | 'claimSms' | 'sms'>;
  system: System;
  account: string;
  provider: Provider;
  sender: Pick<Sender, 'poll' | 'cancel'>;
  validitySeconds: number;
  isOutdated(msg: Readonly<Record<string, unknown>>, to: string, now: number): Promise<boolean>;
  timers: Pick<Timers, 'later' | 'isClosed'>;
  listeners: Pick<Listeners, 'tell'>;
}

/**
 * How long is waited before an accepted SMS is polled: 10 s, 1 and 10 minutes after it was taken. Most Pis have no public address
 * for callbacks.
 */
const pollAfterMs = [firstPollMs, 50_000, 9 * 60_000] as const;

export function createLateStatus(parts: LateStatusParts): LateStatus {
  const { store, system, account, provider, sender, validitySeconds, isOutdated, timers, listeners } = parts;
  // Counted in polls, as a clock may jump; while nothing of ours runs an SMS that waits grows older, and ends by itself.
  const pollsWhileQueued = pollAfterMs.length + Math.ceil((validitySeconds * 1000) / longestTimerMs);
  // Callbacks and polls come at the same time: each has to see what the one before it wrote.
  const inTurn = serialByKey();

  const pollLater = (row: StoredSms) =>
    timers.later(Math.min(longestTimerMs, (row.nextLookAt ?? 0) - system.now()), () => poll(row));

  /** Asks how an accepted SMS fares; the node hears of every change, and of a failure as one. */
  async function poll(row: StoredSms): Promise<void> {
    // A callback may have settled it since.
    if (((await store.sms(row.id))?.nextLookAt ?? null) === null) return;
    const outcome = await sender.poll(row.sid ?? '');
    await inTurn(row.id, async () => {
      // Closed meanwhile: the store may be gone, and the next start polls again.
      if (timers.isClosed()) return;
      // A callback may have come while this was asked, and know more.
      const now = await store.sms(row.id);
      if (!now || now.nextLookAt === null) return;
      const looks = row.looks + 1;
      const isNews = outcome.kind === 'known' && isFurther(provider, outcome.status, now.status);
      const { status, errorCode } = isNews ? outcome : now;
      const reading = isNews ? readStatus(provider, outcome.status, outcome.errorCode) : null;
      const isQueued =
        provider.isPolledWhileQueued && readStatus(provider, status ?? '', null).means === 'queued';
      if (isQueued && (await endQueued(now, looks >= pollsWhileQueued))) return;
      const delayMs = pollAfterMs[looks] ?? (isQueued ? longestTimerMs : undefined);
      const nextLookAt = reading?.isFinal || delayMs === undefined ? null : system.now() + delayMs;
      await store.changeSms(row.id, { status, errorCode, looks, nextLookAt });
      if (isNews && reading) listeners.tell(row, outcome.status, reading);
      if (nextLookAt !== null) pollLater({ ...row, status, errorCode, looks, nextLookAt });
    });
  }

  /**
   * Takes back what still waits there and is no longer true, or no longer valid (`isLate`). Whether it ended with that: what
   * is no longer valid does so in any case, as nobody asks after it any more.
   */
  async function endQueued(row: StoredSms, isLate: boolean): Promise<boolean> {
    const { sms, msg } = contentOf(row);
    const now = isBelieved(row, system.now()) ? system.now() : row.createdAt;
    const isUntrue = await isOutdated(msg, sms.to, now);
    if (!isUntrue && !isLate) return false;
    const outcome = (await sender.cancel?.(row.sid ?? '')) ?? 'unknown';
    if (outcome !== 'cancelled' && !isLate) return false;
    // Closed meanwhile: the store may be gone, and the next start polls again.
    if (timers.isClosed()) return true;
    if (outcome !== 'cancelled') {
      await end(row, row.state, uncertainTrouble(provider));
      return true;
    }
    await end(row, 'refused', isUntrue ? outdatedTrouble() : tooOldTrouble());
    return true;
  }

  async function end(row: StoredSms, state: StoredSms['state'], trouble: Trouble): Promise<void> {
    await store.changeSms(row.id, { state, nextLookAt: null });
    listeners.tell(row, row.status ?? '', { trouble });
  }

  return {
    pollLater,
    take: (id, { sid, status, errorCode }) =>
      inTurn(id, async () => {
        const row = await store.sms(id);
        if (row?.account !== account) return false;
        const { isFinal, trouble } = readStatus(provider, status, errorCode);
        if (row.state !== 'accepted') {
          const nextLookAt = isFinal ? null : system.now() + firstPollMs;
          // Of two equal SMS the other may have taken this message for its own: then this one is still to be sent.
          if (!(await store.claimSms(id, [{ sid, status, errorCode }], nextLookAt))) return true;
          if (nextLookAt !== null) pollLater({ ...row, sid, status, state: 'accepted', nextLookAt });
        } else {
          const isSettled = row.status !== null && readStatus(provider, row.status, null).isFinal;
          if (row.sid !== sid || isSettled || !isFurther(provider, status, row.status)) return true;
          await store.changeSms(id, { status, errorCode, nextLookAt: isFinal ? null : row.nextLookAt });
        }
        listeners.tell({ ...row, sid }, status, { trouble });
        return true;
      }),
  };
}
