// What we answer by SMS to a reply: what was understood and until when, in one SMS where that is possible.
import { deviceName } from '../battery/device-name';
import { timeOf } from '../battery/forecast/summary';
import type { Reading } from '../battery/reading';
import { isRetired } from '../battery/standing';
import { dateFormat } from '../net/local-time';
import type { OpenAlert } from '../people/conversations';
import { nearestLanguage, sentence } from '../sentences/sentences';
import { segmentsOf } from '../sms/segments';

/** For whom it is said: IANA zone, BCP 47 language. */
export interface Asker {
  timeZone: string;
  language: string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** So many are named; the others are counted. */
const mostNamed = 3;
/** However many there are, they are worth two parts of an SMS, and no more. */
const mostParts = 2;

/** Somebody takes care of these alerts; none: nothing is open. */
export function okAnswer(alerts: readonly OpenAlert[], { language }: Asker): string {
  if (alerts.length === 0) return sentence(language, 'reply.nothing-open');
  return listed(devices(alerts, language), language, (what) => sentence(language, 'reply.ok', { what }));
}

/** These alerts are put off; none: nothing is open. */
export function laterAnswer(alerts: readonly OpenAlert[], asker: Asker): string {
  const { language } = asker;
  const until = Math.min(...alerts.map((alert) => alert.until ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(until)) return sentence(language, 'reply.nothing-open');
  const time = { weekday: 'long', hour: 'numeric', minute: '2-digit' } as const;
  const when = shown(until, asker, time);
  return listed(devices(alerts, language), language, (what) =>
    sentence(language, 'reply.later', { what, when }),
  );
}

/** Nothing of these people's batteries is told until then (ms since 1970 UTC); `isCut`: longer was asked for. */
export function pauseAnswer(
  people: readonly { name: string }[],
  { until, isCut }: { until: number; isCut: boolean },
  asker: Asker,
): string {
  const { language } = asker;
  const names = people.map(({ name }) => name);
  const date = shown(until - 1, asker, { weekday: 'long', day: 'numeric', month: 'long' });
  const most = isCut ? ` ${sentence(language, 'reply.pause.most')}` : '';
  return listed(names, language, (who) => `${sentence(language, 'reply.pause', { who, date })}${most}`);
}

/** What is known of somebody's devices. */
export interface Levels {
  name: string;
  readings: readonly Reading[];
}

/** The levels of these people's devices at `now` (ms since 1970 UTC), the lowest first, as many as there is room for. */
export function batteryAnswer(people: readonly Levels[], { language }: Asker, now: number): string {
  const known = people
    .flatMap(({ name, readings }) => readings.map((reading) => ({ name, reading })))
    .filter(({ reading }) => !isRetired(reading, now) && (reading.level !== null || reading.status !== null))
    .sort((one, other) => (one.reading.level ?? 101) - (other.reading.level ?? 101));
  const lines = known.map(({ name, reading }) => levelLine(name, reading, language, now));
  if (lines.length === 0) return sentence(language, 'reply.battery.none');
  return fitting(lines, lines.length, (count) =>
    withMore(lines.slice(0, count).join('\n'), lines.length - count, language),
  );
}

function levelLine(who: string, reading: Reading, language: string, now: number): string {
  const { level, status } = reading;
  return sentence(language, 'reply.battery.level', {
    who,
    device: deviceName(reading, language),
    level: level === null ? (status ?? '') : `${level} %`,
    age: ageInWords(Math.max(0, now - timeOf(reading)), language),
  });
}

function ageInWords(ms: number, language: string): string {
  if (ms < hour) return sentence(language, 'reply.age.minutes', { minutes: Math.floor(ms / minute) });
  if (ms < 2 * day) return sentence(language, 'reply.age.hours', { hours: Math.floor(ms / hour) });
  return sentence(language, 'reply.age.days', { days: Math.floor(ms / day) });
}

function devices(alerts: readonly OpenAlert[], language: string): string[] {
  const names = alerts.map(({ person, deviceId, device }) =>
    sentence(language, 'reply.device', {
      who: person.name,
      device: deviceName({ deviceId, name: device || null }, language),
    }),
  );
  // Two nodes may have told of one device.
  return [...new Set(names)];
}

/** A sentence about these, with as many named as it has room for. */
function listed(names: readonly string[], language: string, about: (names: string) => string): string {
  return fitting(names, mostNamed, (count) =>
    about(withMore(names.slice(0, count).join(', '), names.length - count, language)),
  );
}

/** What is said with as many of these as there is room for, and with one at least. */
function fitting(all: readonly string[], most: number, said: (count: number) => string): string {
  for (let count = Math.min(most, all.length); count > 1; count -= 1) {
    const text = said(count);
    if (segmentsOf(text).count <= mostParts) return text;
  }
  return said(1);
}

function withMore(text: string, count: number, language: string): string {
  return count > 0 ? `${text} ${sentence(language, 'reply.more', { count })}` : text;
}

/** Without the narrow blanks of Intl, which would make an SMS twice as long. */
function shown(at: number, { language, timeZone }: Asker, what: Intl.DateTimeFormatOptions): string {
  return dateFormat(nearestLanguage(language), what, timeZone).format(at).replace(/\s/g, ' ');
}
