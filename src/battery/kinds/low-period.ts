// The alerts `low`, `critical` and `charged`: each low period of a battery is told once, and again if it becomes worse.
import { earliestTime } from '../../net/system';
import type { DeviceState } from '../device-state';
import type { Reading } from '../reading';
import { type AlertSettings, chargedBy, restAfterAdviceMs, tooLateMs } from '../settings';
import { isRetired, rankOf } from '../standing';
import type { DeviceKind, DeviceRule, KnownBattery } from './kind';

const hour = 3_600_000;

type Kind = 'low' | 'critical' | 'charged';

const aboutLow = {
  isGoodNews: false,
  // A low period lasts until the battery was charged; what is above the threshold meanwhile is shown as it is.
  status: ({ lowPeriod, advised }, reading, { low }) => {
    const isTold = lowPeriod !== 'none' || (advised && reading?.level !== null);
    return reading !== null && isTold && (reading.level ?? 0) < low ? 'low' : null;
  },
  rearmed: (state) => ({ ...state, lowPeriod: 'none', lowPeriodBy: null, toldAt: null }),
  isSolved: ({ lowPeriod }) => lowPeriod === 'none',
  isSolvedByReading: wasCharged,
} as const satisfies Partial<DeviceKind>;

/** A cloud may say only a word, such as "Low", and no number. */
const named = <K extends Kind>(kind: K) => ({
  sentence: ({ level }: Reading) =>
    level === null ? (`alert.${kind}.unknown` as const) : (`alert.${kind}` as const),
  list: `alert-list.${kind}` as const,
});

export const lowPeriod: DeviceRule<Kind> = {
  kinds: {
    critical: { ...aboutLow, ...named('critical'), urgency: 1 },
    low: {
      ...aboutLow,
      list: 'alert-list.low',
      urgency: 3,
      // "Until about 9 PM" is wrong after that.
      goodUntil: (at, emptyAt) =>
        emptyAt !== null && emptyAt > at + hour ? Math.min(emptyAt, at + tooLateMs) : at + tooLateMs,
      sentence(reading, when) {
        const isKnown = reading.level !== null && when !== null;
        return isKnown ? 'alert.low.until' : named('low').sentence(reading);
      },
    },
    charged: {
      ...named('charged'),
      urgency: 6,
      isGoodNews: true,
      status: () => null,
      rearmed: null,
      isSolved: () => false,
      isSolvedByReading: () => false,
    },
  },

  remembers: ['lowPeriod', 'lowPeriodBy', 'toldAt'],

  decide(before, reading, settings, now) {
    const state = { ...before };
    const alerts: Kind[] = [];
    // What was told before the clock was set was told just now.
    if (state.toldAt !== null && state.toldAt < earliestTime && now >= earliestTime) state.toldAt = now;
    // On its charger nobody needs to be told; if it is taken off too early, the next reading tells.
    if (reading.charging === true && rankOf(reading, settings) !== 'fine') return { state, alerts };
    const rank = rankOf(reading, settings);
    if (rank === 'critical' && state.lowPeriod !== 'critical') alerts.push('critical');
    else if (rank === 'low' && state.lowPeriod === 'none') {
      if (isAdvisedLately(state, now)) return { state, alerts };
      alerts.push('low');
    } else if ((rank === 'low' || rank === 'critical') && isReminderDue(state, reading, settings, now)) {
      alerts.push(rank);
    }
    if (alerts.length > 0) {
      state.lowPeriodBy ??= reading.level === null ? 'word' : 'level';
      state.lowPeriod = alerts.includes('critical') || state.lowPeriod === 'critical' ? 'critical' : 'low';
      state.toldAt = now;
    }
    // Words are coarse: one must not end what a level began.
    const mayRearm = reading.level !== null || state.lowPeriodBy !== 'level';
    if (rank === 'fine' && state.lowPeriod !== 'none' && mayRearm) {
      state.lowPeriod = 'none';
      state.lowPeriodBy = null;
      state.toldAt = null;
      alerts.push('charged');
    }
    return { state, alerts };
  },
};

/**
 * A reminder is due as well where the last telling lies ahead: a wrong clock stamped it, and it may be long ago. It only looks so
 * by a clock that is not set yet.
 */
function isReminderDue(
  { toldAt }: DeviceState,
  reading: Reading,
  { remindHours }: AlertSettings,
  now: number,
): boolean {
  // A tracker that has been in a drawer for a month would be told of for ever.
  if (remindHours === 0 || isRetired(reading, now)) return false;
  if (toldAt === null || (now < earliestTime && toldAt >= earliestTime)) return false;
  return now < toldAt || now - toldAt >= remindHours * hour;
}

/** Whether they were just told to charge. A telling that lies ahead was stamped by a wrong clock, and may be long ago. */
function isAdvisedLately({ advised }: DeviceState, now: number): boolean {
  return advised != null && now >= advised.at && now - advised.at < restAfterAdviceMs;
}

/** Whether a battery was charged between what an alert told and what is known now. */
export function wasCharged(told: KnownBattery, now: KnownBattery): boolean {
  if (told.level !== null && now.level !== null) {
    return now.level > told.level && now.level >= Math.min(100, told.level + chargedBy);
  }
  // Words are coarse: `Medium` may be as low as before, and no word outweighs the level that was told.
  return told.level === null && now.level === null && now.status?.toLowerCase() === 'high';
}
