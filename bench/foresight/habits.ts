// Made-up wearers: what is true of a device and of who wears it. Nothing of it is known to a forecast.
import type { Random } from './random';

export interface Habits {
  deviceName: string;
  /** Percent in a usual day without exercise. */
  daily: number;
  /** The share of a day's drain in each of its 24 hours by the wall clock. */
  hours: readonly number[];
  /** How much days differ: the deviation of the logarithm. */
  days: number;
  /** How much hours differ on top of that. */
  blocks: number;
  /** How much of yesterday's difference is left today, 0 to 1. */
  carryOver: number;
  exercise: Exercise;
  charging: Charging;
  /** The level is shown in such steps, in percent, rounded to the nearest, down or up. */
  step: number;
  rounding: 'nearest' | 'down' | 'up';
  /** A cloud that says whether it is on its charger. */
  saysCharging: boolean;
  /** Spells away from the phone a day, and how long they are, in hours. */
  away: { perDay: number; from: number; to: number };
}

export interface Exercise {
  /** The chance of it for each day of the week, Monday first. */
  chances: readonly number[];
  /** The habitual hour by the wall clock, and its deviation in hours. */
  hour: number;
  spread: number;
  /** Hours, and the deviation of their logarithm. */
  long: number;
  longSpread: number;
  /** Percent an hour on top. */
  drain: number;
}

export interface Charging {
  /** When there is a charger at hand, by the wall clock. */
  hour: number;
  /** Below about this level it is charged, and how much that varies. */
  mark: number;
  spread: number;
  /** How often it is taken off before it is full. */
  partly: number;
  /** How often a day it is put on for ten minutes to half an hour. */
  little: number;
}

export interface Kind {
  name: string;
  draw(random: Random): Habits;
}

/** Shares of the hours: less by night, most in the evening. */
function hoursOf(random: Random): number[] {
  const wakes = 7 + random.normal();
  const sleeps = 23 + random.normal();
  const night = random.between(0.45, 0.75);
  const evening = random.between(1, 1.5);
  const weights = Array.from({ length: 24 }, (_, hour) => {
    if (hour + 0.5 < wakes || hour + 0.5 > sleeps) return night;
    return hour >= 18 ? evening : random.between(0.85, 1.15);
  });
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((one) => one / sum);
}

const everyDay = (chance: number) => Array.from({ length: 7 }, () => chance);

function habitsOf(
  random: Random,
  its: { deviceName: string; lasts: number; days: number; mark: number } & Partial<Habits>,
): Habits {
  const noExercise = { chances: everyDay(0), hour: 18, spread: 1, long: 0.75, longSpread: 0.3, drain: 20 };
  return {
    daily: (100 / its.lasts) * random.factor(0.15),
    hours: hoursOf(random),
    blocks: 0.3,
    carryOver: 0,
    exercise: noExercise,
    charging: { hour: random.between(20.5, 22), mark: its.mark, spread: 8, partly: 0.2, little: 0.02 },
    step: 1,
    rounding: 'nearest',
    saysCharging: false,
    away: { perDay: 0.6, from: 1, to: 8 },
    ...its,
  };
}

/** Habitual: about the same hour on a part of the days. */
function habitual(random: Random, chance: number, drain: number): Exercise {
  const hour = random.chance(0.5) ? random.between(6.5, 8.5) : random.between(16, 19.5);
  return {
    chances: everyDay(chance * random.between(0.7, 1.3)),
    hour,
    spread: 0.7,
    long: random.between(0.35, 0.8),
    longSpread: 0.3,
    drain,
  };
}

/** The five kinds of device and wearer. */
export const kinds: readonly Kind[] = [
  {
    name: 'Charge 6, GPS on a third of the days',
    draw: (random) =>
      habitsOf(random, {
        deviceName: 'Charge 6',
        lasts: 7,
        days: 0.12,
        mark: 25,
        exercise: habitual(random, 1 / 3, 18),
      }),
  },
  {
    name: 'Inspire 3, no GPS',
    draw: (random) => habitsOf(random, { deviceName: 'Inspire 3', lasts: 10, days: 0.12, mark: 18 }),
  },
  {
    name: 'Versa 4, steps of 5 %',
    draw: (random) =>
      habitsOf(random, {
        deviceName: 'Versa 4',
        lasts: 6,
        days: 0.12,
        mark: 25,
        step: 5,
        exercise: habitual(random, 1 / 4, 15),
      }),
  },
  {
    name: 'Pixel Watch, 36 h',
    draw: (random) =>
      habitsOf(random, {
        deviceName: 'Google Pixel Watch 3',
        lasts: 1.5,
        days: 0.12,
        mark: 75,
        exercise: habitual(random, 0.3, 8),
        saysCharging: random.chance(0.5),
      }),
  },
  {
    name: 'Charge 6, irregular',
    draw: (random) =>
      habitsOf(random, {
        deviceName: 'Charge 6',
        lasts: 7,
        days: 0.2,
        mark: 26,
        carryOver: 0.3,
        exercise: { ...habitual(random, 0.3, 18), hour: 14, spread: 4, longSpread: 0.5 },
        away: { perDay: 1, from: 2, to: 14 },
      }),
  },
];

/** Others, which no figure above was set by: habits by the week, other rounding, other clouds. */
export const otherKinds: readonly Kind[] = [
  {
    name: 'Sense 2, three fixed days of the week',
    draw: (random) => {
      const shift = Math.floor(random.between(0, 7));
      const chances = [0.9, 0, 0.9, 0, 0, 0.8, 0].map((_, day, all) => all[(day + shift) % 7] ?? 0);
      return habitsOf(random, {
        deviceName: 'Sense 2',
        lasts: 6,
        days: 0.12,
        mark: 28,
        exercise: { ...habitual(random, 0, 16), chances },
      });
    },
  },
  {
    name: 'Charge 6, rounded down',
    draw: (random) =>
      habitsOf(random, {
        deviceName: 'Charge 6',
        lasts: 7,
        days: 0.12,
        mark: 28,
        rounding: 'down',
        exercise: habitual(random, 0.2, 20),
      }),
  },
  {
    name: 'unknown name, 15 days, steps of 5 % rounded up',
    draw: (random) =>
      habitsOf(random, {
        deviceName: 'Watch of Anna',
        lasts: 15,
        days: 0.12,
        mark: 20,
        step: 5,
        rounding: 'up',
        charging: { hour: 8, mark: 20, spread: 5, partly: 0.5, little: 0.1 },
      }),
  },
];
