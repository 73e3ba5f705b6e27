// Handing one SMS over to the sender: tries, looks up what may have been sent, and tries again only what was not.
import { hashOf } from '../net/secrets';
import { earliestTime, type System } from '../net/system';
import type { oneAtATime } from '../net/turns';
import { Trouble } from '../sentences/trouble';
import type { SmsState, StoredSms } from '../store/records';
import type { Store } from '../store/store';
import { contentOf, type SentSms, sentOf } from './content';
import type { Sender } from './sender';

export interface Handover {
  /**
   * Brings an SMS that is on disk to its end: accepted, or a Trouble. Null when the outbox was closed before; the row
   * on disk then says where to go on.
   */
  bring(row: StoredSms): Promise<SentSms | null>;
}

interface Parts {
  store: Store;
  system: System;
  sender: Sender;
  validitySeconds: number;
  callbackFor(id: string): string | null;
  /**
   * Whether what a msg says is no longer so, or no longer for this number. `now`: by the clock that stamped the SMS, ms
   * since 1970 UTC.
   */
  isOldNews(msg: Readonly<Record<string, unknown>>, to: string, now: number): Promise<boolean>;
  /** Equal SMS to one number go one after the other: two that are both uncertain could not be told apart. */
  inTurn: ReturnType<typeof oneAtATime>;
  /** True after a while; false when the outbox is closed before. */
  wait(ms: number): Promise<boolean>;
  isClosed(): boolean;
  /** An SMS was accepted: how it fares is to be asked after. */
  accepted(row: StoredSms): void;
}

const minute = 60_000;
/** Pauses between tries; the last one repeats. */
const retryAfterMs = [15_000, minute, 5 * minute] as const;
/** When what may have been sent is looked up: soon, and then after the pause before the next try, but never sooner than this. */
const firstLookMs = 5_000;
const secondLookMs = 30_000;
/** How often a message must be missing from the list before it counts as not sent. See docs/decisions/0012. */
const missesNeeded = 2;
/** How much sooner than our post a message may seem to be: seconds are cut off, and a clock may have been set. */
const looseMs = 2 * minute;
/** However short the validity: so long what may have been sent is looked up. Far longer than `looseMs`. */
const leastLookingMs = 10 * minute;
/** The first wait before an accepted SMS is asked after. */
export const firstAskMs = 10_000;

/** How far back what may have been sent is looked for when nobody can say when it was posted. */
const day = 24 * 60 * minute;

const open: readonly SmsState[] = ['posting', 'waiting', 'uncertain'];

/** What is told of an SMS that says something that is no longer so, or to a number where it is no longer wanted. */
export function oldNews(): Trouble {
  return new Trouble('sms-old-news', 'sms.old-news');
}

