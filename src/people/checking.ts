// A check: asks the cloud for a person's readings, and knows what its answer brings, which is kept with what is decided by it.

import { history } from '../battery/history';
import { failureMoved, type PersonState } from '../battery/person';
import type { Reading } from '../battery/reading';
import { type Cloud, type Device, failed, type Problem } from '../clouds/cloud';
import { isMadeUp } from '../clouds/registry';
import { atMost, inFlight, type Limited, singleFlight } from '../net/concurrency';
import type { System } from '../net/system';
import type { Person, PersonChange } from '../store/records';
import type { CheckAnswer, CheckStore, PeopleStore, ReadingStore } from '../store/store';
import { createFailures } from './failures';
import { createZones, type UseToken } from './zones';

export type CheckResult =
  | {
      ok: true;
      at: number;
      readings: readonly Reading[];
      /** Fields of the answer that could not be read, by their names. */
      odd?: readonly string[];
    }
  | { ok: false; at: number; problem: Problem };

export interface Checking {
  /**
   * Asks for a person's readings. Callers at the same time share one check; a second one within ten seconds is
   * answered without asking again, and while the cloud asked for a pause, or is gone, nothing is asked at all. What the answer
   * brings is not kept yet: see `keep`.
   * `configId`: whose client secret goes first, where several configs have the same client. `notSyncingHours`: after how
   * many hours without a sync that is told; only where levels come by msgs does it matter. `mostAgeMs`: how old an answer may be
   * that is good enough; ten seconds where that is left out.
   */
  ask(person: Person, configId?: string, notSyncingHours?: number, mostAgeMs?: number): Promise<CheckResult>;
  /**
   * Runs what keeps the last answer about a person: with what that brings, or with null where it is kept. One that the disk did not
   * take is kept the next time, unless another one has come.
   */
  keep<T>(personId: string, run: (answer: CheckAnswer | null) => Promise<T>): Promise<T>;
  /** Asks, and keeps the answer, where nobody decides by it. */
  check(person: Person): Promise<CheckResult>;
  /** The last check since Node-RED started, or null. */
  last(personId: string): CheckResult | null;
  /** Forgets what is remembered of a person: after a new consent everything may be different. */
  forget(personId: string): void;
  /** Resolves when no check is under way, nor what one asks for beside. */
  idle(): Promise<void>;
  /** What was to be asked for beside, and has not begun, is left to the next start; resolves when all else has ended. */
  close(): Promise<void>;
}

interface CheckingParts {
  store: Pick<PeopleStore, 'person' | 'changePerson'> &
    Pick<ReadingStore, 'lastReadings'> &
    Pick<CheckStore, 'keepAnswer'>;
  system: Pick<System, 'now' | 'steady'>;
  cloudOf(id: string): Cloud;
  useToken: UseToken;
  /** Lets so many requests to clouds at a time; refreshes share it. */
  limited?: Limited;
  /** Called after each check, whatever came of it. Must not throw. */
  onChecked(): void;
}

/** A loop in a flow costs no requests. */
const freshMs = 10_000;
/** Requests to clouds. */
export const requestsAtOnce = 8;
/** So many checks have read what they need, or do so: a request never waits for the disk, which the check before it is keeping busy. */
export const checksAtOnce = 2 * requestsAtOnce;

