// A round: a battery node checks one person or everybody, decides, and tells.
import {
  type DeviceState,
  decideDevice,
  decidePerson,
  decideUnlisted,
  type PersonState,
  reopenedDevice,
  reopenedPerson,
} from '../battery/decide';
import {
  type AlertMessage,
  deviceAlert,
  personAlert,
  type ReadingMessage,
  readingMessage,
  type Teller,
} from '../battery/messages';
import { chosenReadings, type DeviceChoice, type Reading, unlistedReadings } from '../battery/reading';
import type { AlertSettings } from '../battery/settings';
import type { Cloud, Problem, ProblemCode } from '../clouds/cloud';
import { factsOf, isMadeUp } from '../clouds/registry';
import { newId, type System } from '../net/system';
import { oneAtATime, underWay } from '../net/turns';
import { sentence } from '../sentences/sentences';
import type { Person, StoredState, UntoldAlert } from '../store/records';
import type { Store } from '../store/store';
import type { AlertDelivery } from './alert-delivery';
import type { Checking, CheckResult } from './checking';
import { hasTakenBackConsent } from './consent';
import { asReading } from './stored-reading';
import { thresholdsFor } from './thresholds';

/** One battery node's wish. */
export interface Round {
  nodeId: string;
  cloud: string;
  clientId: string;
  /** The config that asks: its client secret goes first. */
  configId?: string | undefined;
  settings: AlertSettings & DeviceChoice;
  /** One person, or null for everybody. */
  personId: string | null;
  /** The msg that asked for it: its other fields travel on with the alerts. */
  originalMsg?: unknown;
}

/** How it went for one person, for the node's status and its error. */
export interface Visit {
  person: { id: string; name: string };
  /** The lowest of the levels that count, or null. */
  level: number | null;
  isLow: boolean;
  isSilent: boolean;
  /** Why there is no reading: a lost connection, or what went wrong. */
  problem: Pick<Problem, 'code' | 'kind' | 'detail'> | null;
  /** Whether this is worth an error of its own: a connection known to be lost is told once, not every hour. */
  isError: boolean;
  /** Fields of the cloud's answer that could not be read, by their names, where there are any. */
  odd?: readonly string[];
}

export interface Rounds {
  /**
   * Checks, decides and tells. Alerts leave through the node's outlet; new readings go to `onReading`, as they come.
   * One person's failure does not stop the others. An unknown person gives null.
   */
  run(round: Round, onReading: (reading: ReadingMessage) => void): Promise<Visit[] | null>;
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
}

interface Parts {
  store: Store;
  system: System;
  checking: Checking;
  alertDelivery: AlertDelivery;
  cloudOf(id: string): Cloud;
  /** The page where a person connects again, or null where there is none. */
  signupAddress(client: { cloud: string; clientId: string }): string | null;
}

/**
 * A hand changes somebody once or twice while one check decides. What changes them more often is a loop in a flow, and
 * would keep the check, and the disk, busy for as long as it runs: the next check decides.
 */
const mostDecisions = 10;

/** The state of a person's connection is kept beside the devices', under no device's id. */
const personSlot = '';

