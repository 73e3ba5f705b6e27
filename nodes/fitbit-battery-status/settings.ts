// Reads what the dialog stored into what a check needs; odd values fall back to the defaults.

import type { Node } from 'node-red';
import { readWords } from '../../src/battery/own-words';
import type { QuietHours } from '../../src/battery/quiet-hours';
import type { DeviceChoice } from '../../src/battery/reading';
import { type AlertSettings, defaultsFor } from '../../src/battery/settings';
import { readTimeOfDay } from '../../src/battery/time-of-day';
import type { EscalateTo } from '../../src/people/next-person';
import { readNumber } from '../../src/sms/numbers';
import { filled } from '../common/filled';

/** The number of the next person, as it was typed. */
export type StatusNode = Node<{ escalateNumber?: string }>;

export interface StatusDef {
  config: string;
  /** A person's id; empty for everybody. */
  person: string;
  low: number | string;
  /** `num`, or where the number comes from: `msg`, `flow`, `global` or `env`; `low` is the name there. */
  lowType: string;
  notSyncingHours: number | string;
  critical: number | string;
  remindHours: number | string;
  goodNews: boolean;
  devices: string;
  scales: boolean;
  /** When to advise to charge, such as `20:00`; empty: never. */
  adviceAt: string;
  empty: number | string;
  /** Times of day such as `22:00`, between which nobody is told; empty: people are told at any hour. */
  quietFrom: string;
  quietTo: string;
  /** After so many hours in which nobody has charged it, the next person is told; 0: never. */
  escalateHours: number | string;
  /** The next person's id; empty for the number in the credentials. */
  escalatePerson: string;
  /** Own words by kind of alert; what is none of these is left out. */
  words?: unknown;
  /** Which part of a topic names the person and which the device; only where levels come by msgs. */
  topicPattern?: string;
  /** Whether people are added whom a msg names and nobody knows. */
  addPeople?: boolean;
}

/** `byMsg`: levels come by msgs, so each device is there because somebody sends it, and is not heard of every day. */
export function checkSettings(def: StatusDef, byMsg = false): AlertSettings & DeviceChoice {
  const defaults = defaultsFor(byMsg);
  const adviceAt = typeof def.adviceAt === 'string' ? readTimeOfDay(def.adviceAt) : undefined;
  return {
    low: within(def.low, 1, 100, defaults.low),
    critical: within(def.critical, 0, 100, defaults.critical),
    notSyncingHours: within(def.notSyncingHours, 1, 720, defaults.notSyncingHours),
    remindHours: within(def.remindHours, 0, 720, defaults.remindHours),
    goodNews: def.goodNews === true,
    devices: byMsg || def.devices === 'all' ? 'all' : 'last-synced',
    scales: def.scales === true,
    empty: within(def.empty, 1, 100, defaults.empty),
    adviceAt: adviceAt === undefined ? defaults.adviceAt : adviceAt,
    quiet: quietHours(def),
    words: readWords(def.words),
    escalateHours: within(def.escalateHours, 0, 720, defaults.escalateHours),
  };
}

/** Both times or none: of one alone nobody knows when it ends. */
function quietHours({ quietFrom, quietTo }: StatusDef): QuietHours | null {
  const [from, to] = [quietFrom, quietTo].map((time) => readTimeOfDay(String(time ?? '')));
  return from == null || to == null || from === to ? null : { from, to };
}

/** With the low threshold that was found elsewhere, as a number or as text; null unless that is from 1 to 100. */
export function withLow<S extends AlertSettings>(settings: S, found: unknown): S | null {
  const isText = typeof found === 'number' || typeof found === 'string';
  const low = isText ? within(found, 1, 100, 0) : 0;
  return low === 0 ? null : { ...settings, low, critical: Math.min(settings.critical, low) };
}

/** The editor stores numbers as text as soon as somebody has typed into the field; a flow may hold null. */
function within(
  value: number | string | null | undefined,
  least: number,
  most: number,
  fallback: number,
): number {
  const text = String(value ?? '').trim();
  const number = text === '' ? Number.NaN : Number(text);
  return number >= least && number <= most ? number : fallback;
}

/** Who is told where nobody charges a battery for long: a person of the list, else the number of the credentials; null: the flow decides. */
export function escalateTo(
  { escalatePerson }: Pick<StatusDef, 'escalatePerson'>,
  typed: string | undefined,
  country: string,
): EscalateTo {
  if (filled(escalatePerson) !== '') return { personId: filled(escalatePerson) };
  const { number } = readNumber(typed ?? '', country);
  return number === null ? null : { number };
}
