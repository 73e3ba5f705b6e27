// A check of somebody whose levels come by msgs: what was heard last is the answer, and nothing is asked.
import { defaultsFor } from '../battery/settings';
import { problem } from '../clouds/cloud';
import { isByMsg } from '../clouds/registry';
import { earliestTime, type System } from '../net/system';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';
import type { Checking, CheckResult } from './checking';
import type { Heard } from './heard';
import type { Listener } from './listener';
import { isNamed } from './named';

interface HeardParts {
  store: Pick<PeopleStore, 'changePerson'>;
  heard: Pick<Heard, 'readings' | 'forget'>;
  listener: Pick<Listener, 'quietMs'>;
  system: Pick<System, 'now'>;
  /** After each check; must not throw. */
  onChecked(): void;
}

const hour = 3_600_000;

/** The same checks, and besides those of whom levels come by msgs. */
export function withHeard(
  checking: Checking,
  { store, heard, listener, system, onChecked }: HeardParts,
): Checking {
  const results = new Map<string, CheckResult>();

  /** Whether nothing has ever come of somebody, for longer than a device may be quiet. A guest waits for the owner first. */
  async function isNeverHeard(person: Person, notSyncingHours: number): Promise<boolean> {
    const { connectedAt } = person;
    const now = system.now();
    if (!isNamed(person) || now < earliestTime) return false;
    if (connectedAt < earliestTime || connectedAt > now) {
      // Stamped by a clock that was wrong: it begins anew.
      await store.changePerson(person.id, { connectedAt: now });
      return false;
    }
    return (await listener.quietMs(connectedAt, notSyncingHours)) > notSyncingHours * hour;
  }

  /** Keeps since when nothing works; writes only what differs. */
  async function settle(person: Person, failingReason: string | null): Promise<void> {
    const now = system.now();
    const isSound = person.failingSince === null || person.failingSince <= now;
    if (person.failingReason === failingReason && isSound) return;
    const failingSince = failingReason === null ? null : now;
    await store.changePerson(person.id, { failingSince, failingReason });
  }

  /** All that it brings is kept: what was heard was so when it came. */
  async function lookUp(
    person: Person,
    notSyncingHours = defaultsFor(true).notSyncingHours,
  ): Promise<CheckResult> {
    const readings = await heard.readings(person.id, notSyncingHours);
    const at = system.now();
    const never = readings.length === 0 && (await isNeverHeard(person, notSyncingHours));
    const result: CheckResult = never
      ? { ok: false, at, problem: problem('never-heard') }
      : { ok: true, at, readings };
    await settle(person, never ? 'never-heard' : null);
    results.set(person.id, result);
    onChecked();
    return result;
  }

  return {
    ask: (person, configId, notSyncingHours, mostAgeMs) =>
      isByMsg(person.cloud)
        ? lookUp(person, notSyncingHours)
        : checking.ask(person, configId, notSyncingHours, mostAgeMs),
    keep: checking.keep,
    check: (person) => (isByMsg(person.cloud) ? lookUp(person) : checking.check(person)),
    last: (personId) => results.get(personId) ?? checking.last(personId),
    forget(personId) {
      results.delete(personId);
      heard.forget(personId);
      checking.forget(personId);
    },
    idle: checking.idle,
    close: checking.close,
  };
}