export function createHandover(parts: Parts): Handover {
  const { store, system, sender, validitySeconds, callbackFor, isOldNews, inTurn, wait, isClosed, accepted } =
    parts;
  const validityMs = validitySeconds * 1000;
  const pauseAfter = (tries: number) => retryAfterMs[Math.min(tries, retryAfterMs.length - 1)] ?? minute;

  /** Whether the clock can have been right when an SMS was written down. */
  const isBelieved = ({ createdAt }: StoredSms) => createdAt >= earliestTime && createdAt <= system.now();

  /** How old an SMS is, ms: by the clock up to now, from now on by one that does not jump. */
  function ageOf(row: StoredSms): () => number {
    const before = isBelieved(row) ? system.now() - row.createdAt : 0;
    const begun = system.steady();
    return () => before + system.steady() - begun;
  }

  /** Writes a change, unless a callback was faster, or the person and all about them are gone. */
  async function change(
    row: StoredSms,
    to: Parameters<Store['changeSms']>[1],
  ): Promise<'changed' | 'gone' | SentSms> {
    if (await store.changeSms(row.id, to, open)) return 'changed';
    const now = await store.sms(row.id);
    return now?.state === 'accepted' ? sentOf(now) : 'gone';
  }

  /** Ends it with a Trouble, unless it turns out to be accepted. */
  async function end(
    row: StoredSms,
    to: Parameters<Store['changeSms']>[1],
    trouble: Trouble,
  ): Promise<SentSms> {
    const now = await change(row, { ...to, nextLookAt: null });
    if (typeof now === 'object') return now;
    throw trouble;
  }

  /** One try, written down before and after. `unsent`: it surely was not sent. */
  async function attempt(
    row: StoredSms,
    age: number,
    pause: number,
  ): Promise<SentSms | 'unsent' | 'uncertain'> {
    const { sms, msg } = contentOf(row);
    const left = validityMs - age;
    if (left <= 0) return end(row, { state: 'refused' }, new Trouble('sms-too-old', 'sms.too-old'));
    // The first try was written down with the SMS itself.
    if (row.state !== 'posting') {
      const now = await change(row, { state: 'posting', nextLookAt: null });
      if (typeof now === 'object') return now;
      if (now === 'gone') throw oldNews();
    }
    // The last look before the post: who has left, switched SMS off or changed the number since is not told.
    if (await isOldNews(msg, sms.to, row.createdAt + age)) return end(row, { state: 'refused' }, oldNews());
    const outcome = await sender.send(sms, Math.ceil(left / 1000), callbackFor(row.id), row.personId);
    switch (outcome.kind) {
      case 'accepted': {
        const { sid, status } = outcome;
        const nextLookAt = sender.read(status, null).final ? null : system.now() + firstAskMs;
        const now = await change(row, { state: 'accepted', sid, status, nextLookAt });
        if (typeof now === 'object') return now;
        if (nextLookAt !== null) accepted({ ...row, sid, status, state: 'accepted', nextLookAt });
        return { sid, status, segments: outcome.segments ?? sms.segments, to: sms.to };
      }
      case 'refused':
        return end(row, { state: 'refused', errorCode: outcome.errorCode }, outcome.trouble);
      case 'unsent': {
        const now = await change(row, { state: 'waiting', nextLookAt: system.now() + pause });
        return typeof now === 'object' ? now : 'unsent';
      }
      case 'uncertain': {
        const now = await change(row, { state: 'uncertain', nextLookAt: system.now() + firstLookMs });
        return typeof now === 'object' ? now : 'uncertain';
      }
    }
  }

  /**
   * Looks up what may have been sent in the last `within` milliseconds: accepted if it is there and nobody else's, `missing` if it was
   * missing twice. Where the list cannot be read for too long nobody knows, and a Trouble says so.
   */
  async function lookUp(
    row: StoredSms,
    within: () => number,
    pause: number,
  ): Promise<SentSms | 'missing' | null> {
    const { sms } = contentOf(row);
    const begun = system.steady();
    let misses = 0;
    for (let looked = 0; misses < missesNeeded; looked += 1) {
      const next = misses > 0 ? pause : pauseAfter(looked - 1);
      if (!(await wait(looked === 0 ? firstLookMs : Math.max(secondLookMs, next)))) return null;
      const list = await sender.find(sms, system.now() - within() - looseMs);
      const found = list.kind === 'list' ? list.found : [];
      // Also without anything found: a callback may have told meanwhile.
      if (await store.claimSms(row.id, found, system.now() + firstAskMs)) {
        const now = await store.sms(row.id);
        if (now?.nextLookAt) accepted(now);
        return now ? sentOf(now) : 'missing';
      }
      if (list.kind === 'list') misses += 1;
      else if (system.steady() - begun >= Math.max(validityMs, leastLookingMs)) {
        return end(row, { state: 'uncertain' }, new Trouble('sms-uncertain', 'sms.uncertain'));
      }
    }
    return 'missing';
  }

  async function handOver(taken: StoredSms, age: () => number): Promise<SentSms | null> {
    let row = taken;
    const begun = age();
    // One from an earlier run was posted at any time since it was written down.
    const unseen = row.state !== 'uncertain' ? -begun : isBelieved(row) ? 0 : day;
    const within = () => age() + unseen;
    for (let tries = 0; ; tries += 1) {
      const pause = pauseAfter(tries);
      const outcome = row.state === 'uncertain' ? 'uncertain' : await attempt(row, age(), pause);
      if (typeof outcome === 'object') return outcome;
      if (outcome === 'unsent' && !(await wait(pause))) return null;
      if (outcome === 'uncertain') {
        const found = await lookUp(row, within, pause);
        if (found !== 'missing') return found;
      }
      row = { ...row, state: 'waiting' };
    }
  }

  return {
    bring(row) {
      const { sms } = contentOf(row);
      const wasClosed = isClosed();
      const age = ageOf(row);
      return inTurn(hashOf(JSON.stringify([sms.to, sms.body])), async () => {
        if (row.state === 'accepted') return sentOf(row);
        if (isClosed() && !wasClosed) {
          // Closed while it waited for its turn: it surely was not posted.
          if (row.state === 'posting') await change(row, { state: 'waiting', nextLookAt: system.now() });
          return null;
        }
        return handOver(row, age);
      });
    },
  };
}
