// Whether an alert that was decided a while ago still holds, by what is known now.
import * as v from 'valibot';
import { earliestTime } from '../net/system';
import type { Conversation } from './conversation';
import { deviceKind, personKind } from './kinds/registry';
import type { Reading } from './reading';
import { tooLateMs } from './settings';

/** Not sent: it was too late, for a number that is somebody's no more, or for other reasons, for which nothing is told anew. */
export const outdatedCode = 'sms-outdated';

const text = v.nullable(v.string());
const shape = v.object({
  // As a flow may have left it: without a time nothing is too old.
  alert: v.object({
    kind: v.string(),
    at: v.fallback(v.optional(v.string()), undefined),
    instead: v.fallback(v.optional(v.string()), undefined),
    conversation: v.fallback(v.optional(v.string()), undefined),
    escalated: v.fallback(v.optional(v.boolean()), undefined),
    quiet: v.fallback(v.optional(v.object({ from: v.string(), to: v.string() })), undefined),
  }),
  person: v.object({ id: v.string() }),
  battery: v.optional(
    v.object({ deviceId: v.string(), level: v.nullable(v.number()), status: text, syncedAt: text }),
  ),
  forecast: v.fallback(v.optional(v.nullable(v.object({ emptyAt: text }))), undefined),
});

/** What an alert said when it was decided. */
export type ToldAlert = v.InferOutput<typeof shape>;

/** The alert in a msg that may have gone through any flow, or null. */
export function readAlert(msg: unknown): ToldAlert | null {
  const read = v.safeParse(shape, msg);
  return read.success ? read.output : null;
}

/** What is known now of the person whom an alert is about. */
export interface Present {
  /** Ms since 1970 UTC. */
  now: number;
  /** The newest reading of each device. */
  readings: readonly Pick<Reading, 'deviceId' | 'level' | 'status' | 'syncedAt'>[];
  access: 'ok' | 'lost';
  /** No check of this person has worked since then, ms since 1970 UTC; null while they work. */
  failingSince: number | null;
}

/** Until when an alert may be told, ms since 1970 UTC; for ever where a flow took its time away. */
export function goodUntil({ alert, forecast }: Pick<ToldAlert, 'alert' | 'forecast'>): number {
  const at = Date.parse(alert.at ?? '');
  // A clock that had not been set yet says nothing of when that was.
  if (!(at >= earliestTime)) return Number.POSITIVE_INFINITY;
  const emptyAt = Date.parse(forecast?.emptyAt ?? '');
  return deviceKind(alert.kind)?.goodUntil?.(at, Number.isNaN(emptyAt) ? null : emptyAt) ?? at + tooLateMs;
}

/**
 * True where an alert says something that is no longer so, or comes too late. An alert of which nothing newer is known is not
 * outdated.
 */
export function isOutdated(
  { alert, battery, forecast }: Pick<ToldAlert, 'alert' | 'battery' | 'forecast'>,
  { readings, access, failingSince, now: time }: Present,
): boolean {
  if (time > goodUntil({ alert, forecast })) return true;
  const ofPerson = personKind(alert.kind);
  if (ofPerson) return ofPerson.isSolved({ access, failingSince });
  const now = readings.find(({ deviceId }) => deviceId === battery?.deviceId);
  if (!battery || !now) return false;
  const told = { ...battery, syncedAt: battery.syncedAt === null ? null : Date.parse(battery.syncedAt) };
  return deviceKind(alert.kind)?.isSolvedByReading(told, now) ?? false;
}

/** What is told now of a device, as one node tells it. */
export interface CurrentTalk {
  deviceId: string;
  conversation: Pick<Conversation, 'id' | 'state'>;
}

/**
 * True where the low period that an alert is about is over, and its device has another one by now: what it says would seem to be so
 * again. `current`: the conversations of the person's devices.
 */
export function isOfFormerPeriod(
  { alert, battery }: Pick<ToldAlert, 'alert' | 'battery'>,
  current: readonly CurrentTalk[],
): boolean {
  const isLow = alert.kind === 'low' || alert.kind === 'critical';
  if (!isLow || alert.conversation === undefined) return false;
  const talks = current.filter(({ deviceId }) => deviceId === battery?.deviceId);
  return talks.length > 0 && talks.every(({ conversation }) => conversation.id !== alert.conversation);
}

/**
 * True where somebody takes care of what an alert says, or has put it off, since it was decided. Not of what is critical, which may
 * be newer than the answer, nor of what the next person is told, once, whoever takes care of it.
 */
export function isAnswered({ alert }: Pick<ToldAlert, 'alert'>, current: readonly CurrentTalk[]): boolean {
  if (alert.kind !== 'low' || alert.escalated === true) return false;
  return current.some(
    ({ conversation: { id, state } }) =>
      id === alert.conversation && (state === 'acknowledged' || state === 'snoozed'),
  );
}
