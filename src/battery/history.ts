// What of a device's history is kept: what is news, when it counts as seen, what is left of it as it grows old, and what was
// learned from it.
import { earliestTime } from '../net/system';
import { type LevelReading, learn, type Summary } from './forecast';
import { readSummary, timeOf } from './forecast/summary';

const hour = 3_600_000;
const day = 24 * hour;

/** How long every reading is kept, and how long a few of each day. */
const keepAllMs = 14 * day;
const keepSomeMs = 730 * day;
/** What is older than `keepAllMs` is one reading in so many hours, and the history is looked through as often. */
const slotMs = 6 * hour;
/** Of what msgs bring within so long, the first and the last are kept. */
const passingMs = 60_000;

/** What a reading says of the battery. */
interface Said {
  level: number | null;
  status: string | null;
  syncedAt: number | null;
  charging?: boolean;
}

const slotOf = (at: number) => Math.floor(at / slotMs);

/**
 * When a reading that the cloud was asked for at `at` counts as seen, if the newest kept one was seen at `newestAt`. By a
 * clock that has not been set yet: right after that. All in ms since 1970 UTC.
 */
function seenAt(at: number, newestAt: number | null): number {
  return at >= earliestTime || newestAt === null ? at : Math.max(at, newestAt + 1);
}

/** Whether a reading says anything that the last one did not. */
function isNews({ level, status, syncedAt, charging }: Said, last: Said | null): boolean {
  if (!last || level !== last.level || status !== last.status) return true;
  return syncedAt !== last.syncedAt || charging !== last.charging;
}

/**
 * The time before which a history is to be thinned, now that a reading of `at` has come after one of `lastAt`: four times
 * a day, as that reads the whole history; null otherwise. It is little later than `lastAt` allows: a clock that is ahead
 * for a moment must not cost two years of history.
 */
function thinnedBefore(at: number, lastAt: number | null): number | null {
  if (lastAt !== null && slotOf(lastAt) === slotOf(at)) return null;
  return Math.min(at - keepAllMs, (lastAt ?? at) + slotMs);
}

/**
 * Which of the readings before `thinnedBefore`, by their times, are kept no longer: all but the first of each six hours,
 * and whatever is older than two years.
 */
function superfluous(times: readonly number[], before: number): number[] {
  const oldest = before + keepAllMs - keepSomeMs;
  const firsts = new Map<number, number>();
  for (const at of times) firsts.set(slotOf(at), Math.min(at, firsts.get(slotOf(at)) ?? at));
  return times.filter((at) => at < oldest || at !== firsts.get(slotOf(at)));
}

type Moment = Pick<LevelReading, 'at' | 'syncedAt'>;

/** Whether the reading between two others says as good as nothing: all three are of the same minute. */
function isPassing(reading: Moment, beforeLast: Moment): boolean {
  const ms = timeOf(reading) - timeOf(beforeLast);
  return ms >= 0 && ms < passingMs;
}

/** A summary out of its text; null for what is none of this version. */
function summaryIn(text: string | null): Summary | null {
  try {
    return text === null ? null : readSummary(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Whether what was learned by the readings up to `until` is to be learned on, now that one of `at` has come: once a day, as it
 * is the longest row there is. It is far younger than what is thinned.
 */
const isCheckpointDue = (until: number, at: number): boolean => at - until >= day;

/** The summary that a checkpoint and the readings after it give, the oldest first; null where nothing is known. */
export function summaryAfter(checkpoint: string | null, readings: readonly LevelReading[]): Summary | null {
  let summary = summaryIn(checkpoint);
  for (const reading of readings) summary = learn(summary, reading);
  return summary;
}

/** Whether a checkpoint is a summary of this version. */
const isReadable = (checkpoint: string): boolean => summaryIn(checkpoint) !== null;

function learned(checkpoint: string | null, readings: readonly LevelReading[]): string | null {
  const summary = summaryAfter(checkpoint, readings);
  return summary && JSON.stringify(summary);
}

/** By these the store keeps what a check brings: it asks them inside the transaction that keeps it. */
export const history = {
  seenAt,
  isNews,
  // A cloud is asked every ten seconds at most, and the presses of Demo's button are few and near.
  isPassing: () => false,
  thinnedBefore,
  superfluous,
  isCheckpointDue,
  isReadable,
  learned,
};

/** The same, of levels that come by msgs: nothing but the flow bounds how many those are, and each is read again with every news. */
export const historyOfMsgs = { ...history, isPassing };
