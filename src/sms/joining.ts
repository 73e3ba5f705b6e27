// Alerts for one number that come together go as one SMS: they wait for one another, on disk, and its row and what it means
// for them are written in one transaction before it is posted.
import { newId, type System } from '../net/system';
import type { Trouble } from '../sentences/trouble';
import { isLate, lateTrouble } from '../store/late';
import type { SmsCaps, StoredSms } from '../store/records';
import type { InstanceStore, SmsStore } from '../store/store';
import { type CapTroubles, capsFor, decideSms, kindOf } from './caps';
import { type Content, contentOf, type SentSms, sentOf } from './content';
import { jointTexts, jointTopic } from './joint-text';
import type { Provider } from './provider';
import { uncertainTrouble } from './refusals';
import { ageOf, endWith, type IsOutdated, outdatedTrouble } from './rows';
import { segmentsOf } from './segments';
import type { Timers } from './timers';

/** How long the first alert waits for others; those that were held wait longer, as one check after the other ends their hold. */
const joiningMs = 10_000;
const heldJoiningMs = 60_000;

export interface Joining {
  /** An alert that is on disk waits for others, and goes with them. Its end, as of any SMS; null when the outbox was closed before. */
  join(row: StoredSms): Promise<SentSms | null>;
  /** The end of a member by that of the SMS in which it goes. `joint`: where that is at hand, as it stands. */
  follow(member: StoredSms, joint?: StoredSms): Promise<SentSms | null>;
}

interface JoiningParts {
  store: Pick<SmsStore, 'joinSms' | 'sms' | 'changeSms'> & Pick<InstanceStore, 'ownsSms'>;
  system: System;
  provider: Pick<Provider, 'id' | 'label' | 'limits'>;
  caps: SmsCaps;
  capTroubles: CapTroubles;
  timers: Pick<Timers, 'wait' | 'isClosed'>;
  isOutdated: IsOutdated;
  languageOf: LanguageOf;
  /** Delivers an SMS that is on disk; whoever asks for the same one at the same time shares that. */
  deliver(row: StoredSms): Promise<SentSms | null>;
}

/** In which language a person is told; null: of whom nothing is known. */
export type LanguageOf = (personId: string | null) => Promise<string>;

/** For how long an alert waits for others at the most, ms. */
export function joiningMsOf(msg: Content['msg']): number {
  return isHeld(msg) ? heldJoiningMs : joiningMs;
}

/** It waited for the end of quiet hours or of a pause, with others. */
function isHeld({ alert }: Content['msg']): boolean {
  return typeof alert === 'object' && alert !== null && 'heldUntil' in alert && Boolean(alert.heldUntil);
}

interface Waiter {
  row: StoredSms;
  age: () => number;
}

/** Those that go together. */
interface Group {
  waiters: Waiter[];
  /** By the clock that does not jump, ms. */
  until: number;
  isHeld: boolean;
  /** What comes of each, by its id; null when the outbox was closed before. */
  ends: Promise<Ends | null>;
}

type Ends = Map<string, Promise<SentSms | null>>;

