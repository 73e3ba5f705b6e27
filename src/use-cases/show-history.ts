// A flow asks how batteries went and how they will go on: as data, or as a picture.
import type { DeviceHistory } from '../../types/messages';
import { type Charted, chartSvg } from '../battery/chart';
import { deviceName } from '../battery/device-name';
import { foreseen } from '../battery/foreseen';
import { forecastFacts } from '../battery/messages';
import { thinned } from '../battery/picture/points';
import { chosenReadings, type DeviceChoice, type Reading, shownReading } from '../battery/reading';
import type { AlertSettings } from '../battery/settings';
import { atMost, singleFlight } from '../net/concurrency';
import { isoTime, type System } from '../net/system';
import { hasTakenBackConsent } from '../people/consent';
import { type Curves, type DrawnDevice, zoneOf } from '../people/curves';
import { foldedName } from '../people/names';
import { isActive } from '../people/people-of';
import { type LowUnknown, thresholdsFor } from '../people/thresholds';
import { isolated } from '../sentences/isolated';
import { sentence } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';
import type { Person, StoredReading } from '../store/records';
import type { ReadingStore } from '../store/store';
import type { Checks } from './checks';
import { type AskedStore, everybody, nobodyMeant, peopleAsked } from './people-asked';

export interface HistoryRequest {
  cloud: string;
  clientId: string;
  /** An id, a name, or `everybody`. */
  person: string;
  /** Its name or id; null for all that count for the node. */
  device: string | null;
  /** How far back; null for what goes well with a picture. */
  hours: number | null;
  settings: LowUnknown<AlertSettings & DeviceChoice>;
  /** Of the words in a picture where its people speak several, or nobody is there. */
  language: string;
}

export interface ShowHistory {
  /**
   * Rejects with a Trouble where nobody, or nobody alone, is meant, for a device that is not there, and where that were too many
   * people or readings.
   */
  history(request: HistoryRequest): Promise<DeviceHistory[]>;
  /** The picture as SVG text; rejects as `history` does. */
  chart(request: HistoryRequest): Promise<string>;
}

interface ShowHistoryParts {
  store: AskedStore & Pick<ReadingStore, 'readingsSince'>;
  system: Pick<System, 'now'>;
  checks: Pick<Checks, 'readings'>;
  curves: Curves;
}

const hourMs = 3_600_000;
/** As far back as every reading is kept. */
const usualHours = 14 * 24;
/** A page that anybody may open can ask for everybody: so much is held for one answer, and so many are made at once. */
export const mostPeople = 100;
export const mostReadings = 100_000;
const answersAtOnce = 2;
/** So many points of a device are more than a picture shows. */
const mostPoints = 1000;

interface Found extends DrawnDevice {
  person: Person;
  reading: Reading;
  /** Empty where only a picture is wanted. */
  history: StoredReading[];
}

export function createShowHistory(parts: ShowHistoryParts): ShowHistory {
  const limited = atMost(answersAtOnce);
  // Who asks for the same at the same time shares the work.
  const histories = singleFlight<Found[]>();
  const charts = singleFlight<string>();
  return {
    async history(request) {
      const asked = JSON.stringify(request);
      const found = await histories.run(asked, () => limited(() => find(parts, request, null)));
      // Each gets a list of their own: a flow may change what it gets.
      return found.map(deviceHistory);
    },
    chart(request) {
      const slotMs = ((request.hours ?? usualHours) * hourMs) / mostPoints;
      const draw = async () => chartOf(await find(parts, request, slotMs), request, parts.system.now());
      return charts.run(JSON.stringify(request), () => limited(draw));
    },
  };
}