export function createRounds({
  store,
  system,
  checking,
  alertDelivery,
  cloudOf,
  signupAddress,
}: Parts): Rounds {
  const inTurn = oneAtATime();
  const rounds = underWay();

  async function visit(
    round: Round,
    asked: Person,
    onReading: (reading: ReadingMessage) => void,
  ): Promise<Visit | null> {
    const result = asked.access === 'ok' ? await checking.check(asked, round.configId) : null;
    for (let tries = 0; tries < mostDecisions; tries += 1) {
      const person = await store.person(asked.id);
      if (!person) return null;
      const decision = await decide(round, person, result);
      const { states, alerts, news, settled } = decision;
      const bodies = alerts.map((alert) => ({ id: alert.alert.id, body: JSON.stringify(alert) }));
      const isNews = states.length > 0 || alerts.length > 0 || settled.length > 0;
      // Who has left, switched SMS off or changed the number meanwhile is judged once more, as they are now.
      if (isNews && !(await store.saveDecision(round.nodeId, person, states, bodies, settled))) continue;
      alertDelivery.deliver(round.nodeId, alerts, round.originalMsg);
      for (const reading of news) onReading(reading);
      return decision.visit;
    }
    const { id, name } = asked;
    const problem = { code: 'person-changed', kind: 'try-later' } as const;
    return { person: { id, name }, level: null, isLow: false, isSilent: false, problem, isError: true };
  }

  /** What is to be told of a person as they are, and how it went; nothing of it is kept yet. */
  async function decide(round: Round, person: Person, result: CheckResult | null) {
    const now = system.now();
    const untold = (await store.untoldOf(person.id)).filter(
      ({ nodeId }) => nodeId === null || nodeId === round.nodeId,
    );
    const reopened = untold.filter(({ isReady }) => isReady);
    const kept = new Map(
      (await store.states(round.nodeId, person.id)).map((row) => [row.deviceId, row.state]),
    );
    /** The state of a device, or of the connection, without the alerts that could not be told. */
    const before = <T extends object>(deviceId: string, reopen: (state: T, kind: string) => T): T | null => {
      const state = parse<T>(kept.get(deviceId));
      const own = reopened.filter((one) => one.deviceId === deviceId);
      return state && own.reduce<T>((last, { kind }) => reopen(last, kind), state);
    };
    const teller = tellerOf(person);
    const states: StoredState[] = [];
    const alerts: AlertMessage[] = [];
    const news: ReadingMessage[] = [];
    const remember = (deviceId: string, state: DeviceState | PersonState) => {
      const text = JSON.stringify(state);
      if (kept.get(deviceId) !== text) states.push({ deviceId, state: text });
    };

    const connection = decidePerson(before<PersonState>(personSlot, reopenedPerson), person, now);
    if (kept.has(personSlot) || connection.alert) remember(personSlot, connection.state);
    // Who took back their consent knows it, and did not ask for an SMS about it.
    if (connection.alert && !hasTakenBackConsent(person)) {
      const hours = Math.floor((now - (person.failingSince ?? now)) / 3_600_000);
      const told = { id: newId(system, 'alert'), kind: connection.alert, hours };
      alerts.push(personAlert(teller, told, reasonOf(person, result), now));
    }

    const settings = thresholdsFor(round.settings, person);
    // A consent that ended while the cloud was asked: what it said then is nobody's any more.
    const counted =
      result?.ok && person.access === 'ok' ? chosenReadings(result.readings, settings, now) : [];
    const decided = counted.map((reading) => {
      const decision = decideDevice(
        before<DeviceState>(reading.deviceId, reopenedDevice),
        reading,
        settings,
        now,
      );
      remember(reading.deviceId, decision.state);
      if (decision.alert) {
        alerts.push(deviceAlert(teller, { id: newId(system, 'alert'), kind: decision.alert }, reading, now));
      }
      if (decision.isNews) news.push(readingMessage(teller.person, reading, person.language));
      return { reading, state: decision.state };
    });
    const unlisted: { reading: Reading; state: DeviceState }[] = [];
    for (const reading of result?.ok && person.access === 'ok'
      ? await missing(person, result, kept, now)
      : []) {
      const state = before<DeviceState>(reading.deviceId, reopenedDevice);
      if (!state) continue;
      const decision = decideUnlisted(state, reading, settings, now);
      remember(reading.deviceId, decision.state);
      unlisted.push({ reading, state: decision.state });
      if (!decision.alert) continue;
      alerts.push(deviceAlert(teller, { id: newId(system, 'alert'), kind: decision.alert }, reading, now));
    }
    const known = [...decided, ...unlisted];
    const isOver = ({ deviceId, kind }: UntoldAlert) =>
      deviceId === personSlot
        ? person.access === 'ok' && (kind === 'reconnect' || person.failingSince === null)
        : known.some(
            ({ reading, state }) =>
              reading.deviceId === deviceId &&
              (kind === 'not-syncing' ? !state.silent : state.dip === 'none'),
          );
    // Taken up, or no longer so.
    const settled = untold.filter((one) => isOver(one) || (one.isReady && isDecided(one, known)));
    const visit = report(person, result, decided, settings.low);
    const isSilent = visit.isSilent || unlisted.some(({ state }) => state.silent);
    return { states, alerts, news, settled, visit: { ...visit, isSilent } };
  }

  /** The last readings of trackers that this node has judged and the cloud lists no more. */
  async function missing(
    person: Person,
    { readings }: Extract<CheckResult, { ok: true }>,
    kept: ReadonlyMap<string, string>,
    now: number,
  ): Promise<Reading[]> {
    const isListed = (id: string) => readings.some(({ deviceId }) => deviceId === id);
    if ([...kept.keys()].every((id) => id === personSlot || isListed(id))) return [];
    const known = (await store.lastReadings(person.id)).map(asReading);
    return unlistedReadings(
      readings,
      known.filter(({ deviceId, type }) => type !== 'scale' && kept.has(deviceId)),
      now,
    );
  }

  /** Why a connection is lost or no check works, in the person's language. */
  function reasonOf(person: Person, result: CheckResult | null): string {
    const { language } = person;
    const code = (
      person.access === 'lost' ? person.accessReason : person.failingReason
    ) as ProblemCode | null;
    const service = cloudOf(person.cloud).label;
    const detail = (result && !result.ok && result.problem.detail) || '';
    const ended = reasonOfShortGrant(person);
    const reason = ended
      ? sentence(language, ended)
      : code
        ? sentence(language, `problem.${code}`, { service, detail })
        : '';
    const page = person.access === 'lost' ? signupAddress(person) : null;
    return page ? `${reason} ${page}` : reason;
  }

  async function run(round: Round, onReading: (reading: ReadingMessage) => void): Promise<Visit[] | null> {
    const visits: Promise<Visit | null>[] = [];
    try {
      for await (const people of peopleOf(store, round)) {
        if (people === null) return null;
        for (const person of people.filter(isActive)) {
          const turn = inTurn(`${round.nodeId} ${person.id}`, () => visit(round, person, onReading));
          // Told below, when everybody has had their turn.
          turn.catch(() => undefined);
          visits.push(turn);
        }
      }
    } finally {
      await Promise.allSettled(visits);
    }
    const found = (await Promise.all(visits)).filter((one) => one !== null);
    return found.sort((one, other) => compare(one.person.name, other.person.name));
  }

  return { run: (round, onReading) => rounds.watch(run(round, onReading)), idle: rounds.idle };
}

