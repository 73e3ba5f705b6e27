// How an SMS fares after it was accepted: the provider calls back, or is polled. Never backwards, and a final status once.

import { serialByKey } from '../net/concurrency';
import type { System } from '../net/system';
import type { StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import type { Listeners } from './listeners';
import type { CallbackNews, Provider, Sender } from './provider';
import { firstPollMs } from './reconcile';
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
  sender: Pick<Sender, 'poll'>;
  timers: Pick<Timers, 'later' | 'isClosed'>;
  listeners: Pick<Listeners, 'tell'>;
}

/**
 * How long is waited before an accepted SMS is polled: 10 s, 1 and 10 minutes after it was taken. Most Pis have no public address
 * for callbacks.
 */
const pollAfterMs = [firstPollMs, 50_000, 9 * 60_000] as const;

export function createLateStatus(parts: LateStatusParts): LateStatus {
  const { store, system, account, provider, sender, timers, listeners } = parts;
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
      const delayMs = pollAfterMs[looks];
      const nextLookAt = reading?.isFinal || delayMs === undefined ? null : system.now() + delayMs;
      await store.changeSms(row.id, { status, errorCode, looks, nextLookAt });
      if (isNews && reading) listeners.tell(row, outcome.status, reading);
      if (nextLookAt !== null) pollLater({ ...row, status, errorCode, looks, nextLookAt });
    });
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
