// Reads the inboxes of providers that list what came in: most Pis have no public address that could be called.
import { hashOf } from '../net/secrets';
import type { System } from '../net/system';
import { settledSmsMs } from '../store/retention';
import type { IncomingStore, InstanceStore } from '../store/store';
import type { Incoming } from './incoming';
import type { Inbox, Sender } from './provider';

/** An account whose answers can be read. */
interface OpenInbox {
  account: string;
  /** Its id, and its name as sentences say it. */
  provider: string;
  label: string;
  country: string;
  inbox: Inbox;
  /** Whether answers come in without it being read. */
  isHeard(): boolean;
}

export interface Inboxes {
  /** Reads the inbox of an account from now on; the answer ends that. */
  open(opened: OpenInbox): () => void;
  /** An SMS of this account may have gone out just now: its answer is to be heard soon. */
  expect(account: string): void;
  close(): void;
}

/** For an hour after an SMS somebody waits for what their answer does; later, the answers of a day cost a few hundred requests. */
const soonMs = 15_000;
const seldomMs = 5 * 60_000;
const soonFor = 3_600_000 / soonMs;
/** So long nothing may be readable before somebody is told: services have their bad minutes. */
const unreadMs = 3_600_000;
/** A list lags behind, and what comes late has an early time. */
const overlapMs = 24 * 3_600_000;

interface InboxesParts {
  store: Pick<IncomingStore, 'listensFor'> & Pick<InstanceStore, 'ownWork' | 'freeWork'>;
  system: Pick<System, 'now' | 'steady' | 'after'>;
  incoming: Pick<Incoming, 'take' | 'tellUnread'>;
}

export function createInboxes(parts: InboxesParts): Inboxes {
  const readers = new Map<string, Reader>();
  return {
    open(opened) {
      const key = `${opened.provider} ${opened.inbox.key}`;
      const reader = readers.get(key) ?? createReader(parts);
      readers.set(key, reader);
      reader.add(opened);
      return () => {
        if (reader.remove(opened) === 0) readers.delete(key);
      };
    },
    expect(account) {
      for (const reader of readers.values()) reader.expect(account);
    },
    close() {
      for (const reader of readers.values()) reader.close();
      readers.clear();
    },
  };
}

/** A sender with which `expect` is called for each SMS that may have gone out. */
export function expecting(sender: Sender, expect: () => void): Sender {
  return {
    ...sender,
    async send(order) {
      const outcome = await sender.send(order);
      if (outcome.kind === 'accepted' || outcome.kind === 'uncertain') expect();
      return outcome;
    },
  };
}

interface Reader {
  add(opened: OpenInbox): void;
  /** How many accounts are left. */
  remove(opened: OpenInbox): number;
  expect(account: string): void;
  close(): void;
}

/** What of several instances one does. The key may hold a number, which the store keeps nowhere in the clear. */
const workOf = ({ provider, inbox }: OpenInbox) => `inbox ${provider} ${hashOf(inbox.key)}`;

/** Reads one inbox for all accounts that share it, one list after the other. */
function createReader({ store, system, incoming }: InboxesParts): Reader {
  const accounts = new Set<OpenInbox>();
  let cancel: (() => void) | null = null;
  let isReading = false;
  /** How many more times it is read soon. Counted, as the time of day may jump. */
  let soonLeft = 0;
  /** When the last list was asked for that was whole, by the clock that nobody sets. */
  let wholeAt: number | null = null;
  /** Since when no list could be read, by the same clock, and whether that was told. */
  let unread: { since: number; isTold: boolean } | null = null;

  const wait = (ms: number) => {
    cancel?.();
    cancel = system.after(ms, () => {
      cancel = null;
      isReading = true;
      // A store in trouble is told elsewhere, and what was not kept is listed again.
      void read()
        .catch(() => undefined)
        .then(() => {
          isReading = false;
          if (accounts.size > 0) wait(soonLeft > 0 ? soonMs : seldomMs);
        });
    });
  };

  async function read(): Promise<void> {
    const ids = [...accounts].map(({ account }) => account);
    const { lastToldAt, hasStopped } = await store.listensFor(ids);
    if (wholeAt === null && lastToldAt !== null) expectAfter(system.now() - lastToldAt);
    soonLeft = Math.max(0, soonLeft - 1);
    const [first] = accounts;
    if (!first || (lastToldAt === null && !hasStopped)) return;
    // Of several instances one reads, and besides whoever has just told somebody.
    if (soonLeft === 0 && !(await store.ownWork(workOf(first)))) return;
    const askedAt = system.steady();
    const outcome = await first.inbox.list(system.now() - backMs(askedAt));
    if (outcome.kind === 'unknown' && !first.isHeard()) return noteUnread(askedAt);
    unread = null;
    if (outcome.kind === 'unknown') return;
    // Closed meanwhile: the next start lists it again.
    if (accounts.size === 0) return;
    const { provider, country } = first;
    await incoming.take(
      { provider, accounts: [...accounts].map(({ account }) => account), country },
      outcome.received,
    );
    if (outcome.isWhole) wholeAt = askedAt;
  }

  function noteUnread(askedAt: number): void {
    unread ??= { since: askedAt, isTold: false };
    if (unread.isTold || askedAt - unread.since < unreadMs) return;
    unread.isTold = true;
    for (const { account, label } of accounts) incoming.tellUnread(account, label);
  }

  /** How far back a list goes: after a start, and where the last ones were not whole, as far as anybody counts as told. */
  const backMs = (at: number) =>
    wholeAt === null ? settledSmsMs : Math.min(settledSmsMs, at - wholeAt + overlapMs);

  /** What is left of the hour after an SMS of an earlier run. */
  function expectAfter(ageMs: number): void {
    if (ageMs >= 0) soonLeft = Math.max(soonLeft, soonFor - Math.floor(ageMs / soonMs));
  }

  return {
    add(opened) {
      accounts.add(opened);
      // What came in while nobody read is there already.
      if (!isReading) wait(soonMs);
    },
    remove(opened) {
      accounts.delete(opened);
      if (accounts.size === 0) {
        cancel?.();
        store.freeWork(workOf(opened)).catch(() => undefined);
      }
      return accounts.size;
    },
    expect(account) {
      if (![...accounts].some((one) => one.account === account)) return;
      const wasSoon = soonLeft > 0;
      soonLeft = soonFor;
      if (!wasSoon && !isReading) wait(soonMs);
    },
    close() {
      accounts.clear();
      cancel?.();
    },
  };
}
