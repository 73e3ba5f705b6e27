// The msgs that a battery node sends: an alert with its sentence, a reading with its number.

import type {
  AlertFacts,
  AlertMessage,
  BatteryFacts,
  ForecastFacts,
  PersonFacts,
  ReadingMessage,
} from '../../types/messages';
import { dateFormat } from '../net/local-time';
import { isoTime } from '../net/system';
import { topicOf } from '../net/text';
import { type Fill, sentence } from '../sentences/sentences';
import { deviceName } from './device-name';
import type { Forecast } from './forecast';
import { type AlertKind, deviceKinds, type PersonAlertKind } from './kinds/registry';
import { filledWords } from './own-words';
import { personKinds } from './person';
import type { Reading } from './reading';
import { type AlertSettings, unchangedDays } from './settings';
import type { Telling } from './tellings';
import { timeOfDay } from './time-of-day';
import { whenInWords } from './when';

/** Who an alert is about and how it is told. */
export interface Recipient {
  person: PersonFacts;
  to: string | null;
  /** Their own wish. */
  wantsSms: boolean;
  language: string;
  /** Where this is the next person: whether the wearer has a number of their own, and was told there. */
  isWearerTold?: boolean;
  /** Whether this is the made-up person: the sentence then says DEMO. */
  demo: boolean;
}

/** What of a battery node's settings goes into its alerts. */
type ToldBy = Pick<AlertSettings, 'words' | 'quiet'>;

const hourMs = 3_600_000;

/** Whole hours up to three days, from then on whole days: nobody reckons with 1032 hours. */
function spanInWords(hours: number, language: string): string {
  return hours < 72
    ? sentence(language, 'span.hours', { hours })
    : sentence(language, 'span.days', { days: Math.floor(hours / 24) });
}

/**
 * The msg of an alert about a device. `fill`: places that its kind alone has; `now`: ms since 1970 UTC; `timeZone`: IANA, of
 * the person.
 */
export function deviceAlert(
  recipient: Recipient,
  { fill: ownFill = {}, ...telling }: Telling & { fill?: Fill },
  { reading, forecast }: { reading: Reading; forecast: Forecast | null },
  { now, timeZone, settings }: { now: number; timeZone: string; settings: ToldBy },
): AlertMessage {
  const { language, person } = recipient;
  const { kind } = telling;
  const device = deviceName(reading, language);
  const { emptyAt, empty } = forecast ?? { emptyAt: null, empty: null };
  const isKnown = emptyAt !== null && empty !== null;
  const when = isKnown ? whenInWords(emptyAt, empty, { now, timeZone, language }) : null;
  const fill = {
    who: person.name,
    device,
    level: reading.level ?? '',
    span:
      reading.syncedAt === null ? '' : spanInWords(Math.floor((now - reading.syncedAt) / hourMs), language),
    days: unchangedDays,
    when: when ?? '',
    ...ownFill,
  };
  const places = {
    name: person.name,
    device,
    level: String(reading.level ?? reading.status ?? ''),
    when: String(fill.when),
  };
  const told =
    ownWords(settings, kind, places) ?? sentence(language, deviceKinds[kind].sentence(reading, when), fill);
  const text = telling.firstToldAt === null ? told : passedOn(told, telling.firstToldAt, recipient, timeZone);
  return {
    ...head(recipient, topicOf(person.name, device), text),
    alert: { ...alertFacts(telling, now), ...quietFacts(recipient, settings) },
    person: askedOf(recipient),
    battery: facts(reading, device),
    forecast: forecastFacts(forecast),
  };
}

/** The msg of an alert about a person's connection; `reason` says why and what to do. */
export function personAlert(
  recipient: Recipient,
  { id, kind, hours }: { id: string; kind: PersonAlertKind; hours: number },
  reason: string,
  { now, settings }: { now: number; settings: ToldBy },
): AlertMessage {
  const { language, person } = recipient;
  const fill = { who: person.name, span: spanInWords(hours, language), reason };
  const told =
    ownWords(settings, kind, { name: person.name, reason }) ??
    sentence(language, personKinds[kind].sentence, fill);
  return {
    ...head(recipient, topicOf(person.name), told),
    alert: { id, kind, at: new Date(now).toISOString(), ...quietFacts(recipient, settings) },
    person: askedOf(recipient),
  };
}