export function createChecking(parts: CheckingParts): Checking {
  const { store, system, cloudOf, useToken, limited = atMost(requestsAtOnce), onChecked } = parts;
  const flights = singleFlight<CheckResult>();
  const checks = inFlight();
  const begun = atMost(checksAtOnce);
  const zones = createZones({ store, system, useToken, limited, checked: flights.idle });
  const results = new Map<string, CheckResult>();
  /** What the last answer about a person brings, until it is kept. */
  const unkept = new Map<string, CheckAnswer>();
  const failures = createFailures({ store, system });
  // By the steady clock, as all ages within this process.
  const answeredAt = new Map<string, number>();
  const goneClients = new Set<string>();

  const clientKey = ({ cloud, clientId }: Person) => `${cloud} ${clientId}`;

  /** An answer that needs no request, or null. */
  function known(person: Person, mostAgeMs: number): CheckResult | null {
    const at = system.now();
    const last = results.get(person.id);
    if (goneClients.has(clientKey(person))) return { ok: false, at, problem: failed('gone').problem };
    // From a clock that was ahead: what it said of the time would hold for as long as it was wrong.
    if (!last || last.at > at) return null;
    const age = system.steady() - (answeredAt.get(person.id) ?? Number.NEGATIVE_INFINITY);
    if (!last.ok && last.problem.retryAt !== undefined && age < last.problem.retryAt - last.at) return last;
    // The made-up person drains with each check; ten seconds would only keep a newcomer waiting.
    return !isMadeUp(person.cloud) && age < (last.ok ? mostAgeMs : freshMs) ? last : null;
  }

  async function askCloud(asked: Person, configId?: string): Promise<CheckResult> {
    const person = (await store.person(asked.id)) ?? asked;
    const cloud = cloudOf(person.cloud);
    const zone = cloud.timesNeedZone
      ? await zones.needed(person, cloud, configId)
      : ({ ok: true, value: null } as const);
    const answer = zone.ok
      ? await useToken(person, (token) => limited(() => cloud.devices(token, zone.value)), configId)
      : zone;
    const at = system.now();
    if (answer.ok) {
      const readings = await withKnownTypes(
        person,
        answer.value.map((device) => toReading(device, at)),
      );
      bring(person, readings, { failingSince: null, failingReason: null, deniedSince: null });
      failures.end(person.id);
      zones.learn(person, cloud, configId);
      answeredAt.set(person.id, system.steady());
      return { ok: true, at, readings, ...(answer.odd ? { odd: answer.odd } : {}) };
    }
    const current = await store.person(person.id);
    // Connected anew meanwhile: this answer was about the grant before.
    if (current && current.connectedAt !== person.connectedAt) return askCloud(current, configId);
    const { problem } = answer;
    if (problem.kind === 'gone') goneClients.add(clientKey(person));
    // A consent that was taken back meanwhile has its own reason, which must stay.
    if (current?.access === 'ok') bring(current, [], await failures.change(current, problem, at));
    answeredAt.set(person.id, system.steady());
    return { ok: false, at, problem };
  }

  /** Once known to be a scale, a device stays one when an answer does not say what it is. */
  async function withKnownTypes(person: Person, readings: Reading[]): Promise<Reading[]> {
    if (readings.every(({ type }) => type !== 'unknown')) return readings;
    const before = await store.lastReadings(person.id);
    return readings.map((reading) => {
      const known = before.find(({ deviceId }) => deviceId === reading.deviceId)?.type;
      const isKnown = reading.type === 'unknown' && (known === 'tracker' || known === 'scale');
      return isKnown ? { ...reading, type: known } : reading;
    });
  }

  /** `asked`: who the answer is about, with the connection that it was asked by. */
  function bring(asked: Person, readings: readonly Reading[], change: PersonChange): void {
    unkept.set(asked.id, {
      isByOwner: true,
      readings,
      rules: history,
      changeOf: ({ access, connectedAt }) =>
        access === 'ok' && connectedAt === asked.connectedAt
          ? { change, restate: moveFailure(change) }
          : null,
    });
  }

  async function ask(person: Person, configId?: string, mostAgeMs = freshMs): Promise<CheckResult> {
    const result =
      known(person, mostAgeMs) ??
      (await flights.run(person.id, () => begun(() => askCloud(person, configId))));
    results.set(person.id, result);
    onChecked();
    return result;
  }

  async function keep<T>(personId: string, run: (answer: CheckAnswer | null) => Promise<T>): Promise<T> {
    const answer = unkept.get(personId) ?? null;
    const value = await run(answer);
    if (answer && unkept.get(personId) === answer) unkept.delete(personId);
    return value;
  }

  async function askAndKeep(person: Person): Promise<CheckResult> {
    const result = await ask(person);
    await keep(person.id, async (answer) => answer && store.keepAnswer(person.id, answer));
    return result;
  }

  async function idle(): Promise<void> {
    await checks.idle();
    await flights.idle();
    await zones.idle();
  }

  return {
    ask: (person, configId, _notSyncingHours, mostAgeMs) => ask(person, configId, mostAgeMs),
    keep,
    check: (person) => checks.watch(askAndKeep(person)),
    last: (personId) => results.get(personId) ?? null,
    forget(personId) {
      results.delete(personId);
      answeredAt.delete(personId);
      unkept.delete(personId);
      failures.forget(personId);
      zones.forget(personId);
    },
    idle,
    close() {
      zones.close();
      return idle();
    },
  };
}

/** Where the clock was set, the same failure has begun at another time: who was told of it stays told. */
function moveFailure({ failingSince = null }: PersonChange): (state: string, before: Person) => string {
  return (state, before) => {
    const read: PersonState = JSON.parse(state);
    const moved = failureMoved(read, before.failingSince, failingSince);
    return moved === read ? state : JSON.stringify(moved);
  };
}

function toReading({ id, name, type, level, status, syncedAt }: Device, at: number): Reading {
  return { deviceId: id, name, type, at, level, status, syncedAt };
}
