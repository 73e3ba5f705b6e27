// The outbox: an SMS is on disk before it is posted, is not posted twice, and is looked after until it is settled.
import { hashOf } from '../net/secrets';
import { newId, type System } from '../net/system';
import { oneAtATime, shared, underWay } from '../net/turns';
import { asTrouble, Trouble } from '../sentences/trouble';
import type { SmsCaps, SmsVerdict, StoredSms } from '../store/records';
import type { Store } from '../store/store';
import { type Content, contentOf, type SentSms } from './content';
import { createHandover, firstAskMs, oldNews } from './handover';
import type { ReadySms } from './message';
import { plainFields } from './plain';
import type { Sender } from './sender';

/** What the node is told of an SMS after its msg has ended. */
export interface LateNews {
  sms: SentSms;
  /** Set when it failed after all. */
  trouble: Trouble | null;
  /** Whether it was accepted just now, while no msg waited for that any more. */
  isAccepted: boolean;
  /** What the msg was, as far as it is plain data: it may come from before a restart. */
  msg: Readonly<Record<string, unknown>>;
}

export interface Outbox {
  /**
   * Posts an SMS and resolves when the sender has accepted it; rejects with a Trouble when it never will. One that
   * was not sent is tried again until its validity has passed; one that may have been is looked up first. The same
   * key is not sent twice to a number within a day: the first one's result is given. Null when the outbox is closed
   * before that: it goes on after the next start, and the node hears how it went.
   */
  send(asked: {
    nodeId: string;
    sms: ReadySms;
    key: string | null;
    msg: Readonly<Record<string, unknown>>;
    /** The key is an alert's id, which is never another's: it counts for as long as SMS are remembered, a week. */
    isAlert?: boolean;
    /** The same text may go to a number again within ten minutes. */
    mayRepeat?: boolean;
    /** Without a cap: it costs nothing. */
    isFree?: boolean;
  }): Promise<SentSms | null>;
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

export interface OutboxParts {
  store: Store;
  system: System;
  /** The sender's account: keys, caps and open SMS belong to it. */
  account: string;
  sender: Sender;
  validitySeconds: number;
  caps?: SmsCaps;
  /** Where the sender may tell how an SMS fares, or null. */
  callbackFor?(id: string): string | null;
  /** Whether what a msg says is no longer so, or no longer for this number (E.164): it is not sent then. */
  isOldNews?(msg: Readonly<Record<string, unknown>>, to: string, now: number): Promise<boolean>;
  /** Shared by outboxes that may send from one account of the sender. */
  inTurn?: ReturnType<typeof oneAtATime>;
}

/** What a household never reaches, and a loop in a flow soon does. */
export const defaultCaps: SmsCaps = { perNumber: 6, perDay: 100 };

const minute = 60_000;
const day = 24 * 60 * minute;
/**
 * Pauses before an accepted SMS is asked after: 10 s, 1 and 10 minutes after Twilio took it. Most Pis have no public
 * address for Twilio's callbacks.
 */
const lookAfterMs = [firstAskMs, 50_000, 9 * minute] as const;

/** No pause of ours is longer: a clock that was set back must not make one. */
const longestPauseMs = 10 * minute;

/** Opens the outbox of an account and takes up what the last run left open. */
export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { store, system, account, sender, validitySeconds, caps = defaultCaps } = parts;
  const { callbackFor = () => null, isOldNews = async () => false, inTurn = oneAtATime() } = parts;
  const posts = shared<SentSms | null>();
  const steps = underWay();
  // Reports and looks come at the same time: each has to see what the one before it wrote.
  const rowTurn = oneAtATime();
  const timers = new Set<() => void>();
  const waits = new Set<() => void>();
  const hearers = new Map<string, (news: LateNews) => void>();
  /** News of nodes that are not there yet, such as those of before a restart. */
  const unheard = new Map<string, LateNews[]>();
  /** Under these keys msgs wait: what becomes of their SMS they tell themselves. */
  const awaited = new Set<string>();
  /** The caps that were told since they were reached: `number …`, or the verdict. */
  const toldCaps = new Set<string>();
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

