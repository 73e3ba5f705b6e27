// What a battery node tells of a person after a check, and how it went for them: pure, nothing of it is kept yet.
import type { AlertMessage, ReadingMessage } from '../../types/messages';
import { adviceHours, dueAfter, isAdviceHour } from '../battery/advice-hour';
import type { NewIds } from '../battery/conversation';
import { type DeviceDecision, decideDevice, decideUnlisted, rearmedDevice } from '../battery/decide';
import { type DeviceState, readDeviceState } from '../battery/device-state';
import { type Forecast, predict, type Summary } from '../battery/forecast';
import type { Outlook } from '../battery/kinds/kind';
import { deviceKind, personKind } from '../battery/kinds/registry';
import { deviceAlert, personAlert, readingMessage } from '../battery/messages';
import { decidePerson, type PersonState } from '../battery/person';
import {
  chosenReadings,
  type DeviceChoice,
  type Reading,
  shownReading,
  unlistedReadings,
} from '../battery/reading';
import { heldUntil, type Rest } from '../battery/rest';
import type { AlertSettings } from '../battery/settings';
import { type StandsNow, standsNow, type Telling, tellingsOf } from '../battery/tellings';
import type { Person, StoredState, UntoldAlert } from '../store/records';
import type { Due } from '../store/store';
import { type CheckOutcome, type DecidedDevice, outcomeOf } from './check-outcome';
import type { CheckResult } from './checking';
import { hasTakenBackConsent } from './consent';
import { withInstead } from './instead';
import type { NextPerson } from './next-person';
import { recipientOf } from './recipient';
import { restOfPerson } from './rest-of-person';

/** The state of a person's connection is kept beside the devices', under no device's id. */
const personSlot = '';

/** All that is known when it is decided. */
export interface Known {
  person: Person;
  /** What the cloud said; null where it was not asked, because the connection is lost. */
  result: CheckResult | null;
  /** What this node remembers, by device. */
  states: readonly StoredState[];
  /** Alerts of this node that no SMS could tell. */
  untold: readonly UntoldAlert[];
  /** The last readings of all devices that were ever seen; asked for only where the cloud lists fewer. */
  lastReadings: readonly Reading[];
  /** What is known of how devices drain, by device id; only of those of which there is something to tell. */
  summaries: ReadonlyMap<string, Summary | null>;
  /** The person's IANA zone, else that of this machine. */
  timeZone: string;
  /** For what this person is due at this node by the last decision, or null. */
  keptDue: Due | null;
  /** Who is told where nobody charges a battery for long, or null. */
  next: NextPerson | null;
  settings: AlertSettings & DeviceChoice;
  /** Ms since 1970 UTC. */
  now: number;
  newIds: NewIds;
  /** Why the connection is lost or no check works, and what to do. */
  reason(): string;
}

export interface Decision {
  /** What is remembered from now on, as far as it differs. */
  states: StoredState[];
  alerts: AlertMessage[];
  /** Readings that say something new. */
  news: ReadingMessage[];
  /** The untold alerts that were taken up, or are no longer so. */
  settled: UntoldAlert[];
  /** When this is to be decided again without any msg. */
  due: Due;
  outcome: CheckOutcome;
}

export function decideAlerts(known: Known): Decision {
  const { person, result, untold, settings } = known;
  const memory = createMemory(known);
  const decision: Collected = { alerts: [], news: [], nexts: [] };
  decideConnection(known, memory, decision);
  const listed = decideListed(known, memory, decision);
  const unlisted = decideMissing(known, memory, decision);
  const devices = [...listed, ...unlisted];
  const settled = untold.filter(
    (one) => isSolved(one, person, devices) || (one.isReady && isDecided(one, devices)),
  );
  const outcome = outcomeOf(person, result, listed, unlisted, settings.low);
  const { news, nexts } = decision;
  const alerts = withInstead(decision.alerts, untold, () => decideAlerts({ ...known, untold: [] }).alerts);
  return { alerts, news, states: memory.changed(), settled, due: dueNext(known, nexts), outcome };
}

/** What a decision collects on its way. */
type Collected = Pick<Decision, 'alerts' | 'news'> & {
  /** When something of it is to be looked at again, ms since 1970 UTC. */
  nexts: number[];
};

/** Nothing is due later than this: what lies further ahead is looked at then, and is due anew. */
const furthestDueMs = 2 * 24 * 3_600_000;

