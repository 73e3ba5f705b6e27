// A flow asks how batteries went and how they will go on: as data, or as a picture.
import { type Charted, chartSvg } from '../battery/chart';
import { deviceName } from '../battery/device-name';
import { foreseen } from '../battery/foreseen';
import { type ForecastFacts, forecastFacts } from '../battery/messages';
import { chosenReadings, type DeviceChoice, type Reading, shownReading } from '../battery/reading';
import type { AlertSettings } from '../battery/settings';
import { isByMsg } from '../clouds/registry';
import { isoTime, type System } from '../net/system';
import { isActive } from '../people/check-people';
import { type Curves, type DrawnDevice, zoneOf } from '../people/curves';
import { personMeant } from '../people/named';
import { foldedName } from '../people/names';
import { type LowUnknown, thresholdsFor } from '../people/thresholds';
import { isolated } from '../sentences/isolated';
import { sentence } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';
import type { Person, StoredReading } from '../store/records';
import type { PeopleStore, ReadingStore } from '../store/store';
import type { Checks } from './checks';

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

/** What is told of one device, as JSON. Times are ISO 8601 in UTC, levels percent; what is not known is null. */
export interface DeviceHistory {
  person: { id: string; name: string };
  device: string;
  deviceId: string;
  level: number | null;
  status: string | null;
  /** The oldest first. */
  readings: { at: string; level: number | null; status: string | null; syncedAt: string | null }[];
  forecast: ForecastFacts | null;
  /** When it will be at which level if it is not charged, the highest first, and between which times with a chance of 80 %. */
  ahead: { level: number; at: string; between: [string, string] }[];
}

export interface ShowHistory {
  /** Rejects with a Trouble where nobody, or nobody alone, is meant, and for a device that is not there. */
  history(request: HistoryRequest): Promise<DeviceHistory[]>;
  /** The picture as SVG text; rejects as `history` does. */
  chart(request: HistoryRequest): Promise<string>;
}

interface ShowHistoryParts {
  store: Pick<PeopleStore, 'person' | 'personOfAccount' | 'peopleOfClient'> &
    Pick<ReadingStore, 'readingsSince'>;
  system: Pick<System, 'now'>;
  checks: Pick<Checks, 'readings'>;
  curves: Curves;
}

export const everybody = 'everybody';

const hourMs = 3_600_000;
/** As far back as every reading is kept. */
const usualHours = 14 * 24;

interface Found extends DrawnDevice {
  person: Person;
  reading: Reading;
  history: StoredReading[];
}

export function createShowHistory({ store, system, checks, curves }: ShowHistoryParts): ShowHistory {
  async function find(request: HistoryRequest): Promise<Found[]> {
    const found: Found[] = [];
    for (const person of await whom(store, request)) {
      const thresholds = thresholdsFor(request.settings, person);
      const now = system.now();
      const all = await checks.readings(person, thresholds.notSyncingHours);
      const readings = wantedDevices(all, request, now).map(shownReading);
      if (readings.length === 0) continue;
      const since = now - (request.hours ?? usualHours) * hourMs;
      const rows = await store.readingsSince(person.id, since);
      for (const reading of readings) {
        const history = rows.filter(({ deviceId }) => deviceId === reading.deviceId);
        found.push({ person, reading, history, ...(await curves.of(person, reading, history, thresholds)) });
      }
    }
    if (found.length === 0 && request.device !== null)
      throw new Trouble('device-unknown', 'person.device-unknown');
    return found;
  }

  return {
    async history(request) {
      return (await find(request)).map(told);
    },
    async chart(request) {
      const { hours } = request;
      const now = system.now();
      const found = await find(request);
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
    },
  };
}

/** Everybody who is active, or the one who has this id or this name; nobody is told of by a guess. */
async function whom(
  store: Pick<PeopleStore, 'person' | 'personOfAccount' | 'peopleOfClient'>,
  { cloud, clientId, person: wanted }: HistoryRequest,
): Promise<Person[]> {
  if (wanted === everybody) return (await store.peopleOfClient(cloud, clientId)).filter(isActive);
  if (isByMsg(cloud)) {
    const one = await personMeant(store, { cloud, clientId }, wanted);
    if (!one) throw new Trouble('person-unknown', 'person.unknown.by-msg');
    return [one];
  }
  const byId = await store.person(wanted);
  if (byId?.cloud === cloud && byId.clientId === clientId) return [byId];
  const name = foldedName(wanted);
  const named = (await store.peopleOfClient(cloud, clientId)).filter((one) => foldedName(one.name) === name);
  if (named.length > 1)
    throw new Trouble('person-ambiguous', 'answer.person-ambiguous', { count: named.length });
  if (named.length === 0) throw new Trouble('person-unknown', 'answer.person-unknown');
  return named;
}

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

function told({ person, reading, history, forecast, curve }: Found): DeviceHistory {
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
