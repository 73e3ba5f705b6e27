// One try of an SMS by an account, written down before and after; what it refuses goes on by the next one.
import { goodUntil, readAlert } from '../battery/outdated';
import type { System } from '../net/system';
import type { Trouble } from '../sentences/trouble';
import { lateTrouble } from '../store/late';
import type { StoredSms } from '../store/records';
import type { InstanceStore, Instances, SmsStore } from '../store/store';
import { goesOn, mayHaveGone, sinceOf, type Way, type Ways } from './chain';
import { contentOf, membersOf, type SentSms, sentOf } from './content';
import { type HandOver, troubleOf } from './hand-over';
import type { SendOutcome } from './provider';
import { firstPollMs, reconcileAfterMs } from './reconcile';
import { meaningOf, uncertainTrouble, unclearTrouble } from './refusals';
import { changeOpen, endWith, type IsOutdated, isAllOutdated, outdatedTrouble, tooOldTrouble } from './rows';
import { readStatus } from './statuses';
import { validAge } from './validity';

export interface AttemptParts {
  store: Pick<SmsStore, 'changeSms' | 'claimSms' | 'sms'> &
    Pick<InstanceStore, 'ownsSms' | 'leaveUnposted'> &
    Pick<Instances, 'epoch' | 'mayAct'>;
  system: System;
  ways: Ways;
  handOver: HandOver['handOver'];
  validitySeconds: number;
  isOutdated: IsOutdated;
  /** Polls how an accepted SMS fares, when its row says. */
  pollLater(row: StoredSms): void;
}

/** What becomes of one try: the SMS has its end, or another account has it now; or it was not sent, or nobody knows yet, and why: `why` in the provider's words. */
export type Attempt =
  | { kind: 'settled'; end: SentSms | StoredSms }
  | { kind: 'unsent' | 'uncertain'; trouble: Trouble; why?: Trouble | undefined };

export interface Attempts {
  /**
   * One try. `age`: of the SMS, ms; `delayMs`: until the next try; `last`: why the one before it failed, null where that is not
   * known. Rejects with a Trouble where the SMS has ended.
   */
  attempt(row: StoredSms, way: Way, age: number, delayMs: number, last: Trouble | null): Promise<Attempt>;
  /** Where nobody knows whether it was sent, it goes on only if its owner said so; else that is what is told. */
  goOnUncertain(row: StoredSms, way: Way, why?: Trouble): Promise<SentSms | StoredSms>;
  /** Ends it: nobody knows whether it was sent. */
  giveUp(row: StoredSms, way: Pick<Way, 'provider'>, why?: Trouble): Promise<SentSms | StoredSms>;
}

const minute = 60_000;

