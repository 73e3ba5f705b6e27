// What is said at the advice hour: when a battery will be almost empty, and when to charge it, in words that are true at any hour.
import { wallClock } from '../net/local-time';
import { type SentenceKey, sentence } from '../sentences/sentences';
import type { Forecast } from './forecast';
import { dateOf, type Listener, partOf, roundedHour, whenInWords } from './when';

const hour = 3_600_000;
const day = 24 * hour;

export interface Advice {
  forecast: Pick<Forecast, 'emptyAt' | 'empty'> | null;
  /** Whether it is almost empty already. */
  isEmpty: boolean;
  /** The advice hour of the next day, ms since 1970 UTC: before it the battery will be almost empty. */
  nextAdviceAt: number;
}

/** `when` it will be almost empty, as exactly as is honest, and `charge`: a sentence that says when to charge it. */
export function adviceWords(advice: Advice, listener: Listener): { when: string; charge: string } {
  const { forecast, isEmpty, nextAdviceAt } = advice;
  const { now, timeZone, language } = listener;
  const said = (key: SentenceKey) => sentence(language, key);
  const { emptyAt = null, empty = null } = forecast ?? {};
  if (isEmpty || (emptyAt !== null && emptyAt <= now)) {
    return { when: said('advice.soon'), charge: said('advice.charge.now') };
  }
  const when = emptyAt === null || empty === null ? null : whenInWords(emptyAt, empty, listener);
  const today = wallClock(now, timeZone);
  const emptyWall = emptyAt === null ? null : wallClock(emptyAt, timeZone);
  const isAtHand = emptyWall !== null && roundedHour(emptyWall) <= today;
  const before = isAtHand ? 'advice.soon' : beforeNext(today, wallClock(nextAdviceAt, timeZone));
  return {
    when: when ?? said(before),
    charge: said(`advice.charge.${chargeTime(today, emptyWall)}`),
  };
}

/** "Tomorrow evening" is the next advice hour only where that comes tomorrow. By wall-clock times. */
function beforeNext(now: number, next: number): SentenceKey {
  const part = partOf(next);
  const isTomorrow = dateOf(next) === dateOf(now) + 1;
  return isTomorrow && part !== 'night' ? `advice.before.${part}` : 'advice.within-a-day';
}

/** "Tonight" is true only in the evening, and soon enough only if the battery lasts the night. By wall-clock times. */
function chargeTime(now: number, empty: number | null): 'now' | 'today' | 'tonight' {
  const isLater = empty === null || dateOf(empty) > dateOf(now);
  const at = (now % day) / hour;
  if (!isLater || at < 6 || at >= 22) return 'now';
  if (at < 17) return 'today';
  return empty !== null && partOf(empty) === 'night' ? 'now' : 'tonight';
}
