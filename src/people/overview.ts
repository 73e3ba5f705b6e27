// Everybody at a glance, for the owner: how people and devices stand, who looks after them, and who needs somebody.

import { readDeviceState } from '../battery/device-state';
import type { ForecastScore } from '../battery/forecast/score';
import type { Curve } from '../battery/picture/curve';
import { thinned } from '../battery/picture/points';
import { chosenReadings, type Reading, shownReading } from '../battery/reading';
import { pauseAt } from '../battery/rest';
import { defaultsFor } from '../battery/settings';
import { type Standing, standingOf } from '../battery/standing';
import { isByMsg, isMadeUp } from '../clouds/registry';
import type { System } from '../net/system';
import type { Person, StoredReading, StoredSms, UntoldAlert } from '../store/records';
import type { AlertStore, Instances, PeopleStore, ReadingStore, SmsStore, UntoldStore } from '../store/store';
import type { Checking } from './checking';
import type { Curves, DrawnBy } from './curves';
import { lastCheckOf, type SeenCheck } from './last-check';
import { type Need, needOf } from './need';
import { type OwnDefaults, sharedDefaults, type Thresholds, thresholdsFor } from './thresholds';
import { looksAfter, type Watch, type WatchSeen } from './watch';

export interface DeviceSeen {
  reading: StoredReading;
  standing: Standing;
  /** Whether a battery node alerts about this device. */
  isWatched: boolean;
  /** The last two weeks, and how it will go on. */
  curve: Curve;
  /** How its forecasts did; null before that is known. */
  score: ForecastScore | null;
}

export interface PersonSeen {
  person: Person;
  hasClient: boolean;
  /** A number that waits for the owner's word; null for none. */
  waitingNumber: string | null;
  /** Goes back with the owner's word for the number that is shown. */
  numberMark: string;
  need: Need | null;
  /** The newest alert whose SMS could not even be tried, unless the next check can tell it. */
  untold: UntoldAlert | null;
  devices: DeviceSeen[];
  /** The battery nodes that look after this person; the person's own thresholds go before theirs. */
  watches: WatchSeen[];
  lastCheck: SeenCheck | null;
  /** The last SMS about this person, the newest first. */
  sms: StoredSms[];
}

export interface PeopleSeen {
  /** All that there are, and how many of them need somebody, have a low battery, or a pause. */
  count: { all: number; need: number; low: number; paused: number };
  /** How many of them have the wanted name. */
  found: number;
  /** The first of those, the most urgent first. */
  people: PersonSeen[];
}

export interface Overview {
  /** A battery node is there. The answer takes it away. */
  watch(watch: Watch): () => void;
  /** What a battery node that is there looks after, by its id. */
  watchOf(nodeId: string): Watch | null;
  /** The battery nodes that look after a person, by their ids. */
  nodesFor(person: Person): string[];
  /** What a person without thresholds of their own is judged by; null where nodes differ, do not know, or none is there. */
  defaultsFor(person: Person): OwnDefaults | null;
  /** By what a person is drawn: as a battery node judges that is there, else as its dialog starts with. */
  thresholdsOf(person: Person): DrawnBy;
  /** How one person and their devices stand. */
  glance(person: Person): Promise<Glance>;
  /** Everybody whose name contains `name`, in any case; at most `most` of them with all that is known. */
  people(wanted: { name: string; most: number }): Promise<PeopleSeen>;
}

interface OverviewParts {
  store: Pick<PeopleStore, 'everybody' | 'person'> &
    Pick<ReadingStore, 'readingsSince'> &
    Pick<AlertStore, 'states'> &
    Pick<UntoldStore, 'untoldOf'> &
    Pick<SmsStore, 'smsOfPerson'> &
    Pick<Instances, 'isShared'>;
  system: Pick<System, 'now'>;
  checking: Pick<Checking, 'last'>;
  curves: Curves;
  /** The newest reading of each device. */
  readings(person: Person, notSyncingHours: number): Promise<Reading[]>;
  /** Whether a cloud is there: nobody of Demo is before a config chooses it. */
  hasCloud(cloud: string): boolean;
  hasClient(person: Person): boolean;
  waitingNumber(personId: string): Promise<string | null>;
  numberMark(personId: string, number: string | null): Promise<string>;
}

/** A person before what is drawn of them is read. */
export interface Glance extends Omit<PersonSeen, 'sms' | 'devices'> {
  devices: Omit<DeviceSeen, 'curve' | 'score'>[];
}

const day = 24 * 3_600_000;
/** How far back a curve goes. */
export const curveMs = 14 * day;
/** One point of a curve in two hours: what a narrow picture can show. */
const slotMs = day / 12;
/** How many SMS are shown of one person. */
const mostSms = 3;

const needOrder: readonly Need[] = [
  'no-client',
  'reconnect',
  'untold',
  'confirm',
  'not-linked',
  'cannot-check',
];
const standingOrder: readonly Standing[] = ['critical', 'low', 'not-syncing', 'unknown', 'fine', 'retired'];

