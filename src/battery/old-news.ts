// Whether an alert that was decided a while ago still holds, by what is known now.
import * as v from 'valibot';
import { earliestTime } from '../net/system';
import type { Reading } from './reading';
import { chargedBy, tooLateMs } from './settings';

const text = v.nullable(v.string());
const shape = v.object({
  // As a flow may have left it: without a time nothing is too old.
  alert: v.object({ kind: v.string(), at: v.fallback(v.optional(v.string()), undefined) }),
  person: v.object({ id: v.string() }),
  battery: v.optional(
    v.object({ deviceId: v.string(), level: v.nullable(v.number()), status: text, syncedAt: text }),
  ),
});

/** What an alert said when it was decided. */
export type ToldAlert = v.InferOutput<typeof shape>;
type BatteryFacts = NonNullable<ToldAlert['battery']>;

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
  /** Whether checks of this person do not work at present. */
  isFailing: boolean;
}

/** True where an alert says something that is no longer so, or comes more than a day late. What cannot be told is still news. */
export function isOldNews(
  { alert, battery }: Pick<ToldAlert, 'alert' | 'battery'>,
  { readings, access, isFailing, now: time }: Present,
): boolean {
  const at = Date.parse(alert.at ?? '');
  // A clock that had not been set yet says nothing of when that was.
  if (at >= earliestTime && time - at > tooLateMs) return true;
  switch (alert.kind) {
    case 'reconnect':
      return access === 'ok';
    case 'cannot-check':
      return access === 'ok' && !isFailing;
  }
  const now = readings.find(({ deviceId }) => deviceId === battery?.deviceId);
  if (!battery || !now) return false;
  switch (alert.kind) {
    case 'low':
    case 'critical':
      return wasCharged(battery, now);
    case 'not-syncing':
      return hasSynced(battery, now);
    default:
      return false;
  }
}

function wasCharged(told: BatteryFacts, now: Present['readings'][number]): boolean {
  if (told.level !== null && now.level !== null) {
    return now.level > told.level && now.level >= Math.min(100, told.level + chargedBy);
  }
  // Words are coarse: `Medium` may be as low as before, and no word outweighs the level that was told.
  return told.level === null && now.level === null && now.status?.toLowerCase() === 'high';
}

function hasSynced(told: BatteryFacts, now: Present['readings'][number]): boolean {
  if (now.syncedAt !== null) return told.syncedAt === null || now.syncedAt > Date.parse(told.syncedAt);
  return now.level !== told.level || now.status !== told.status;
}