/** Whose connection is lost is due again once it is back: the first check then says so. */
function dueNext(
  { person, result, settings: { adviceAt }, timeZone, keptDue, now }: Known,
  nexts: readonly number[],
): Due {
  // What nobody could look at now is looked at as soon as somebody can.
  const isBlind = person.access === 'ok' && !result?.ok;
  const times = isBlind && keptDue?.alerts != null ? [...nexts, keptDue.alerts] : nexts;
  // The owner may have typed any part of an hour, and whole milliseconds are kept.
  const alerts = times.length === 0 ? null : Math.ceil(Math.min(...times, now + furthestDueMs));
  if (person.access === 'lost') return { advice: null, alerts };
  const keptDueAt = keptDue?.advice ?? null;
  return { advice: dueAfter(now, { adviceAt, timeZone, keptDueAt, hasFailed: !result?.ok }), alerts };
}

/** What this node remembers of a person's devices and connection, without the alerts that could not be told. */
function createMemory({ states, untold }: Known) {
  const kept = new Map(states.map(({ deviceId, state }) => [deviceId, state]));
  const changed: StoredState[] = [];
  const rearmed = (slot: string) =>
    untold.filter(({ isReady, deviceId }) => isReady && deviceId === slot).map(({ kind }) => kind);
  return {
    has: (slot: string) => kept.has(slot),
    device(deviceId: string): DeviceState | null {
      const text = kept.get(deviceId);
      const state = text === undefined ? null : readDeviceState(text);
      return state && rearmed(deviceId).reduce(rearmedDevice, state);
    },
    connection(): PersonState | null {
      const text = kept.get(personSlot);
      if (text === undefined) return null;
      const state: PersonState = JSON.parse(text);
      return rearmed(personSlot).reduce((last, kind) => personKind(kind)?.rearmed(last) ?? last, state);
    },
    remember(slot: string, state: DeviceState | PersonState): void {
      const text = JSON.stringify(state);
      if (kept.get(slot) !== text) changed.push({ deviceId: slot, state: text });
    },
    changed: () => changed,
  };
}

type Memory = ReturnType<typeof createMemory>;

function decideConnection(known: Known, memory: Memory, { alerts, nexts }: Collected): void {
  const { person, now, newIds, reason } = known;
  const { state, alert: kind } = decidePerson(memory.connection(), person, now);
  const until = kind && heldUntil({ kind, isOfConnection: true }, restOf(known), now);
  if (until !== null && !hasTakenBackConsent(person)) {
    nexts.push(until);
    return;
  }
  if (memory.has(personSlot) || kind) memory.remember(personSlot, state);
  // A person who took back their consent knows it: no SMS tells them that the connection has ended.
  if (!kind || hasTakenBackConsent(person)) return;
  const hours = Math.floor((now - (person.failingSince ?? now)) / 3_600_000);
  alerts.push(personAlert(recipientOf(person), { id: newIds.alert(), kind, hours }, reason(), known));
}

/** The cloud's answer, or null if the consent ended during the request: no data of theirs may be used then. */
function saidOf({ person, result }: Known): Extract<CheckResult, { ok: true }> | null {
  return result?.ok && person.access === 'ok' ? result : null;
}

function decideListed(known: Known, memory: Memory, { alerts, news, nexts }: Collected): DecidedDevice[] {
  const { person, settings, now } = known;
  return chosenReadings(saidOf(known)?.readings ?? [], settings, now).map((reading) => {
    const before = memory.device(reading.deviceId);
    const decided = decideDevice(before, reading, settings, now, outlookOf(known, reading));
    tellOf(known, memory, { alerts, nexts }, before, decided, reading, standsNow(reading, settings, now));
    if (decided.isNews)
      news.push(readingMessage(recipientOf(person).person, foreseen(known, reading), person.language));
    return { reading, state: decided.state };
  });
}

/** Trackers that this node has judged and the cloud lists no more. */
function decideMissing(known: Known, memory: Memory, collected: Collected): DecidedDevice[] {
  const { lastReadings, settings, now } = known;
  const said = saidOf(known);
  if (!said) return [];
  const judged = lastReadings.filter(({ deviceId, type }) => type !== 'scale' && memory.has(deviceId));
  return unlistedReadings(said.readings, judged, now).flatMap((reading) => {
    const before = memory.device(reading.deviceId);
    if (!before) return [];
    const decided = decideUnlisted(before, reading, settings, now);
    // Its last level says nothing of now, so nobody is told once more of that.
    tellOf(known, memory, collected, before, decided, reading, { rank: null, isCharging: false });
    return [{ reading, state: decided.state }];
  });
}