/** The msg of a test alert: it says what it is, and nothing of a battery. `now`: ms since 1970 UTC. */
export function testAlert(recipient: Recipient, id: string, now: number): AlertMessage {
  const { language, person } = recipient;
  return {
    ...head(recipient, topicOf(person.name), sentence(language, 'alert.test', { who: person.name })),
    alert: { id, kind: 'test', at: new Date(now).toISOString() },
    person: askedOf(recipient),
  };
}

export function readingMessage(
  person: PersonFacts,
  { reading, forecast }: { reading: Reading; forecast: Forecast | null },
  language: string,
): ReadingMessage {
  const device = deviceName(reading, language);
  return {
    payload: reading.level,
    topic: topicOf(person.name, device),
    person,
    battery: facts(reading, device),
    forecast: forecastFacts(forecast),
  };
}

/** The owner's own words for a kind of alert, filled in; null where there are none. */
function ownWords(
  { words }: Pick<AlertSettings, 'words'>,
  kind: AlertKind,
  values: Parameters<typeof filledWords>[1],
): string | null {
  const own = words[kind];
  return own === undefined ? null : filledWords(own, values);
}

/** What the next person is told: besides, who was told first and when. */
function passedOn(
  told: string,
  firstToldAt: number,
  { language, person, isWearerTold = true }: Recipient,
  timeZone: string,
): string {
  const format = { weekday: 'short', hour: 'numeric', minute: '2-digit' } as const;
  const time = dateFormat(language, format, timeZone).format(firstToldAt).replaceAll('\u202f', ' ');
  const key = isWearerTold ? 'alert.escalated' : 'alert.escalated.unnamed';
  return sentence(language, key, { sentence: told, who: person.name, time });
}

function alertFacts({ id, kind, conversation, firstToldAt, heldUntil }: Telling, now: number): AlertFacts {
  return {
    id,
    kind,
    at: isoTime(now),
    ...(conversation
      ? { conversation: conversation.id, times: conversation.times, escalated: firstToldAt !== null }
      : {}),
    ...(heldUntil === null ? {} : { heldUntil: isoTime(heldUntil) }),
  };
}

/** Demo knows no quiet hours. */
function quietFacts({ demo }: Recipient, { quiet }: ToldBy): Pick<AlertFacts, 'quiet'> {
  return quiet === null || demo ? {} : { quiet: { from: timeOfDay(quiet.from), to: timeOfDay(quiet.to) } };
}

/** With their wish, so that who sends can tell it from a missing number. */
function askedOf({ person, wantsSms }: Recipient): AlertMessage['person'] {
  return wantsSms ? person : { ...person, sms: false };
}

function head(
  { to, language, demo }: Recipient,
  topic: string,
  text: string,
): Pick<AlertMessage, 'payload' | 'topic' | 'to'> {
  const payload = demo ? sentence(language, 'alert.demo', { sentence: text }) : text;
  return { payload, topic, ...(to === null ? {} : { to }) };
}

function facts(reading: Reading, device: string): BatteryFacts {
  const { level, status, deviceId, type, syncedAt } = reading;
  return {
    level,
    status,
    deviceId,
    device,
    type,
    syncedAt: syncedAt === null ? null : new Date(syncedAt).toISOString(),
  };
}

/** A forecast as msgs tell it. */
export function forecastFacts(forecast: Forecast | null): ForecastFacts | null {
  if (!forecast) return null;
  const time = (at: number | null) => (at === null ? null : isoTime(at));
  const both = (interval: [number, number] | null): [string, string] | null =>
    interval && [isoTime(interval[0]), isoTime(interval[1])];
  const { lowAt, emptyAt, low, empty } = forecast;
  return { lowAt: time(lowAt), emptyAt: time(emptyAt), low: both(low), empty: both(empty) };
}