export function createOverview(parts: OverviewParts): Overview {
  const { store, system, checking, curves } = parts;
  const watches = new Set<Watch>();
  const watchesOf = (person: Person) => [...watches].filter((watch) => looksAfter(watch, person));

  /** All of a person that one look at the store's newest rows tells. */
  async function glance(person: Person): Promise<Glance> {
    const now = system.now();
    const own = watchesOf(person);
    const watched = own.map((watch) => seenBy(watch, person));
    const judged = judging(watched, person);
    const hours = Math.min(...judged.map(({ notSyncingHours }) => notSyncingHours));
    const readings = await parts.readings(person, hours);
    const counted = new Set(
      own.flatMap(({ settings }) => chosenReadings(readings, settings, now)).map(({ deviceId }) => deviceId),
    );
    const notSyncing = await devicesNotSyncing(own, person, readings);
    const waitingNumber = await parts.waitingNumber(person.id);
    const lastCheck = lastCheckOf(person, checking.last(person.id), readings, store.isShared());
    const untold = (await store.untoldOf(person.id)).findLast(({ isReady }) => !isReady) ?? null;
    return {
      person,
      hasClient: parts.hasClient(person),
      waitingNumber,
      numberMark: await parts.numberMark(person.id, waitingNumber ?? person.number),
      need: parts.hasClient(person) ? needOf(person, waitingNumber, untold, lastCheck, now) : 'no-client',
      untold,
      devices: readings.map((reading) => ({
        reading: shownReading(reading),
        standing: worst(judged.map((one) => standingOf(reading, one, notSyncing.has(reading.deviceId), now))),
        isWatched: counted.has(reading.deviceId),
      })),
      watches: watched,
      lastCheck,
    };
  }

  /** Of the devices without a sync time those that a battery node found not syncing: only whoever looks can tell. */
  async function devicesNotSyncing(
    own: readonly Watch[],
    person: Person,
    readings: readonly StoredReading[],
  ): Promise<Set<string>> {
    const found = new Set<string>();
    if (readings.every(({ syncedAt }) => syncedAt !== null)) return found;
    for (const { nodeId } of own) {
      for (const { deviceId, state } of await store.states(nodeId, person.id)) {
        if (readDeviceState(state)?.notSyncing) found.add(deviceId);
      }
    }
    return found;
  }

  async function inDetail(seen: Glance): Promise<PersonSeen> {
    const { person } = seen;
    const thresholds = thresholdsOf(person);
    const rows = await store.readingsSince(person.id, system.now() - curveMs);
    const devices = await Promise.all(
      seen.devices.map(async (device) => {
        const { reading } = device;
        const history = rows.filter(({ deviceId }) => deviceId === reading.deviceId);
        const { curve, score } = await curves.of(person, reading, history, thresholds);
        return { ...device, score, curve: { ...curve, readings: thinned(curve.readings, slotMs) } };
      }),
    );
    return { ...seen, devices, sms: await store.smsOfPerson(person.id, mostSms) };
  }

  function thresholdsOf(person: Person): DrawnBy {
    const own = watchesOf(person);
    const known = own.find(({ settings }) => settings.low !== null) ?? own[0];
    return thresholdsFor(known?.settings ?? defaultsFor(isByMsg(person.cloud)), person);
  }

  return {
    watch(watch) {
      watches.add(watch);
      return () => {
        watches.delete(watch);
      };
    },
    watchOf: (nodeId) => [...watches].find((watch) => watch.nodeId === nodeId) ?? null,
    nodesFor(person) {
      return watchesOf(person).map(({ nodeId }) => nodeId);
    },
    defaultsFor(person) {
      return sharedDefaults(watchesOf(person).map(({ settings }) => settings));
    },
    thresholdsOf,
    glance,
    async people({ name, most }) {
      const everybody = (await store.everybody()).filter(({ cloud }) => parts.hasCloud(cloud));
      const all = await Promise.all(everybody.map(glance));
      const wanted = name.trim().toLowerCase();
      const found = all.filter(({ person }) => person.name.toLowerCase().includes(wanted));
      const urgent = found.toSorted(
        (a, b) => urgencyOf(a) - urgencyOf(b) || a.person.name.localeCompare(b.person.name),
      );
      const detailed = await Promise.all(urgent.slice(0, most).map(inDetail));
      // Somebody may have been removed while the others were looked up.
      const there = await Promise.all(detailed.map(({ person }) => store.person(person.id)));
      return {
        count: {
          all: all.length,
          need: all.filter(({ need }) => need !== null).length,
          low: all.filter(({ devices }) => devices.some(isLow)).length,
          paused: everybody.filter((person) => isPaused(person, system.now())).length,
        },
        found: found.length,
        people: detailed.filter((_, index) => there[index]),
      };
    },
  };
}

function seenBy({ nodeId, settings }: Watch, person: Person): WatchSeen {
  const { low, ...others } = thresholdsFor(settings, person);
  return { nodeId, thresholds: low === null ? null : { ...others, low } };
}

/** Where no battery node looks after somebody, or none knows its thresholds yet: the defaults of the dialog. */
function judging(watched: readonly WatchSeen[], person: Person): [Thresholds, ...Thresholds[]] {
  const [first, ...others] = watched.map(({ thresholds }) => thresholds).filter((one) => one !== null);
  return first ? [first, ...others] : [thresholdsFor(defaultsFor(isByMsg(person.cloud)), person)];
}

function urgencyOf({ need, devices, person }: Pick<Glance, 'need' | 'devices' | 'person'>): number {
  if (need !== null) return needOrder.indexOf(need);
  const standings = devices.filter(({ isWatched }) => isWatched).map(({ standing }) => standing);
  const standing = standingOrder.indexOf(standings.length > 0 ? worst(standings) : 'fine');
  const failing = standingOrder.indexOf('unknown');
  return needOrder.length + (person.failingSince === null ? standing : Math.min(standing, failing));
}

const isPaused = ({ cloud, pausedUntil }: Person, now: number): boolean =>
  !isMadeUp(cloud) && pauseAt(pausedUntil, now) !== null;

function isLow({ standing, isWatched }: Pick<DeviceSeen, 'standing' | 'isWatched'>): boolean {
  return isWatched && (standing === 'critical' || standing === 'low');
}

function worst(standings: readonly Standing[]): Standing {
  return standingOrder.find((one) => standings.includes(one)) ?? 'unknown';
}