  /** Waits; false as soon as the outbox is closed. */
  const wait = (ms: number) =>
    new Promise<boolean>((resolve) => {
      if (closed) return resolve(false);
      const stop = () => resolve(false);
      waits.add(stop);
      later(ms, async () => {
        waits.delete(stop);
        resolve(true);
      });
    });

  const tell = (
    row: StoredSms,
    news: Pick<LateNews, 'trouble'> & { isAccepted?: boolean },
    status: string,
  ) => {
    const { sms, msg } = contentOf(row);
    const told = {
      trouble: news.trouble,
      isAccepted: news.isAccepted ?? false,
      msg,
      sms: { sid: row.sid ?? '', status, segments: sms.segments, to: sms.to },
    };
    const hear = hearers.get(row.nodeId);
    if (hear) hear(told);
    else unheard.set(row.nodeId, [...(unheard.get(row.nodeId) ?? []), told]);
  };

  const lookLater = (row: StoredSms) =>
    later(Math.min(longestPauseMs, (row.nextLookAt ?? 0) - system.now()), () => look(row));

  const { bring } = createHandover({
    store,
    system,
    sender,
    validitySeconds,
    callbackFor,
    isOldNews,
    inTurn,
    wait,
    isClosed: () => closed,
    accepted: lookLater,
  });

  /** Finds or writes the row of an SMS. `key`: with account and number in it. */
  async function take(row: StoredSms, asked: Parameters<Outbox['send']>[0]): Promise<StoredSms> {
    // What lies further ahead was stamped by a clock that was wrong, and would hold for as long as it was.
    const [since, until] = asked.isAlert
      ? [0, Number.MAX_SAFE_INTEGER]
      : [row.createdAt - day, row.createdAt + day];
    const earlier = row.key === null ? null : await store.smsOfKey(row.key, since, until);
    if (earlier?.state === 'accepted' || earlier?.state === 'waiting') return earlier;
    if (earlier) throw new Trouble('sms-uncertain', 'sms.uncertain');
    const { sms, key, mayRepeat = false, isFree = false } = asked;
    const { to, body } = sms;
    // Not even written down: it would lie there for a week with somebody's number in it.
    if (await isOldNews(asked.msg, to, row.createdAt)) throw oldNews();
    const verdict = await store.addSms(row, { to, body, key, caps: isFree ? null : caps, mayRepeat });
    if (verdict === 'repeated') throw new Trouble('sms-repeated', 'sms.repeated');
    if (verdict === 'gone') throw oldNews();
    if (verdict !== 'added') throw capTrouble(verdict, to);
    for (const name of ['cap-day', 'cap-refused', `number ${to}`]) toldCaps.delete(name);
    return row;
  }

  /** `again` is false once for each time that a cap is reached, so that who hears of it can tell it once. */
  function capTrouble(verdict: Exclude<SmsVerdict, 'added' | 'gone' | 'repeated'>, to: string): Trouble {
    const isNumber = verdict === 'cap-number';
    const name = isNumber ? `number ${to}` : verdict;
    const again = toldCaps.has(name);
    toldCaps.add(name);
    if (verdict === 'cap-refused') return new Trouble('sms-cap-refused', 'sms.cap-refused', {}, { again });
    const cap = isNumber ? caps.perNumber : caps.perDay;
    return new Trouble(`sms-${verdict}`, `sms.${verdict}`, { cap }, { cap, again });
  }

