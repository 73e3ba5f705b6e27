// Delivers one SMS to the provider: tries, reconciles what may have been sent, and tries again only what was not.

import type { serialByKey } from '../net/concurrency';
import { hashOf } from '../net/secrets';
import type { System } from '../net/system';
import type { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { contentOf, type SentSms, sentOf } from './content';
import type { Provider, Sender, SendOutcome } from './provider';
import { firstPollMs, reconcile, reconcileAfterMs } from './reconcile';
import { uncertainTrouble, unclearTrouble } from './refusals';
import { changeOpen, endWith, isBelieved, outdatedTrouble, tooOldTrouble } from './rows';
import { readStatus } from './statuses';
import type { Timers } from './timers';
import type { Waiting } from './waiting';

export interface Delivery {
  /**
   * Delivers an SMS that is on disk: accepted in the end, or a Trouble. Null when the outbox was closed before; the row
   * on disk then says where to go on.
   */
  deliver(row: StoredSms): Promise<SentSms | null>;
}

interface DeliveryParts {
  store: Pick<SmsStore, 'changeSms' | 'claimSms' | 'sms'>;
  system: System;
  provider: Provider;
  sender: Sender;
  validitySeconds: number;
  callbackFor(id: string): string | null;
  /**
   * Whether what a msg says is no longer so, or no longer for this number. `now`: by the clock that stamped the SMS, ms
   * since 1970 UTC.
   */
  isOutdated(msg: Readonly<Record<string, unknown>>, to: string, now: number): Promise<boolean>;
  /** Equal SMS to one number go one after the other: two that are both uncertain could not be told apart. */
  inTurn: ReturnType<typeof serialByKey>;
  timers: Pick<Timers, 'wait' | 'isClosed'>;
  waiting: Pick<Waiting, 'add' | 'delete'>;
  /** Polls how an accepted SMS fares, when its row says. */
  pollLater(row: StoredSms): void;
}

/** What becomes of one try: the SMS has its end; or it surely was not sent, or nobody knows yet, and why. */
/** `why`: what the provider says of an unclear answer. */
type Attempt =
  | { kind: 'settled'; sent: SentSms }
  | { kind: 'unsent' | 'uncertain'; trouble: Trouble; why?: Trouble | undefined };

const minute = 60_000;
/** How long is waited between tries; the last one repeats. */
const retryDelaysMs = [15_000, minute, 5 * minute] as const;
const retryDelayMs = (tries: number) => retryDelaysMs[Math.min(tries, retryDelaysMs.length - 1)] ?? minute;

const settled = (sent: SentSms): Attempt => ({ kind: 'settled', sent });

/** How far back what may have been sent is looked for when nobody can say when it was posted. */
const day = 24 * 60 * minute;

/** How old an SMS is, ms: by the clock up to now, from now on by one that does not jump. */
function ageOf(system: System, row: StoredSms): () => number {
  const before = isBelieved(row, system.now()) ? system.now() - row.createdAt : 0;
  const begun = system.steady();
  return () => before + system.steady() - begun;
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const {
    store,
    system,
    provider,
    sender,
    validitySeconds,
    callbackFor,
    isOutdated,
    inTurn,
    timers,
    waiting,
    pollLater,
  } = parts;
  const validityMs = validitySeconds * 1000;

  /** Ends an SMS that will not be posted again: refused, or uncertain where an earlier try may have been taken. */
  const stop = async (row: StoredSms, errorCode: number | null, trouble: Trouble) =>
    settled(
      row.state === 'uncertain'
        ? await giveUp(row)
        : await endWith(store, row, { state: 'refused', errorCode }, trouble),
    );
  const giveUp = (row: StoredSms, why?: Trouble) =>
    endWith(store, row, { state: 'uncertain' }, uncertainTrouble(provider, why));

  /** One try, written down before and after. `last`: why the one before it failed; null where that is not known. */
  async function attempt(
    row: StoredSms,
    age: number,
    delayMs: number,
    last: Trouble | null,
  ): Promise<Attempt> {
    const { sms, msg } = contentOf(row);
    const left = validityMs - age;
    if (left <= 0) return stop(row, null, tooOldTrouble(last));
    // The first try was written down with the SMS itself.
    if (row.state !== 'posting') {
      const now = await changeOpen(store, row, { state: 'posting', nextLookAt: null });
      if (typeof now === 'object') return settled(now);
      if (now === 'gone') throw outdatedTrouble();
    }
    // The last look before the post: who has left, switched SMS off or changed the number since is not told.
    if (await isOutdated(msg, sms.to, row.createdAt + age)) return stop(row, null, outdatedTrouble());
    const outcome = await sender.send({
      ...sms,
      id: row.id,
      validitySeconds: Math.ceil(left / 1000),
      callback: callbackFor(row.id),
      personId: row.personId,
    });
    return write(row, outcome, delayMs);
  }

  /** Writes down what came of a try. */
  async function write(row: StoredSms, outcome: SendOutcome, delayMs: number): Promise<Attempt> {
    switch (outcome.kind) {
      case 'accepted': {
        const { sid, status, segments } = outcome;
        const { sms } = contentOf(row);
        const nextLookAt = readStatus(provider, status, null).isFinal ? null : system.now() + firstPollMs;
        const now = await changeOpen(store, row, { state: 'accepted', sid, status, nextLookAt });
        if (typeof now === 'object') return settled(now);
        if (nextLookAt !== null) pollLater({ ...row, sid, status, state: 'accepted', nextLookAt });
        return settled({ sid, status, segments: segments ?? sms.segments, to: sms.to });
      }
      case 'refused':
        return stop(row, outcome.errorCode, outcome.trouble);
      case 'unsent': {
        // An earlier try may have been taken, whatever became of this one.
        if (row.state === 'uncertain') return doubt(row, delayMs, outcome.trouble);
        const now = await changeOpen(store, row, { state: 'waiting', nextLookAt: system.now() + delayMs });
        return typeof now === 'object' ? settled(now) : outcome;
      }
      case 'uncertain':
        return doubt(
          row,
          sender.ifUncertain === 'look-up' ? reconcileAfterMs : delayMs,
          outcome.why ?? unclearTrouble(provider),
          outcome.why,
        );
    }
  }

  async function doubt(
    row: StoredSms,
    delayMs: number,
    trouble: Trouble,
    why: Trouble | undefined = undefined,
  ): Promise<Attempt> {
    const now = await changeOpen(store, row, { state: 'uncertain', nextLookAt: system.now() + delayMs });
    return typeof now === 'object' ? settled(now) : { kind: 'uncertain', trouble, why };
  }

  async function tryUntilSettled(taken: StoredSms, age: () => number): Promise<SentSms | null> {
    let row = taken;
    const ageAtStart = age();
    // One from an earlier run was posted at any time since it was written down, any other one from now on.
    const earlierMs = row.state !== 'uncertain' ? -ageAtStart : isBelieved(row, system.now()) ? 0 : day;
    const postedWithinMs = () => age() + earlierMs;
    const isPostedAgain = sender.ifUncertain === 'post-again';
    let last: Trouble | null = null;
    for (let tries = 0; ; tries += 1) {
      const delayMs = retryDelayMs(tries);
      const isTried = row.state !== 'uncertain' || isPostedAgain;
      const outcome: Attempt = isTried
        ? await attempt(row, age(), delayMs, last)
        : { kind: 'uncertain', trouble: unclearTrouble(provider) };
      if (outcome.kind === 'settled') return outcome.sent;
      const isUncertain = outcome.kind === 'uncertain';
      if (isUncertain && sender.ifUncertain === 'give-up') return giveUp(row, outcome.why);
      last = outcome.trouble;
      waiting.add(row, { trouble: last, until: system.now() + validityMs - age() });
      if (isUncertain && sender.ifUncertain === 'look-up') {
        const found = await reconcile(
          { ...parts, sender, validityMs },
          row,
          postedWithinMs,
          delayMs,
          retryDelayMs,
        );
        if (found !== 'missing') return found;
      } else if (!(await timers.wait(delayMs))) return null;
      row = { ...row, state: isUncertain && isPostedAgain ? 'uncertain' : 'waiting' };
    }
  }

  return {
    deliver(row) {
      const { sms } = contentOf(row);
      const wasClosed = timers.isClosed();
      const age = ageOf(system, row);
      return inTurn(hashOf(JSON.stringify([sms.to, sms.body])), async () => {
        if (row.state === 'accepted') return sentOf(row);
        if (timers.isClosed() && !wasClosed) {
          // Closed while it waited for its turn: it surely was not posted.
          if (row.state === 'posting')
            await changeOpen(store, row, { state: 'waiting', nextLookAt: system.now() });
          return null;
        }
        return tryUntilSettled(row, age).finally(() => waiting.delete(row.id));
      });
    },
  };
}
