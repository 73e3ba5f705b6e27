// What happens once to a device or to who wears it, and must not throw a forecast off for long.
import { type Habits, kinds, otherKinds } from './habits';
import { type Bout, type Life, liveOn, type Plan } from './life';
import { type Random, randomFrom } from './random';
import { type Forecaster, type Outcome, type Setting, tryOut } from './trial';

export interface Situation {
  name: string;
  /** The days of the life whose questions count: from, to. */
  counted: readonly [number, number];
  run(random: Random, forecaster: Forecaster): Outcome;
}

const day = 24 * 3_600_000;
const midwinter = Date.UTC(2026, 0, 5);
const utc: Setting = { timeZone: () => 'UTC', summary: null };

function usual(random: Random, kind: number): Habits {
  const its = [...kinds, ...otherKinds][kind];
  if (!its) throw new Error(`No kind ${kind}.`);
  return its.draw(random);
}

function life(random: Random, kind: number, plan: Partial<Plan>, other: Partial<Habits> = {}): Life {
  const habits = { ...usual(random, kind), ...other };
  return liveOn(habits, { start: midwinter, days: 120, offset: () => 0, ...plan }, random);
}

/** The clocks of Berlin, in 2026: written down here, and not asked of the machine. */
function berlin(start: number): (at: number) => number {
  const [spring, autumn] = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
  return (at) => {
    const time = start + at * 3_600_000;
    return time >= spring && time < autumn ? 2 : 1;
  };
}

function underClocks(start: number, kind: number) {
  return (random: Random, forecaster: Forecaster): Outcome => {
    const its = life(random, kind, { start, days: 70, offset: berlin(start) });
    return tryOut(its, forecaster, { timeZone: () => 'Europe/Berlin', summary: null }, random);
  };
}

export const situations: readonly Situation[] = [
  {
    name: 'a marathon with GPS',
    counted: [60, 80],
    run: (random, forecaster) => {
      const extra: Bout[] = [{ from: 60 * 24 + 9, to: 60 * 24 + 13.5 }];
      return tryOut(life(random, 0, { extra }), forecaster, utc, random);
    },
  },
  {
    name: 'a firmware that doubles the drain, after two charges',
    counted: [67, 90],
    run: (random, forecaster) =>
      tryOut(life(random, 0, { scale: (number) => (number < 60 ? 1 : 2) }), forecaster, utc, random),
  },
  {
    name: 'a battery that ages by a half in 120 days',
    counted: [30, 120],
    run: (random, forecaster) =>
      tryOut(life(random, 0, { scale: (number) => 1 + number / 240 }), forecaster, utc, random),
  },
  {
    name: 'daylight saving begins',
    counted: [40, 60],
    run: underClocks(Date.UTC(2026, 1, 14) - 3_600_000, 3),
  },
  {
    name: 'daylight saving ends',
    counted: [40, 60],
    run: underClocks(Date.UTC(2026, 8, 12) - 7_200_000, 3),
  },
  {
    name: 'a flight over nine zones',
    counted: [60, 90],
    run: (random, forecaster) => {
      const its = life(random, 0, { offset: (at) => (at < 60 * 24 ? 1 : -8) });
      const timeZone = (number: number) => (number < 60 ? 'Etc/GMT-1' : 'Etc/GMT+8');
      return tryOut(its, forecaster, { timeZone, summary: null }, random);
    },
  },
  {
    name: 'a flight over the date line',
    counted: [60, 90],
    run: (random, forecaster) => {
      const its = life(random, 3, { offset: (at) => (at < 60 * 24 ? -10 : 12) });
      const timeZone = (number: number) => (number < 60 ? 'Etc/GMT+10' : 'Etc/GMT-12');
      return tryOut(its, forecaster, { timeZone, summary: null }, random);
    },
  },
  {
    name: 'charged a little on every third day',
    counted: [20, 120],
    run: (random, forecaster) => {
      const { charging } = usual(random, 0);
      return tryOut(
        life(random, 0, {}, { charging: { ...charging, little: 0.33 } }),
        forecaster,
        utc,
        random,
      );
    },
  },
  {
    name: 'an Inspire 3 replaced by a Pixel Watch of the same id, after four days',
    counted: [4, 30],
    run: (random, forecaster) => {
      const before = life(random, 1, { start: midwinter - 60 * day, days: 60 });
      const summary = before.readings.reduce<unknown>(forecaster.learn, null);
      return tryOut(life(random, 3, { days: 40 }), forecaster, { ...utc, summary }, random);
    },
  },
];

/** One device of a kind, or in a situation, from its seed. */
export function outcomeOf(task: Task, forecaster: Forecaster): Outcome {
  const random = randomFrom(task.seed);
  const situation = situations[task.index];
  if (task.what === 'situation' && situation) {
    const outcome = situation.run(random, forecaster);
    const [from, to] = situation.counted;
    return { ...outcome, asked: outcome.asked.filter(({ day: number }) => number >= from && number < to) };
  }
  return tryOut(life(random, task.index, { days: 150 }), forecaster, utc, random);
}

export interface Task {
  what: 'kind' | 'situation';
  index: number;
  seed: number;
}
