// What is drawn of a device: what was read of it, how it will go on, and what matters on the way.
import { adviceHours } from '../battery/advice-hour';
import { type Forecast, forecastOf, levelsAhead } from '../battery/forecast';
import { type ForecastScore, scoreOf } from '../battery/forecast/score';
import { timeOf } from '../battery/forecast/summary';
import type { Curve } from '../battery/picture/curve';
import type { Reading } from '../battery/reading';
import { isMadeUp } from '../clouds/registry';
import { isZone, machineZone } from '../net/local-time';
import type { System } from '../net/system';
import type { Person, StoredReading } from '../store/records';
import type { Forecasts } from './forecasts';
import { madeUpFortnight } from './made-up-fortnight';
import type { LowUnknown, Thresholds } from './thresholds';

export interface DrawnDevice {
  curve: Curve;
  /** When it will be low and almost empty: what the curve shows of it, told. */
  forecast: Forecast | null;
  /** How its forecasts did; null where that is not known yet. */
  score: ForecastScore | null;
}

/** By what a device is drawn. */
export type DrawnBy = LowUnknown<Pick<Thresholds, 'low' | 'empty' | 'adviceAt'>>;

export interface Curves {
  /** `history`: what was read of this device, the oldest first. `thresholds`: those by which the person is judged. */
  of(
    person: Person,
    reading: Pick<Reading, 'deviceId' | 'name' | 'level'>,
    history: readonly StoredReading[],
    thresholds: DrawnBy,
  ): Promise<DrawnDevice>;
}

interface CurvesParts {
  system: Pick<System, 'now'>;
  forecasts: Pick<Forecasts, 'summaryOf'>;
}

/** A level is looked for in the future in such steps, percent: finer ones are not seen. */
const step = 2;

/** The zone of a person (IANA), or this machine's where no cloud has told one that Intl knows. */
export const zoneOf = ({ timeZone }: Pick<Person, 'timeZone'>): string =>
  timeZone !== null && isZone(timeZone) ? timeZone : machineZone();

export function createCurves({ system, forecasts }: CurvesParts): Curves {
  return {
    async of(person, { deviceId, name, level }, history, { low, empty, adviceAt }) {
      const now = system.now();
      const timeZone = zoneOf(person);
      // Who says no level has none in the future either.
      const summary = level === null ? null : await forecasts.summaryOf(person, deviceId);
      const levels = new Set([low ?? empty, empty]);
      for (let one = 100 - step; one >= 0; one -= step) levels.add(one);
      const ahead = levelsAhead(summary, { now, timeZone, deviceName: name }, [...levels]);
      // What the forecast was learned from: her checks are seconds apart, and it goes on by six hours each.
      const drawn = isMadeUp(person.cloud) ? madeUpFortnight(history, now) : history;
      return {
        curve: {
          readings: drawn.flatMap((one) => (one.level === null ? [] : [[timeOf(one), one.level] as const])),
          ahead,
          low,
          empty,
          adviceAt: adviceAt === null ? null : adviceHours(now, adviceAt, timeZone).next,
        },
        forecast: forecastOf(ahead, low, empty),
        score: scoreOf(summary),
      };
    },
  };
}