/** Remembers what was decided of a device, and tells what is to be told now. */
function tellOf(
  known: Known,
  memory: Memory,
  { alerts, nexts }: Pick<Collected, 'alerts' | 'nexts'>,
  before: DeviceState | null,
  decided: Pick<DeviceDecision, 'state' | 'alert' | 'alerts'>,
  reading: Reading,
  stands: StandsNow,
): void {
  const { settings, next, now, newIds } = known;
  const terms = { settings, rest: restOf(known), nextRest: next?.rest ?? null };
  const told = tellingsOf(before, decided, stands, terms, now, newIds);
  memory.remember(reading.deviceId, told.state);
  if (told.next) nexts.push(told.next.at);
  for (const telling of told.tellings) alerts.push(aboutDevice(known, telling, reading));
}

/** When a person is not to be told. A battery that drains by presses knows no hours. */
function restOf({ person, settings: { quiet }, timeZone }: Known): Rest {
  return restOfPerson(person, quiet, timeZone);
}

function aboutDevice(known: Known, telling: Telling, reading: Reading) {
  const { person, settings, now, timeZone } = known;
  const told = foreseen(known, reading);
  const { kind, firstToldAt } = telling;
  const recipient = recipientOf(person);
  const next = firstToldAt === null ? undefined : known.next?.recipient;
  const listener = { now, timeZone, language: next?.language ?? person.language };
  const fill =
    deviceKind(kind)?.fill?.({ ...told.reading, forecast: told.forecast }, settings, listener) ?? {};
  return deviceAlert(
    { ...recipient, ...next, isWearerTold: recipient.to !== null },
    { ...telling, fill },
    told,
    known,
  );
}

/** A reading as it is shown, and when the device will be low and almost empty by what is known of it. */
function foreseen(
  { summaries, settings: { low, empty }, now, timeZone }: Known,
  reading: Reading,
): { reading: Reading; forecast: Forecast | null } {
  const { deviceId, name: deviceName } = reading;
  const forecast = predict(summaries.get(deviceId) ?? null, { now, low, empty, timeZone, deviceName });
  return { reading: shownReading(reading), forecast };
}

const outlookOf = ({ summaries, timeZone }: Known, { deviceId }: Reading): Outlook => ({
  summary: summaries.get(deviceId) ?? null,
  timeZone,
});

/** The devices of which it matters now how they drain, though there may be nothing else to tell of them. */
export function devicesToAdvise({ result, settings: { adviceAt }, timeZone, now }: Known): string[] {
  if (!result?.ok || adviceAt === null || !isAdviceHour(now, adviceHours(now, adviceAt, timeZone))) return [];
  return result.readings.map(({ deviceId }) => deviceId);
}

/** Whether what an untold alert was about is over. */
function isSolved(
  { deviceId, kind }: UntoldAlert,
  person: Person,
  devices: readonly DecidedDevice[],
): boolean {
  if (deviceId === personSlot) return personKind(kind)?.isSolved(person) ?? false;
  return devices.some(
    ({ reading, state }) => reading.deviceId === deviceId && (deviceKind(kind)?.isSolved(state) ?? false),
  );
}

/** Whether this check has decided on what an untold alert was about. */
function isDecided({ deviceId }: UntoldAlert, devices: readonly DecidedDevice[]): boolean {
  return deviceId === personSlot || devices.some(({ reading }) => reading.deviceId === deviceId);
}

/** Whether the cloud lists fewer devices than this node remembers, so that the last readings of the others matter. */
export function listsFewer(result: CheckResult | null, states: readonly StoredState[]): boolean {
  if (!result?.ok) return false;
  const isListed = (id: string) => result.readings.some(({ deviceId }) => deviceId === id);
  return states.some(({ deviceId }) => deviceId !== personSlot && !isListed(deviceId));
}

/** The devices of which a decision tells something, by their ids. */
export function devicesTold({ alerts, news }: Pick<Decision, 'alerts' | 'news'>): string[] {
  const ids = [...alerts, ...news].map(({ battery }) => battery?.deviceId);
  return [...new Set(ids.filter((id) => id !== undefined))];
}
