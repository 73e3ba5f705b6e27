// The outboxes of all SMS accounts, by the id of their config node.

import { serialByKey } from '../net/concurrency';
import type { Http } from '../net/http';
import { createReopening } from '../net/reopening';
import type { System } from '../net/system';
import { asTrouble, Trouble } from '../sentences/trouble';
import type { SmsCaps } from '../store/records';
import type { FactStore, IncomingStore } from '../store/store';
import type { NextAccount, Way } from './chain';
import { settingsForChoices } from './choices';
import type { Choices, Settings } from './fields';
import type { HealthWatch, OnHealth } from './health';
import { expecting, type Inboxes } from './inboxes';
import type { StatusNews } from './late-status';
import type { ReadySms } from './message';
import { type Outbox, type OutboxParts, type OutboxStore, openOutbox } from './outbox';
import type { AccountProvider, ProviderCallback, SenderHealth } from './provider';
import { dryRun, dryRunSender } from './providers/dry-run';
import type { Registrations } from './registrations';
import { isHeld, longerWaiting, type WaitingSms, waitingOf } from './waiting';
import { watchWay } from './watch-way';

export interface SmsAccounts {
  /**
   * Rejects with a Trouble when the account lacks something that no request could do without. `onHealth` hears what becomes
   * wrong with the way on which its SMS leave, and when nothing is any more.
   */
  open(id: string, account: SmsAccount, onHealth?: OnHealth): Promise<Outbox>;
  /**
   * Finds what may stand in a field of an account of this provider (`id`: of its config node), as that says it. Rejects with
   * a Trouble.
   */
  choices(
    id: string,
    provider: AccountProvider,
    field: string,
    typed: Readonly<Record<string, string | undefined>>,
  ): Promise<Choices['choices']>;
  /** How the way was when an open account looked last; null where nothing is known of it. */
  health(id: string): SenderHealth | null;
  /** The outbox of a sending node's dry runs: the same rules, but `show` is all that happens. To be closed by its node. */
  openDryRun(nodeId: string, show: (sms: ReadySms, personId: string | null) => void): Promise<Outbox>;
  /** Its node is gone for good (`isRemoved`), or about to come back, perhaps with other settings. */
  close(id: string, isRemoved?: boolean): void;
  /** The outbox of an account; null for one that is not open, or lacks something. */
  outbox(id: string): Promise<Outbox | null>;
  /** The open accounts' caps, by the ids of their config nodes. `name`: as their owner calls them, else their providers. */
  caps(): { id: string; name: string; caps: SmsCaps }[];
  /** The open accounts of which an SMS waits for its next try; of several that which is tried for the longest time. */
  waiting(): Promise<(WaitingSms & { id: string; isHeld: boolean })[]>;
  /**
   * The accounts of a provider, which prove and take its callbacks. While a Deploy has closed a node, its settings still
   * prove who answered STOP; an outbox it has none (`null`).
   */
  ofProvider(
    id: string,
  ): { id: string; settings: Settings; country: string; outbox: Promise<Outbox> | null }[];
  /**
   * What a provider tells by callback of an SMS. `proven`: the accounts for which the post is proven. False where the account
   * that the SMS is of is not open: it is polled later, anyway.
   */
  takeStatus(smsId: string, news: StatusNews, proven: readonly string[]): Promise<boolean>;
  /** Closes all; resolves when nothing is being posted. */
  closeAll(): Promise<void>;
}

/** A provider with its settings, and what the owner decided. */
export interface SmsAccount {
  provider: AccountProvider;
  /** As its owner calls it; empty or missing for nothing. */
  name?: string;
  settings: Settings;
  /** Default country for numbers without one, ISO 3166; empty for none. */
  country: string;
  validitySeconds: number;
  caps: SmsCaps;
  /** The account after this one, or null. */
  next?: NextAccount | null;
  /** It has refused an SMS that went on by the account after it. */
  noteRefused?(trouble: Trouble): void;
}