/** So many are read at once: all of a large house would hold up the event loop. */
const pageSize = 200;

/** Whom a round is about, a page at a time; null for a person that is not there. */
async function* peopleOf(
  store: Store,
  { cloud, clientId, personId }: Round,
): AsyncGenerator<Person[] | null> {
  if (personId !== null) {
    const person = await store.person(personId);
    yield person?.cloud === cloud && person.clientId === clientId ? [person] : null;
    return;
  }
  for (let last: Person | undefined, page: Person[]; ; last = page.at(-1)) {
    page = await store.nextPeople(cloud, clientId, last?.userId ?? '', pageSize);
    yield page;
    if (page.length < pageSize) return;
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Somebody with an unproven number is not active yet. */
function isActive({ numberState }: Person): boolean {
  return numberState !== 'unproven';
}

/** How a person is told: only to a number that is proven and wants SMS. */
export function tellerOf(person: Person): Teller {
  const { id, name, number, numberState, sms, language, cloud } = person;
  return {
    person: { id, name },
    to: numberState === 'proven' && sms ? number : null,
    wantsSms: sms,
    language,
    demo: isMadeUp(cloud),
  };
}

function report(
  person: Person,
  result: CheckResult | null,
  decided: readonly { reading: Reading; state: DeviceState }[],
  low: number,
): Visit {
  // A band in a drawer says nothing beside what is worn.
  const worn = decided.filter(({ state }) => !state.retired);
  const levels = (worn.length > 0 ? worn : decided)
    .map(({ reading }) => reading.level)
    .filter((level) => level !== null);
  const problem =
    person.access === 'lost'
      ? { code: (person.accessReason ?? 'grant-dead') as ProblemCode, kind: 'reconnect' as const }
      : result && !result.ok
        ? result.problem
        : null;
  return {
    person: { id: person.id, name: person.name },
    level: levels.length > 0 ? Math.min(...levels) : null,
    isLow: decided.some(({ reading, state }) => state.dip !== 'none' && (reading.level ?? 0) < low),
    isSilent: decided.some(({ state }) => state.silent),
    problem,
    isError: problem !== null && result !== null,
    ...(result?.ok && result.odd ? { odd: result.odd } : {}),
  };
}

const day = 24 * 3_600_000;

/** Why a grant ended, where its cloud has some that end by themselves and it lived as long as those do; else null. */
function reasonOfShortGrant({ cloud, access, accessReason, accessSince, connectedAt }: Person) {
  const shortGrant = factsOf(cloud)?.shortGrant;
  if (!shortGrant || access !== 'lost' || accessReason !== 'grant-dead') return null;
  const days = (accessSince - connectedAt) / day;
  return Math.abs(days - shortGrant.days) <= 1 ? shortGrant.reason : null;
}

/** Whether this check has decided on what an untold alert was about. */
function isDecided({ deviceId }: UntoldAlert, decided: readonly { reading: Reading }[]): boolean {
  return deviceId === personSlot || decided.some(({ reading }) => reading.deviceId === deviceId);
}

function parse<T>(state: string | undefined): T | null {
  return state === undefined ? null : JSON.parse(state);
}
