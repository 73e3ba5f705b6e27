// The alert `charge-soon`: in the advice hour, that a battery will be almost empty before the next one.
import { earliestTime } from '../../net/system';
import { adviceHours, isAdviceHour } from '../advice-hour';
import { adviceWords } from '../advice-words';
import type { DeviceState } from '../device-state';
import { type ForecastSettings, isToBeCharged } from '../forecast';
import type { Reading } from '../reading';
import { type AlertSettings, adviceGoodMs, chargedBy } from '../settings';
import type { DeviceRule, Outlook } from './kind';
import { wasCharged } from './low-period';

export const chargeSoon: DeviceRule<'charge-soon'> = {
  kinds: {
    'charge-soon': {
      urgency: 4,
      isGoodNews: false,
      sentence: () => 'alert.charge-soon',
      list: 'alert-list.charge-soon',
      fill({ level, forecast }, { empty, adviceAt }, listener) {
        const { next } = adviceHours(listener.now, adviceAt ?? 0, listener.timeZone);
        return adviceWords({ forecast, isEmpty: (level ?? 0) <= empty, nextAdviceAt: next }, listener);
      },
      status: () => null,
      rearmed: (state) => ({ ...state, advised: null }),
      goodUntil: (at) => at + adviceGoodMs,
      isSolved: ({ advised = null }) => advised === null,
      isSolvedByReading: wasCharged,
    },
  },

  remembers: ['advised'],

  decide(before, reading, settings, now, outlook) {
    const state = { ...before };
    const advised = advisedNow(before, reading);
    if (advised !== (before.advised ?? null)) state.advised = advised;
    // A battery that is low, or not syncing, has alerts of its own, which say more.
    const isQuiet = state.lowPeriod !== 'none' || state.notSyncing || reading.charging === true;
    if (advised || isQuiet || reading.level === null) return { state, alerts: [] };
    if (!isDue(reading, settings, now, outlook)) return { state, alerts: [] };
    return { state: { ...state, advised: { at: now, lowest: reading.level } }, alerts: ['charge-soon'] };
  },
};

/** What is remembered of the telling after this reading: nothing any more once the battery was charged, which no word says. */
function advisedNow(
  { advised = null }: DeviceState,
  { level }: Reading,
): NonNullable<DeviceState['advised']> | null {
  if (!advised || level === null || level === advised.lowest) return advised;
  if (level < advised.lowest) return { ...advised, lowest: level };
  return level >= Math.min(100, advised.lowest + chargedBy) ? null : advised;
}

function isDue(
  reading: Reading,
  settings: AlertSettings,
  now: number,
  { summary, timeZone }: Outlook,
): boolean {
  // By a clock that has not been set yet no hour is the advice hour.
  if (settings.adviceAt === null || now < earliestTime) return false;
  const hours = adviceHours(now, settings.adviceAt, timeZone);
  return (
    isAdviceHour(now, hours) &&
    isToBeCharged(summary, forecastSettings(reading, settings, now, timeZone), hours.next)
  );
}

const forecastSettings = (
  { name }: Reading,
  { low, empty }: AlertSettings,
  now: number,
  timeZone: string,
): ForecastSettings => ({ now, low, empty, timeZone, deviceName: name });
