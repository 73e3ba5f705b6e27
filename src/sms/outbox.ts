// The outbox: an SMS is on disk before it is posted, is not posted twice, and is looked after until it is settled.
import { createHash } from 'node:crypto';
import { newId, type System } from '../net/system';
import { oneAtATime, shared, underWay } from '../net/turns';
import { asTrouble, Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import type { Store } from '../store/store';
import type { ReadySms } from './message';
import type { Sender } from './sender';

/** How an SMS stands, as the msg that carries it on says. */
export interface SentSms {
  sid: string;
  status: string;
  segments: number;
  to: string;
}

/** What the node is told of an SMS after its msg has ended. */
export interface LateNews {
  sms: SentSms;
  /** Set when it failed after all. */
  trouble: Trouble | null;
  /** What the msg was, as far as it is plain data: it may come from before a restart. */
  msg: Readonly<Record<string, unknown>>;
}

export interface Outbox {
  /**
   * Posts an SMS and resolves when the sender has accepted it; rejects with a Trouble when it never will. One that
   * surely was not sent is tried again until its validity has passed. The same key is not sent twice to a number
   * within a day: the first one's result is given.
   */
  send(asked: {
    nodeId: string;
    sms: ReadySms;
    key: string | null;
    msg: Readonly<Record<string, unknown>>;
  }): Promise<SentSms>;
  /**
   * What the sender tells by callback of the SMS with this id. Never backwards, and a final status once; what was
   * uncertain is then known. False if there is no such SMS here.
   */
  heard(id: string, news: { sid: string; status: string; errorCode: number | null }): Promise<boolean>;
  /** A sending node is there: what is heard late of its SMS goes to it. The answer detaches it. */
  attach(nodeId: string, hear: (news: LateNews) => void): () => void;
  /** Resolves when nothing is being posted. */
  idle(): Promise<void>;
  /** Stops waiting and looking; both go on after the next start. */
  close(): void;
}

interface Content {
  sms: ReadySms;
  msg: Readonly<Record<string, unknown>>;
}

interface Parts {
  store: Store;
  system: System;
  /** The sender's account: keys and open SMS belong to it. */
  account: string;
  sender: Sender;
  validitySeconds: number;
  /** Where the sender may tell how an SMS fares, or null. */
  callbackFor?(id: string): string | null;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/**
 * Pauses before an accepted SMS is asked after: 10 s, 1 and 10 minutes after Twilio took it. Most Pis have no public
 * address for Twilio's callbacks.
 */
const lookAfterMs = [10_000, 50_000, 9 * minute] as const;
/** Pauses between tries of an SMS that surely was not sent; the last one repeats. */
const retryAfterMs = [15_000, minute, 5 * minute] as const;

/** No pause of ours is longer: a clock that was set back must not make one. */
const longestPauseMs = 10 * minute;

/** Opens the outbox of an account and takes up what the last run left open. */
export async function openOutbox(parts: Parts): Promise<Outbox> {
  const { store, system, account, sender, validitySeconds, callbackFor = () => null } = parts;
  const posts = shared<SentSms>();
  const steps = underWay();
  // Twilio's answer, its reports and our looks come at the same time: each has to see what the one before it wrote.
  const inTurn = oneAtATime();
  const timers = new Set<() => void>();
  const hearers = new Map<string, (news: LateNews) => void>();
  /** News of nodes that are not there yet, such as those of before a restart. */
  const unheard = new Map<string, LateNews[]>();
  let closed = false;

  const later = (ms: number, run: () => Promise<void>) => {
    if (closed) return;
    const cancel = system.after(Math.max(0, ms), () => {
      timers.delete(cancel);
      // What fails here is the store; it says so at the next SMS, and the row is taken up at the next start.
      void run().catch(() => undefined);
    });
    timers.add(cancel);
  };

  const tell = (row: StoredSms, news: Omit<LateNews, 'msg' | 'sms'>, status: string) => {
    const { sms, msg } = contentOf(row);
    const told = { ...news, msg, sms: { sid: row.sid ?? '', status, segments: sms.segments, to: sms.to } };
    const hear = hearers.get(row.nodeId);
    if (hear) hear(told);
    else unheard.set(row.nodeId, [...(unheard.get(row.nodeId) ?? []), told]);
  };

  /** Tries until it is accepted, refused, uncertain or too old. `take` finds or writes the row before the first try. */
  async function post(take: () => Promise<StoredSms>): Promise<SentSms> {
    let row: StoredSms | null = null;
    const step = async (pause: number) => {
      row ??= await take();
      return attempt(row, pause);
    };
    for (let tried = 0; ; tried += 1) {
      const pause = retryAfterMs[Math.min(tried, retryAfterMs.length - 1)] ?? minute;
      const sent = await steps.watch(step(pause));
      if (sent) return sent;
      await waitOpen(pause);
    }
  }

  /** One try, written down before and after; null when it surely was not sent and may be tried again. */
  async function attempt(row: StoredSms, pause: number): Promise<SentSms | null> {
    if (row.state === 'accepted') return sentOf(row);
    const { sms } = contentOf(row);
    // A clock that was set back must not make an SMS valid for days.
    const left = Math.min(validitySeconds * 1000, row.createdAt + validitySeconds * 1000 - system.now());
    if (left <= 0) {
      await store.changeSms(row.id, { state: 'refused', nextLookAt: null });
      throw new Trouble('sms-too-old', 'sms.too-old');
    }
    // The first try was written down with the SMS itself.
    if (row.state !== 'posting') await store.changeSms(row.id, { state: 'posting', nextLookAt: null });
    const outcome = await sender.send(sms, Math.ceil(left / 1000), callbackFor(row.id));
    if (outcome.kind === 'unsent') {
      row.state = 'waiting';
      await store.changeSms(row.id, { state: 'waiting', nextLookAt: system.now() + pause });
      return null;
    }
    return inTurn(row.id, async () => {
      const reported = await reportOf(row.id);
      if (reported && outcome.kind === 'uncertain') return sentOf(reported);
      if (outcome.kind !== 'accepted') {
        const errorCode = outcome.kind === 'refused' ? outcome.errorCode : null;
        await store.changeSms(row.id, { state: outcome.kind, errorCode, nextLookAt: null });
        throw outcome.trouble;
      }
      const { sid } = outcome;
      const status = reported?.status ?? outcome.status;
      const isSettled = reported !== null && sender.read(status, reported.errorCode).final;
      const nextLookAt = isSettled ? null : system.now() + lookAfterMs[0];
      await store.changeSms(row.id, { state: 'accepted', sid, status, nextLookAt });
      if (!isSettled)
        later(lookAfterMs[0], () => look({ ...row, sid, status, state: 'accepted', nextLookAt }));
      return { sid, status, segments: outcome.segments ?? sms.segments, to: sms.to };
    });
  }

  /** The SMS as a report has it that came before the answer to the post, or null. */
  async function reportOf(id: string): Promise<StoredSms | null> {
    const row = await store.sms(id);
    return row?.state === 'accepted' ? row : null;
  }

  /** Waits; a closed outbox never ends the wait, and the row goes on after the next start. */
  function waitOpen(ms: number): Promise<void> {
    return new Promise((resolve) => {
      later(ms, async () => resolve());
    });
  }

  /** Asks how an accepted SMS fares; the node hears of every change, and of a failure as one. */
  async function look(row: StoredSms): Promise<void> {
    // A report may have settled it since.
    if (((await store.sms(row.id))?.nextLookAt ?? null) === null) return;
    const outcome = await sender.look(row.sid ?? '');
    await inTurn(row.id, async () => {
      // Closed meanwhile: the store may be gone, and the next start looks again.
      if (closed) return;
      // A report may have come while this was asked, and know more.
      const now = await store.sms(row.id);
      if (!now || now.nextLookAt === null) return;
      const looks = row.looks + 1;
      const isNews = outcome.kind === 'known' && rankOf(outcome.status) > rankOf(now.status);
      const isSettled = (isNews && outcome.final) || looks >= lookAfterMs.length;
      const pause = lookAfterMs[looks];
      const nextLookAt = isSettled || pause === undefined ? null : system.now() + pause;
      const { status, errorCode } = isNews ? outcome : now;
      await store.changeSms(row.id, { status, errorCode, looks, nextLookAt });
      if (isNews) tell(row, { trouble: outcome.trouble }, outcome.status);
      if (nextLookAt !== null) {
        later(nextLookAt - system.now(), () => look({ ...row, status, errorCode, looks, nextLookAt }));
      }
    });
  }

  /** What the last run left: posts cut off half-way are uncertain, waiting ones wait on, accepted ones are asked after. */
  async function takeUp(): Promise<void> {
    for (const row of await store.interruptedSms(account)) {
      await store.changeSms(row.id, { state: 'uncertain', nextLookAt: null });
      tell(row, { trouble: new Trouble('sms-uncertain', 'sms.uncertain') }, 'uncertain');
    }
    for (const row of await store.openSms(account)) {
      const due = Math.min(longestPauseMs, (row.nextLookAt ?? 0) - system.now());
      if (row.state === 'accepted') later(due, () => look(row));
      else later(due, () => postLate(row));
    }
  }

  /** A post whose msg ended with the last run: the node hears how it went. */
  async function postLate({ id }: StoredSms): Promise<void> {
    const row = await store.sms(id);
    // The same alert may have come again meanwhile, and taken this SMS up itself.
    if (row?.state !== 'waiting') return;
    try {
      const sent = await posts.run(row.key ?? row.id, () => post(async () => row));
      tell({ ...row, sid: sent.sid }, { trouble: null }, sent.status);
    } catch (error) {
      tell(row, { trouble: asTrouble(error) }, 'failed');
    }
  }

  await takeUp();

  return {
    async send({ nodeId, sms, key: asked, msg }) {
      const id = newId(system, 'sms');
      const key = asked === null ? null : keyOf(account, sms.to, asked);
      const take = async () => {
        const now = system.now();
        const earlier = key === null ? null : await store.smsOfKey(key, now - day);
        if (earlier?.state === 'accepted' || earlier?.state === 'waiting') return earlier;
        if (earlier) throw new Trouble('sms-uncertain', 'sms.uncertain');
        const row: StoredSms = {
          id,
          nodeId,
          account,
          personId: personOf(msg),
          key,
          content: JSON.stringify({ sms, msg } satisfies Content),
          state: 'posting',
          sid: null,
          status: null,
          errorCode: null,
          createdAt: now,
          nextLookAt: null,
          looks: 0,
        };
        await store.addSms(row);
        return row;
      };
      return posts.run(key ?? id, () => post(take));
    },
    heard: (id, { sid, status, errorCode }) =>
      inTurn(id, async () => {
        const row = await store.sms(id);
        if (row?.account !== account) return false;
        const before = row.status === null ? null : sender.read(row.status, row.errorCode);
        if (before?.final || rankOf(status) <= rankOf(row.status)) return true;
        const news = sender.read(status, errorCode);
        const nextLookAt = news.final ? null : row.nextLookAt;
        await store.changeSms(id, { state: 'accepted', sid, status, errorCode, nextLookAt });
        tell({ ...row, sid }, { trouble: news.trouble }, status);
        return true;
      }),
    attach(nodeId, hear) {
      hearers.set(nodeId, hear);
      for (const news of unheard.get(nodeId) ?? []) hear(news);
      unheard.delete(nodeId);
      return () => {
        if (hearers.get(nodeId) === hear) hearers.delete(nodeId);
      };
    },
    idle: steps.idle,
    close() {
      closed = true;
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}

/** How far an SMS is: callbacks come out of order, and none may take it back. */
const ranks = ['accepted', 'scheduled', 'queued', 'sending', 'sent'];

function rankOf(status: string | null): number {
  if (status === null) return -1;
  const rank = ranks.indexOf(status);
  return rank < 0 ? ranks.length : rank;
}

/** One alert may go to several numbers, and each is an SMS of its own. A fingerprint: the row shows no number. */
function keyOf(account: string, to: string, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify([account, to, key]))
    .digest('base64url');
}

/** Whom a msg is about, if it says so the way an alert does. */
function personOf({ person }: Readonly<Record<string, unknown>>): string | null {
  if (typeof person !== 'object' || person === null || !('id' in person)) return null;
  return typeof person.id === 'string' ? person.id : null;
}

function contentOf({ content }: StoredSms): Content {
  return JSON.parse(content);
}

function sentOf(row: StoredSms): SentSms {
  const { sms } = contentOf(row);
  return { sid: row.sid ?? '', status: row.status ?? '', segments: sms.segments, to: sms.to };
}