interface Entry extends SmsAccount {
  outbox: Promise<Outbox>;
  /** Null for one that lacks what no request could do without. */
  way: Way | null;
  isOpen: boolean;
  watch: HealthWatch | null;
}

interface SmsAccountsParts extends Pick<OutboxParts, 'isOutdated' | 'heldUntil' | 'languageOf'> {
  store: OutboxStore & FactStore & Pick<IncomingStore, 'hasStopped'>;
  system: System;
  http: Http;
  /** What people answer. */
  inboxes: Pick<Inboxes, 'open' | 'expect'>;
  /** Where providers are to call. */
  registrations: Pick<Registrations, 'open' | 'remove' | 'expect' | 'isHeard'>;
  /** Where a provider may call, of all SMS or of the one with this id; null where it cannot reach us. */
  callbackFor(callback: ProviderCallback, id?: string): string | null;
}

export function createSmsAccounts(parts: SmsAccountsParts): SmsAccounts {
  const { http, inboxes, registrations, callbackFor, isOutdated = async () => false, ...rooms } = parts;
  const { store, system } = rooms;
  // Two config nodes may stand for one account of a provider.
  const shared = { ...rooms, inTurn: serialByKey(), isOutdated };
  const outboxes = new Map<string, Entry>();
  const reopening = createReopening(system);

  /** A post that the account had under way comes to its end first, and so is not done twice. */
  const closeAndWait = async (outbox: Promise<Outbox> | undefined) => {
    const opened = await outbox?.catch(() => null);
    opened?.close();
    await opened?.idle();
  };

  /** Also while a Deploy has closed it for a moment. */
  const isThere = (id: string, { isOpen }: Entry) => isOpen || reopening.has(id);

  /**
   * Whether we see to STOP: as soon as one account here leaves that to us. What its number was answered must hold for the
   * others as well, and they never heard of it.
   */
  const seesToStop = () =>
    [...outboxes].some(([id, entry]) => isThere(id, entry) && !entry.provider.handlesStop);

  function wayOf(id: string, { provider, settings, caps, next = null }: SmsAccount): Way {
    const { callback } = provider;
    const sender = provider.open(settings, { http, time: system });
    return {
      account: id,
      provider,
      sender: expecting(sender, () => {
        inboxes.expect(id);
        registrations.expect(id);
      }),
      caps,
      next,
      isStopped: async (to) => seesToStop() && (await store.hasStopped(to)),
      // No callback is asked for that this account could not verify.
      callbackFor: (smsId) => (callback?.canVerify(settings) ? callbackFor(callback, smsId) : null),
    };
  }

  /** Another account of a chain. */
  function findWay(id: string): Way | null {
    const entry = outboxes.get(id);
    return entry && isThere(id, entry) ? entry.way : null;
  }

  const noteRefused = (id: string, trouble: Trouble) => outboxes.get(id)?.noteRefused?.(trouble);

  async function openAccount(way: Way, { country, validitySeconds }: SmsAccount): Promise<Outbox> {
    const outbox = await openOutbox({
      ...shared,
      ...way,
      validitySeconds,
      findWay,
      noteRefused,
      isOutdated: async (msg, to, now) => (await way.isStopped(to)) || isOutdated(msg, to, now),
    });
    return listening(outbox, way, country, parts);
  }

  return {
    open(id, account, onHealth = () => undefined) {
      const before = outboxes.get(id);
      if (before?.isOpen) return before.outbox;
      const way = wayOrTrouble(() => wayOf(id, account));
      const isSame = JSON.stringify(before?.settings) === JSON.stringify(account.settings);
      const memory = (isSame && before?.watch?.memory()) || null;
      const outbox = closeAndWait(before?.outbox).then(async () => {
        if (way instanceof Trouble) throw way;
        const opened = await openAccount(way, account);
        entry.watch = await watchWay(parts, entry, way, memory, onHealth);
        return opened;
      });
      const entry: Entry = {
        ...account,
        outbox,
        way: way instanceof Trouble ? null : way,
        isOpen: true,
        watch: null,
      };
      outboxes.set(id, entry);
      return outbox;
    },
    async choices(id, provider, field, typed) {
      const entry = outboxes.get(id);
      const deployed = entry?.provider.id === provider.id ? entry.settings : {};
      const settings = settingsForChoices(provider, typed, deployed);
      return (await provider.choices?.(field, settings, { http, time: system })) ?? [];
    },
    health: (id) => outboxes.get(id)?.watch?.memory().last ?? null,
    openDryRun: (nodeId, show) =>
      openOutbox({
        ...shared,
        account: `dry-run ${nodeId}`,
        provider: dryRun,
        sender: dryRunSender(show),
        validitySeconds: 3600,
      }),
    close(id, isRemoved = false) {
      if (isRemoved) registrations.remove(id);
      const entry = outboxes.get(id);
      if (!entry) return;
      entry.isOpen = false;
      entry.watch?.stop();
      reopening.add(id);
      void closeAndWait(entry.outbox);
    },
    async outbox(id) {
      const entry = outboxes.get(id);
      return entry?.isOpen ? entry.outbox.catch(() => null) : null;
    },
    caps: () =>
      openOf(outboxes).map(([id, { name, provider, caps }]) => ({ id, name: name || provider.label, caps })),
    async waiting() {
      const accounts = openOf(outboxes).map(async ([id, { outbox, validitySeconds }]) => {
        const own = (await outbox.catch(() => null))?.waiting.last() ?? null;
        const sms = longerWaiting(own, waitingOf(await store.waitingElsewhere(id), validitySeconds));
        return sms ? [{ ...sms, id, isHeld: isHeld(sms) }] : [];
      });
      return (await Promise.all(accounts)).flat();
    },
    ofProvider: (providerId) =>
      [...outboxes]
        .filter(([id, entry]) => entry.provider.id === providerId && isThere(id, entry))
        .map(([id, { settings, country, outbox, isOpen }]) => ({
          id,
          settings,
          country,
          outbox: isOpen ? outbox : null,
        })),
    async takeStatus(smsId, news, proven) {
      const row = await store.sms(smsId);
      // Of none that is known, or of an account that is not there any more: nothing will ever come of it.
      const entry = row && outboxes.get(row.account);
      if (!entry) return true;
      // One that lacks something has opened no outbox, which its node tells.
      const outbox = entry.isOpen ? await entry.outbox.catch(() => null) : null;
      if (!outbox) return false;
      await outbox.takeStatus(smsId, news, proven);
      return true;
    },
    async closeAll() {
      for (const { watch } of outboxes.values()) watch?.stop();
      await Promise.all([...outboxes.values()].map(({ outbox }) => closeAndWait(outbox)));
    },
  };
}

const openOf = (outboxes: ReadonlyMap<string, Entry>) => [...outboxes].filter(([, { isOpen }]) => isOpen);

function wayOrTrouble(open: () => Way): Way | Trouble {
  try {
    return open();
  } catch (thrown) {
    return asTrouble(thrown);
  }
}

/** Hears what people answer, and has the provider call, for as long as an outbox is open. */
function listening(
  outbox: Outbox,
  { account, provider: { id, label, callback }, sender: { inbox, registration } }: Way,
  country: string,
  { inboxes, registrations, callbackFor }: SmsAccountsParts,
): Outbox {
  const address = () => callback && callbackFor(callback);
  const isHeard = () => registrations.isHeard(account);
  const stops = [
    registrations.open({ account, registration, address }),
    ...(inbox ? [inboxes.open({ account, provider: id, label, country, inbox, isHeard })] : []),
    outbox.close,
  ];
  return {
    ...outbox,
    close() {
      for (const stop of stops) stop();
    },
  };
}