export function createAttempts(parts: AttemptParts): Attempts {
  const { store, system, ways, handOver, validitySeconds, isOutdated, pollLater } = parts;
  const validityMs = validitySeconds * 1000;

  const settled = (end: SentSms | StoredSms): Attempt => ({ kind: 'settled', end });

  /**
   * For how long it may wait for a phone, ms: once the next account has it, it is not to leave by this one any more, and an old
   * app sends what was taken back as long as it is valid.
   */
  function leftHere(row: StoredSms, { provider, next }: Way, age: number): number {
    if (!provider.isPolledWhileQueued || !next || ways.after(row).length === 0) return validityMs;
    const dueMs = next.afterMinutes * minute - (age - (sinceOf(row) - row.createdAt));
    return dueMs > 0 ? dueMs : validityMs;
  }

  /** Ends an SMS that will not be posted again: refused, or uncertain where an earlier try may have been taken. */
  const stop = (row: StoredSms, way: Way, errorCode: number | null, trouble: Trouble) =>
    row.state === 'uncertain' || mayHaveGone(row)
      ? giveUp(row, way)
      : endWith(store, row, { state: 'refused', errorCode }, troubleOf(row, trouble));
  const giveUp: Attempts['giveUp'] = (row, { provider }, why) =>
    endWith(store, row, { state: 'uncertain' }, troubleOf(row, uncertainTrouble(provider, why)));

  const goOnUncertain: Attempts['goOnUncertain'] = async (row, way, why) =>
    (way.next?.evenIfUncertain ? await handOver(row, 'uncertain') : null) ?? giveUp(row, way, why);

  const attempt: Attempts['attempt'] = async (row, way, age, delayMs, last) => {
    const { sms } = contentOf(row);
    const left = validityMs - validAge(row, age);
    if (left <= 0) return settled(await stop(row, way, null, tooOldTrouble(last)));
    // Whose it is at first, and that this instance is there at last, is that nobody has taken it over in between.
    const epoch = store.epoch();
    if (!(await store.ownsSms(row.id))) throw lateTrouble();
    // The first try was written down with the SMS itself.
    if (row.state !== 'posting') {
      const now = await changeOpen(store, row, { state: 'posting', nextLookAt: null });
      if (typeof now === 'object') return settled(now);
      if (now === 'gone') throw outdatedTrouble();
    }
    // The last look before the post: who has left, switched SMS off or changed the number since is not told.
    const isStopped = row.chain !== null && (await way.isStopped(sms.to));
    if (isStopped || (await isAllOutdated(row, isOutdated, row.createdAt + age)))
      return settled(await stop(row, way, null, outdatedTrouble()));
    // Whoever took over from an instance that was late knows nothing of a post that comes now.
    if (!(await store.mayAct(epoch))) {
      if (row.state !== 'uncertain')
        await store.leaveUnposted(row.id, epoch, system.now()).catch(() => undefined);
      throw lateTrouble();
    }
    const goodMs = trueUntil(row) - (row.createdAt + age);
    const outcome = await way.sender.send({
      ...sms,
      id: row.id,
      validitySeconds: Math.max(1, Math.ceil(Math.min(left, leftHere(row, way, age), goodMs) / 1000)),
      callback: way.callbackFor(row.id),
      personId: row.personId,
    });
    return write(row, way, outcome, delayMs);
  };

  /** Writes down what came of a try. */
  async function write(row: StoredSms, way: Way, outcome: SendOutcome, delayMs: number): Promise<Attempt> {
    const { provider, sender } = way;
    switch (outcome.kind) {
      case 'accepted': {
        const { sid, status, segments } = outcome;
        const { sms } = contentOf(row);
        const { isFinal, trouble } = readStatus(provider, status, null);
        // One that has failed by now, as after a lost answer, is told by the poll, and goes on there.
        const nextLookAt = isFinal && !trouble ? null : system.now() + firstPollMs;
        const now = await changeOpen(store, row, { state: 'accepted', sid, status, nextLookAt });
        if (typeof now === 'object') return settled(now);
        const taken = { ...row, sid, status, state: 'accepted' as const, nextLookAt };
        if (nextLookAt !== null) pollLater(taken);
        return settled({ ...sentOf(taken), segments: segments ?? sms.segments });
      }
      case 'refused':
        return settled(await refuse(row, way, outcome.errorCode, outcome.trouble));
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

  /** By the next account, unless it is the number or the text that was refused. */
  async function refuse(row: StoredSms, way: Way, errorCode: number | null, trouble: Trouble) {
    const posted = { ...row, state: 'posting' as const };
    if (row.state === 'uncertain') return goOnUncertain(posted, way);
    const isOver = goesOn(meaningOf(way.provider, trouble.code));
    const next = isOver ? await handOver(posted, 'unsent', trouble) : null;
    return next ?? stop(row, way, errorCode, trouble);
  }

  async function doubt(row: StoredSms, delayMs: number, trouble: Trouble, why?: Trouble): Promise<Attempt> {
    const now = await changeOpen(store, row, { state: 'uncertain', nextLookAt: system.now() + delayMs });
    return typeof now === 'object' ? settled(now) : { kind: 'uncertain', trouble, why };
  }

  return { attempt, goOnUncertain, giveUp };
}

/** Until when the last of what an SMS tells may be told, ms since 1970 UTC. */
function trueUntil(row: StoredSms): number {
  const times = membersOf(row).map(({ msg }) => {
    const alert = readAlert(msg);
    return alert ? goodUntil(alert) : Number.POSITIVE_INFINITY;
  });
  return Math.max(...times);
}