  /** Asks how an accepted SMS fares; the node hears of every change, and of a failure as one. */
  async function look(row: StoredSms): Promise<void> {
    // A report may have settled it since.
    if (((await store.sms(row.id))?.nextLookAt ?? null) === null) return;
    const outcome = await sender.look(row.sid ?? '');
    await rowTurn(row.id, async () => {
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
        lookLater({ ...row, status, errorCode, looks, nextLookAt });
      }
    });
  }

  /** What the last run left: posts cut off half-way are looked up, waiting ones wait on, accepted ones are asked after. */
  async function takeUp(): Promise<void> {
    const due = system.now();
    await store.doubtInterruptedSms(account, due);
    const rows = await store.openSms(account);
    // In the order in which they came: of two equal ones the first takes what is found first.
    for (const row of rows.sort((one, other) => one.createdAt - other.createdAt)) {
      if (row.state === 'accepted') lookLater(row);
      else if (row.state === 'uncertain') void goOn(row).catch(() => undefined);
      else later(Math.min(longestPauseMs, (row.nextLookAt ?? 0) - due), () => postLate(row));
    }
  }

  async function postLate({ id }: StoredSms): Promise<void> {
    const row = await store.sms(id);
    // The same alert may have come again meanwhile, and taken this SMS up itself.
    if (row?.state === 'waiting' && !awaited.has(row.key ?? row.id)) await goOn(row);
  }

  /** An SMS whose msg ended with the last run: the node hears how it went, unless the same alert came again. */
  async function goOn(row: StoredSms): Promise<void> {
    const flight = row.key ?? row.id;
    try {
      const sent = await posts.run(flight, () => steps.watch(bring(row)));
      if (sent && !awaited.has(flight))
        tell({ ...row, sid: sent.sid }, { trouble: null, isAccepted: true }, sent.status);
    } catch (error) {
      if (!awaited.has(flight)) tell(row, { trouble: asTrouble(error) }, 'failed');
    }
  }

  await takeUp();

  return {
    async send(asked) {
      const { nodeId, sms, msg } = asked;
      const id = newId(system, 'sms');
      const key = asked.key === null ? null : keyOf(account, sms.to, asked.key);
      const row: StoredSms = {
        id,
        nodeId,
        account,
        personId: personOf(msg),
        key,
        content: JSON.stringify({ sms, msg: plainFields(msg) } satisfies Content),
        state: 'posting',
        sid: null,
        status: null,
        errorCode: null,
        createdAt: system.now(),
        nextLookAt: null,
        looks: 0,
      };
      const flight = key ?? id;
      awaited.add(flight);
      try {
        return await posts.run(flight, () => steps.watch(take(row, asked).then(bring)));
      } finally {
        awaited.delete(flight);
      }
    },
    heard: (id, { sid, status, errorCode }) =>
      rowTurn(id, async () => {
        const row = await store.sms(id);
        if (row?.account !== account) return false;
        const news = sender.read(status, errorCode);
        if (row.state !== 'accepted') {
          const nextLookAt = news.final ? null : system.now() + firstAskMs;
          // Of two equal SMS the other may have taken this message for its own: then this one is still to be sent.
          if (!(await store.claimSms(id, [{ sid, status, errorCode }], nextLookAt))) return true;
          if (nextLookAt !== null) lookLater({ ...row, sid, status, state: 'accepted', nextLookAt });
        } else {
          const before = row.status === null ? null : sender.read(row.status, row.errorCode);
          const isOther = row.sid !== sid;
          if (isOther || before?.final || rankOf(status) <= rankOf(row.status)) return true;
          const nextLookAt = news.final ? null : row.nextLookAt;
          await store.changeSms(id, { status, errorCode, nextLookAt });
        }
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
      for (const stop of waits) stop();
      waits.clear();
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
  return hashOf(JSON.stringify([account, to, key]));
}

/** What looks otherwise is nobody's, and a msg could bring anything. */
const ourIds = /^\w{1,64}$/;

/** Whom a msg is about, if it says so the way an alert does. */
function personOf({ person }: Readonly<Record<string, unknown>>): string | null {
  if (typeof person !== 'object' || person === null || !('id' in person)) return null;
  return typeof person.id === 'string' && ourIds.test(person.id) ? person.id : null;
}
