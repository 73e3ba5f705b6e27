// Delivers one SMS: tries, reconciles what may have been sent, tries again only what was not, or by the next account.

import type { serialByKey } from '../net/concurrency';
import { hashOf } from '../net/secrets';
import { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import type { InstanceStore } from '../store/store';
import { type Attempt, type AttemptParts, createAttempts } from './attempt';
import { mayHaveGone, sinceOf, viaOf, type Way } from './chain';
import { contentOf, type SentSms, sentOf } from './content';
import { troubleOf } from './hand-over';
import { type HoldParts, holdOver } from './hold';
import { type LeaveOutParts, leaveOut } from './leave-out';
import { providerOf } from './providers/registry';
import { leastLookingMs, reconcile } from './reconcile';
import { unclearTrouble } from './refusals';
import { ageOf, changeOpen, endWith, isBelieved, outdatedTrouble } from './rows';
import type { Timers } from './timers';
import { validAge } from './validity';
import type { Waiting } from './waiting';

export interface Delivery {
  /**
   * Delivers an SMS that is on disk: accepted in the end, or a Trouble. Null when the outbox was closed before; the row
   * on disk then says where to go on.
   */
  deliver(row: StoredSms): Promise<SentSms | null>;
}

interface DeliveryParts extends AttemptParts, LeaveOutParts, HoldParts {
  /** Equal SMS to one number go one after the other: two that are both uncertain could not be told apart. */
  inTurn: ReturnType<typeof serialByKey>;
  store: AttemptParts['store'] & LeaveOutParts['store'] & Pick<InstanceStore, 'mayPostAgain'>;
  timers: Pick<Timers, 'wait' | 'isClosed'>;
  waiting: Pick<Waiting, 'add' | 'delete'>;
}

const minute = 60_000;
/** How long is waited between tries; the last one repeats. */
const retryDelaysMs = [15_000, minute, 5 * minute] as const;
const retryDelayMs = (tries: number) => retryDelaysMs[Math.min(tries, retryDelaysMs.length - 1)] ?? minute;

/** How far back what may have been sent is looked for when nobody can say when it was posted. */
const day = 24 * 60 * minute;

export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, system, ways, handOver, validitySeconds, inTurn, timers, waiting } = parts;
  const validityMs = validitySeconds * 1000;
  const { attempt, giveUp, goOnUncertain } = createAttempts(parts);

  /** Delivers by the account that has an SMS, until it has an end there. A row: the next account has it. */
  async function tryBy(way: Way, taken: StoredSms, age: () => number): Promise<SentSms | StoredSms | null> {
    const { sender, next } = way;
    let row = taken;
    const ageAtStart = age();
    let hadMs = ageOf(sinceOf(row), system);
    /** How long until the next account is due; it never is without one. */
    const leftMs = () =>
      next && ways.after(row).length > 0 ? next.afterMinutes * minute - hadMs() : Number.POSITIVE_INFINITY;
    // One from an earlier run was posted at any time since it was written down, any other one from now on.
    const earlierMs = row.state !== 'uncertain' ? -ageAtStart : isBelieved(row, system.now()) ? 0 : day;
    const postedWithinMs = () => age() + earlierMs;
    const isPostedAgain = sender.ifUncertain === 'post-again';
    let last: Trouble | null = null;
    for (let tries = 0; ; tries += 1) {
      const delayMs = retryDelayMs(tries);
      const isTried = row.state !== 'uncertain' || isPostedAgain;
      const free = isTried ? await holdOver(parts, row, age) : row;
      if (free === null || !('id' in free) || viaOf(free) !== way.account) return free;
      if (free.heldUntil !== row.heldUntil) hadMs = ageOf(sinceOf(free), system);
      row = free.state === 'waiting' ? await leaveOut(parts, free, way, free.createdAt + age()) : free;
      const outcome: Attempt = isTried
        ? await attempt(row, way, age(), delayMs, last)
        : { kind: 'uncertain', trouble: unclearTrouble(way.provider) };
      if (outcome.kind === 'settled') return outcome.end;
      const isUncertain = outcome.kind === 'uncertain';
      if (isUncertain && sender.ifUncertain === 'give-up')
        return goOnUncertain({ ...row, state: 'uncertain' }, way, outcome.why);
      last = outcome.trouble;
      waiting.add(row, { trouble: last, until: system.now() + validityMs - validAge(row, age()) });
      if (isUncertain && sender.ifUncertain === 'look-up') {
        const mostMs = Math.max(validityMs, leastLookingMs);
        const lookingMs = next?.evenIfUncertain ? Math.min(leftMs(), mostMs) : mostMs;
        const found = await reconcile(
          { ...parts, sender, lookingMs },
          row,
          postedWithinMs,
          delayMs,
          retryDelayMs,
        );
        if (found === 'unknown') return goOnUncertain({ ...row, state: 'uncertain' }, way);
        if (found !== 'missing') return found;
        // Whoever was lost may have stood still in the middle of its post, which is still to come then.
        if (!(await store.mayPostAgain(row.id))) return goOnUncertain({ ...row, state: 'uncertain' }, way);
        if (!ways.isInChain(row)) return waitingAgain(row);
      } else {
        const isDue = leftMs() <= 0 && (!isUncertain || next?.evenIfUncertain);
        const state = isUncertain ? 'uncertain' : 'waiting';
        const over = isDue ? await handOver({ ...row, state }, isUncertain ? 'uncertain' : 'unsent') : null;
        if (over) return over;
        if (!(await timers.wait(leftMs() > 0 ? Math.min(delayMs, leftMs()) : delayMs))) return null;
      }
      row = { ...row, state: isUncertain && isPostedAgain ? 'uncertain' : 'waiting' };
    }
  }

  /** Surely not sent, by an account that is to send no more. */
  async function waitingAgain(row: StoredSms): Promise<SentSms | StoredSms> {
    const now = await changeOpen(store, row, { state: 'waiting', nextLookAt: system.now() });
    if (now === 'gone') throw outdatedTrouble();
    return typeof now === 'object' ? now : { ...row, state: 'waiting' };
  }

  async function tryUntilSettled(taken: StoredSms, age: () => number): Promise<SentSms | null> {
    for (let row = taken; ; ) {
      const way = ways.of(row);
      // Taken out of the chain by a Deploy: it had surely sent nothing, and does so no more.
      const isLeft = row.state === 'waiting' && !ways.isInChain(row);
      const outcome = way && !isLeft ? await tryBy(way, row, age) : await leave(row);
      if (outcome === null || !('id' in outcome)) return outcome;
      // It is on disk where it is to go on.
      if (timers.isClosed()) return null;
      row = outcome;
    }
  }

  /** From an account that is not there any more. */
  async function leave(row: StoredSms): Promise<SentSms | StoredSms> {
    const provider = providerOf(contentOf(row).provider);
    if (row.state === 'uncertain') return giveUp(row, { provider });
    const next = await handOver(row, 'unsent');
    if (next || mayHaveGone(row)) return next ?? giveUp(row, { provider });
    const missing = troubleOf(row, new Trouble('no-account', 'sms.no-account'));
    return endWith(store, row, { state: 'refused' }, missing);
  }

  return {
    deliver(row) {
      const { sms } = contentOf(row);
      const wasClosed = timers.isClosed();
      const age = ageOf(row.createdAt, system);
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