/** What is known of whom a request is about. `slotMs`: for a picture, which needs one point in so many ms; null for all that was read. */
async function find(
  { store, system, checks, curves }: ShowHistoryParts,
  request: HistoryRequest,
  slotMs: number | null,
): Promise<Found[]> {
  const found: Found[] = [];
  let count = 0;
  for (const person of await peopleAsked(store, request, {
    most: mostPeople,
    trouble: () => tooMuch('answer.too-many-people', mostPeople),
  })) {
    const thresholds = thresholdsFor(request.settings, person);
    const now = system.now();
    const all = await checks.readings(person, thresholds.notSyncingHours);
    const readings = wantedDevices(all, request, now).map(shownReading);
    if (readings.length === 0) continue;
    const rows = await store.readingsSince(person.id, now - (request.hours ?? usualHours) * hourMs);
    for (const reading of readings) {
      const history = rows.filter(({ deviceId }) => deviceId === reading.deviceId);
      const drawn = await curves.of(person, reading, history, thresholds);
      const one = { person, reading, history, ...drawn };
      if (slotMs !== null) {
        one.history = [];
        one.curve = { ...drawn.curve, readings: thinned(drawn.curve.readings, slotMs) };
      }
      count += slotMs === null ? history.length : one.curve.readings.length;
      if (count > mostReadings) throw tooMuch('answer.too-many-readings', mostReadings);
      found.push(one);
    }
  }
  if (found.length === 0 && request.device !== null)
    throw new Trouble('device-unknown', 'person.device-unknown');
  return stillThere(store, found, request);
}

/** As people are now: who left while the others were looked up, or took back their consent, is not told of. */
async function stillThere(
  store: AskedStore,
  found: readonly Found[],
  { cloud, person: wanted }: HistoryRequest,
): Promise<Found[]> {
  const people = await Promise.all(found.map(({ person }) => store.person(person.id)));
  const there = found.flatMap((one, index) => {
    const person = people[index];
    return person && isActive(person) && !hasTakenBackConsent(person) ? [{ ...one, person }] : [];
  });
  if (wanted !== everybody && found.length > 0 && there.length === 0) throw nobodyMeant(cloud);
  return there;
}

function chartOf(found: readonly Found[], request: HistoryRequest, now: number): string {
  const { hours } = request;
  const [only, ...others] = new Set(found.map(({ person }) => person.language));
  const language = only !== undefined && others.length === 0 ? only : request.language;
  const charted = found.map(({ person, reading, curve }): Charted => {
    const timeZone = zoneOf(person);
    return {
      title: sentence(language, 'picture.title', {
        who: isolated(person.name),
        device: isolated(deviceName(reading, language)),
      }),
      said: foreseen({ ...reading, curve }, { now, language, timeZone }),
      curve: reading.level === null ? null : curve,
      timeZone,
    };
  });
  return chartSvg(charted, { now, back: hours === null ? null : hours * hourMs, language });
}

const tooMuch = (key: 'answer.too-many-people' | 'answer.too-many-readings', most: number) =>
  new Trouble('too-much', key, { most });

/** Those that count for the node, or the one that is asked for, whether it counts or not. */
function wantedDevices(
  readings: readonly Reading[],
  { device, settings }: HistoryRequest,
  now: number,
): Reading[] {
  if (device === null) return chosenReadings(readings, settings, now);
  const wanted = foldedName(device);
  return readings.filter(
    (one) => one.deviceId === device || (one.name !== null && foldedName(one.name) === wanted),
  );
}

function deviceHistory({ person, reading, history, forecast, curve }: Found): DeviceHistory {
  return {
    person: { id: person.id, name: person.name },
    device: deviceName(reading, person.language),
    deviceId: reading.deviceId,
    level: reading.level,
    status: reading.status,
    readings: history.map(({ at, level, status, syncedAt }) => ({
      at: isoTime(at),
      level,
      status,
      syncedAt: syncedAt === null ? null : isoTime(syncedAt),
    })),
    forecast: forecastFacts(forecast),
    ahead: curve.ahead.map(({ level, at, between: [from, to] }) => ({
      level,
      at: isoTime(at),
      between: [isoTime(from), isoTime(to)],
    })),
  };
}