export function createJoining(parts: JoiningParts): Joining {
  const { store, system, provider, caps, capTroubles, timers, isOutdated, languageOf, deliver } = parts;
  const groups = new Map<string, Group>();

  function groupOf(row: StoredSms): Group {
    const { sms, msg } = contentOf(row);
    const key = JSON.stringify([sms.to, jointTopic(msg)]);
    const waitMs = Math.min(joiningMsOf(msg), Math.max(0, (row.nextLookAt ?? 0) - system.now()));
    const until = system.steady() + waitMs;
    const group = groups.get(key) ?? { waiters: [], until, isHeld: false, ends: Promise.resolve(null) };
    if (isHeld(msg) && !group.isHeld) {
      group.isHeld = true;
      group.until = Math.max(group.until, until);
    }
    group.waiters.push({ row, age: ageOf(row.createdAt, system) });
    if (!groups.has(key)) {
      groups.set(key, group);
      group.ends = together(key, group);
    }
    return group;
  }

  async function together(key: string, group: Group): Promise<Ends | null> {
    try {
      do {
        if (!(await timers.wait(Math.max(0, group.until - system.steady())))) return null;
      } while (group.until > system.steady());
    } finally {
      groups.delete(key);
    }
    return begin(group.waiters);
  }

  /** Leaves out what is true no longer, and begins the SMS of the rest. */
  async function begin(waiters: readonly Waiter[], ends: Ends = new Map()): Promise<Ends | null> {
    const still: Waiter[] = [];
    for (const waiter of waiters) {
      const { row, age } = waiter;
      const { sms, msg } = contentOf(row);
      const now = await store.sms(row.id);
      // The same alert came again, and what waited for it first has begun it meanwhile.
      const isBegun = now !== null && now.state !== 'joining' && now.state !== 'refused';
      // One that another instance has by now leaves those that are still here alone.
      if (now && !(await store.ownsSms(row.id))) note(ends, row, Promise.reject(lateTrouble()));
      else if (isBegun) note(ends, row, now.joint ? follow(now) : deliver(now));
      else if (now?.state !== 'joining' || (await isOutdated(msg, sms.to, row.createdAt + age())))
        note(ends, row, refuse(row, outdatedTrouble()));
      else still.push(waiter);
    }
    const rows = still.map(({ row }) => row);
    const language = await languageOf(rows[0]?.personId ?? null);
    for (const { body, rows: some } of jointTexts(rows, { ...provider.limits, language })) {
      // What is on disk goes on after the next start.
      if (timers.isClosed()) return ends;
      const isBegun = await beginOne(some, body, ends);
      if (!isBegun)
        return begin(
          still.filter(({ row }) => !ends.has(row.id)),
          ends,
        );
    }
    return ends;
  }

  /** False where one of them does not wait any more: then none of them has begun. */
  async function beginOne(rows: readonly StoredSms[], body: string, ends: Ends): Promise<boolean> {
    const [first] = rows;
    if (!first) return true;
    const { to } = contentOf(first).sms;
    // No cap of a number keeps back what is critical, nor what goes with it.
    const kinds = rows.map((row) => kindOf(contentOf(row)));
    const kind = kinds.includes('critical') ? 'critical' : 'usual';
    const isAlone = rows.length === 1;
    const sms = isAlone
      ? { ...first, state: 'posting' as const, nextLookAt: null }
      : jointOf(first, rows, to, body);
    const ids = rows.map(({ id }) => id);
    const asked = { hasKey: true, mayRepeat: true, caps: capsFor(caps, kind) };
    const verdict = await store
      .joinSms(sms, ids, { to, body, key: null }, (counts) => decideSms(asked, counts, system.now()))
      .catch((error: unknown) => (isLate(error) ? 'changed' : Promise.reject(error)));
    if (verdict === 'changed') return false;
    if (verdict === 'added') capTroubles.kept(to, kind);
    for (const row of rows) {
      if (verdict === 'added') note(ends, row, isAlone ? deliver(sms) : follow(row, sms));
      else if (verdict === 'gone' || verdict === 'repeated' || verdict === 'silent')
        note(ends, row, refuse(row, outdatedTrouble()));
      else note(ends, row, refuse(row, capTroubles.reached(verdict, to, kind)));
    }
    return true;
  }

  function jointOf(first: StoredSms, rows: readonly StoredSms[], to: string, body: string): StoredSms {
    const content: Content = {
      sms: { to, body, segments: segmentsOf(body).count },
      msg: {},
      provider: provider.id,
      members: rows.map(({ id, nodeId, content }) => ({ id, nodeId, msg: contentOf({ content }).msg })),
    };
    return {
      ...first,
      id: newId(system, 'sms'),
      conversation: null,
      personId: rows.every(({ personId }) => personId === first.personId) ? first.personId : null,
      key: null,
      content: JSON.stringify(content),
      state: 'posting',
      createdAt: system.now(),
      nextLookAt: null,
    };
  }

  async function refuse(row: StoredSms, trouble: Trouble): Promise<null> {
    await endWith(store, row, { state: 'refused' }, trouble);
    return null;
  }

  async function join(row: StoredSms): Promise<SentSms | null> {
    return (await groupOf(row).ends)?.get(row.id) ?? null;
  }

  async function follow(member: StoredSms, known?: StoredSms): Promise<SentSms | null> {
    const joint = known ?? (member.joint && (await store.sms(member.joint)));
    if (!joint) return lose(member);
    const sent = await deliver(joint).catch((thrown: unknown) => ({ thrown }));
    if (sent === null) return null;
    const now = await store.sms(member.id);
    const isMember = now?.joint === joint.id;
    if (!('thrown' in sent) && (isMember || now === null)) return sent;
    if (now === null) throw outdatedTrouble();
    if (isMember && 'thrown' in sent) {
      // It goes with whom it told of, and nobody knows then whether it was sent.
      if (await store.sms(joint.id)) throw sent.thrown;
      return lose(now);
    }
    if (now.state === 'joining') return join(now);
    if (now.state === 'accepted') return sentOf(now);
    throw outdatedTrouble();
  }

  /** Nobody knows what came of it. */
  async function lose(row: StoredSms): Promise<SentSms | null> {
    const now = await endWith(store, row, { state: 'uncertain' }, uncertainTrouble(provider));
    return 'id' in now ? null : now;
  }

  return { join, follow };
}

/** Somebody hears of each end, but perhaps not yet. */
function note(ends: Ends, { id }: StoredSms, end: Promise<SentSms | null>): void {
  end.catch(() => undefined);
  ends.set(id, end);
}
